#!/bin/sh
# Sets up GStreamer's RTSP server on a bare Debian 12, and makes films, pictures and a certificate to
# try Reins' cameras on:  docs/interop/rtsp.sh FOLDER
# Some 150 MB and a minute. All but Debian's packages lands in FOLDER.
set -eu

folder=${1:?"say where: rtsp.sh FOLDER"}
mkdir -p "$folder/pictures"
cd "$folder"

dpkg -s gir1.2-gst-rtsp-server-1.0 gstreamer1.0-plugins-ugly gstreamer1.0-plugins-bad gstreamer1.0-plugins-good \
  gstreamer1.0-tools glib-networking python3-gi openssl >/dev/null 2>&1 || apt-get install -y -q --no-install-recommends \
  python3-gi gir1.2-gst-rtsp-server-1.0 gir1.2-gst-plugins-base-1.0 gstreamer1.0-tools gstreamer1.0-plugins-base \
  gstreamer1.0-plugins-good gstreamer1.0-plugins-bad gstreamer1.0-plugins-ugly glib-networking openssl

[ -f cert.pem ] || {
  openssl req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=127.0.0.1 -keyout key.pem -out only.pem 2>/dev/null
  cat key.pem only.pem >cert.pem
}

# two seconds of one colour, at 25 pictures a second
film() { # WIDTH HEIGHT CODER MUXER FILE
  gst-launch-1.0 -q videotestsrc pattern=solid-color foreground-color=0xffc85a28 num-buffers=50 \
    ! "video/x-raw,format=RGB,width=$1,height=$2,framerate=25/1" ! videoconvert ! $3 ! $4 location="$5"
}
film 320 240 x264enc "mp4mux ! filesink" h264.mp4
film 320 240 x264enc "matroskamux ! filesink" h264.mkv
film 1280 720 x264enc "mp4mux ! filesink" h264-hd.mp4
film 320 240 vp9enc "webmmux ! filesink" vp9.webm
film 320 240 jpegenc multifilesink "pictures/%03d.jpg"
film 320 240 pngenc multifilesink "pictures/%03d.png"
echo "Type: mvn test -pl sim -am -Dtest=RtspInteropTest -Dreins.rtsp=$(pwd) -Dsurefire.failIfNoSpecifiedTests=false"
