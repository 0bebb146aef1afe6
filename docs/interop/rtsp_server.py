"""RTSP cameras for rtsp.sh, by GStreamer's own server: rtsp_server.py PORT [CODEC] [FOLDER]

640x480, 30 pictures a second of one colour, whose upper rows show the wall clock in milliseconds.
/open is for everybody, /closed for the user "reins" with the password "secret". Where a folder with
cert.pem is given, all of it is told over TLS. Installed by rtsp.sh.
"""
import sys
import time

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")
from gi.repository import Gio, GLib, Gst, GstRtspServer

WIDTH, HEIGHT, ROWS, BITS, FPS, COLOUR = 640, 480, 40, 16, 30, bytes([200, 90, 40])
CODERS = {
    "h264": "video/x-raw,format=I420 ! x264enc tune=zerolatency speed-preset=ultrafast bitrate=2000 key-int-max=%d ! rtph264pay config-interval=1" % FPS,
    "mjpeg": "video/x-raw,format=I420,colorimetry=1:4:0:0 ! jpegenc ! rtpjpegpay",
    "vp8": "video/x-raw,format=I420 ! vp8enc deadline=1 cpu-used=8 target-bitrate=2000000 keyframe-max-dist=%d ! rtpvp8pay" % FPS,
}
port, codec = int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "h264"
ground = COLOUR * (WIDTH * (HEIGHT - ROWS))


def picture(source, _):
    now = int(1000 * time.time())
    row = b"".join((b"\xff" if now >> bit & 1 else b"\0") * (3 * WIDTH // BITS) for bit in range(BITS))
    source.emit("push-buffer", Gst.Buffer.new_wrapped(row * ROWS + ground))


def configure(_, media):
    source = media.get_element().get_by_name("source")
    caps = "video/x-raw,format=RGB,width=%d,height=%d,framerate=%d/1" % (WIDTH, HEIGHT, FPS)
    source.set_property("caps", Gst.Caps.from_string(caps))

    def tick():
        picture(source, None)
        return media.get_status() != GstRtspServer.RTSPMediaStatus.UNPREPARED

    GLib.timeout_add(1000 // FPS, tick)


def factory(user):
    made = GstRtspServer.RTSPMediaFactory()
    made.set_launch(
        "( appsrc name=source is-live=true do-timestamp=true format=time ! videoconvert"
        " ! %s name=pay0 pt=%d )" % (CODERS[codec], 26 if codec == "mjpeg" else 96))
    made.set_shared(True)
    made.set_latency(0)
    made.connect("media-configure", configure)
    permissions = GstRtspServer.RTSPPermissions()
    for role in ["reins", "anybody"]:
        permissions.add_permission_for_role(role, "media.factory.access", True)
        permissions.add_permission_for_role(role, "media.factory.construct", role in ("reins", user))
    made.set_permissions(permissions)
    return made


Gst.init(None)
server = GstRtspServer.RTSPServer(address="127.0.0.1", service=str(port))
auth = GstRtspServer.RTSPAuth()
for name, basic in [("anybody", None), ("reins", GstRtspServer.RTSPAuth.make_basic("reins", "secret"))]:
    token = GstRtspServer.RTSPToken()
    token.set_string("media.factory.role", name)
    if basic:
        auth.add_basic(basic, token)
    else:
        auth.set_default_token(token)
if len(sys.argv) > 3:
    auth.set_tls_certificate(Gio.TlsCertificate.new_from_file(sys.argv[3] + "/cert.pem"))
server.set_auth(auth)
server.get_mount_points().add_factory("/open", factory("anybody"))
server.get_mount_points().add_factory("/closed", factory("reins"))
server.attach(None)
print("rtsp://127.0.0.1:%d/open" % port, flush=True)
GLib.MainLoop().run()
