package reins.sim.camera;

import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.global.avformat;
import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** How FFmpeg is told to open a source. Safe on every thread. */
final class FfmpegOptions {
    private FfmpegOptions() {}

    /** Which of its readers opens it; null where it finds that out. */
    static @Nullable AVInputFormat format(CameraSource source) throws IOException {
        if (source.kind() == CameraSource.Kind.FILM) {
            return null;
        }
        AVInputFormat format =
                avformat.av_find_input_format(source.kind().name().toLowerCase(Locale.ROOT));
        if (format == null) {
            throw new IOException("this system has no cameras of this kind");
        }
        return format;
    }

    /** The address as FFmpeg wants it. */
    static String address(CameraSource source) {
        return source.kind() == CameraSource.Kind.DSHOW && !source.address().contains("=")
                ? "video=" + source.address()
                : source.address();
    }

    /** Its options by their names. */
    static Map<String, String> of(CameraSource source) {
        Map<String, String> options = new LinkedHashMap<>();
        switch (source.kind()) {
            case FILM -> options.put("protocol_whitelist", "file");
            case RTSP -> {
                options.put(
                        "rtsp_transport",
                        source.options().getOrDefault(CameraSource.Option.TRANSPORT, "tcp"));
                options.put("timeout", "3000000"); // its reader gives up before that
                options.put("max_delay", "0");
                options.put("reorder_queue_size", "0");
                options.put("probesize", "32768");
                options.put("analyzeduration", "100000");
            }
            case V4L2 -> device(source, options, "input_format");
            case DSHOW -> device(source, options, "vcodec");
            case AVFOUNDATION -> device(source, options, "pixel_format");
            case MJPEG, FOLDER -> throw new IllegalStateException("no source of FFmpeg's");
        }
        return options;
    }

    private static void device(
            CameraSource source, Map<String, String> options, String formatsName) {
        source.options()
                .forEach((option, value) -> {
                    switch (option) {
                        case FPS -> options.put("framerate", value);
                        case SIZE -> options.put("video_size", value);
                        case FORMAT -> options.put(formatsName, value);
                        case TRANSPORT -> {}
                    }
                });
    }
}
