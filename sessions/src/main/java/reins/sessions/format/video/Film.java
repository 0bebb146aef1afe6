package reins.sessions.format.video;

import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

import reins.core.fact.Camera;

/** What all our films have in common. Safe on every thread. */
public final class Film {
    /** A key frame, and one that builds on it: any picture is found quickly. */
    static final int PICTURES_FROM_KEY_TO_KEY = 2;

    private Film() {}

    /** How a film is encoded, as FFmpeg and those who read our films call it. */
    public enum Codec {
        AV1("av1", "libsvtav1"),
        /** For what the encoder of AV1 refuses. */
        H264("h264", "libopenh264");

        private final String title;
        private final String encoder;

        Codec(String title, String encoder) {
            this.title = title;
            this.encoder = encoder;
        }

        public String title() {
            return title;
        }

        String encoder() {
            return encoder;
        }
    }

    /** How a camera's pictures are encoded. */
    public static Codec codec(Camera camera) {
        return Math.min(camera.width(), camera.height()) >= 64 ? Codec.AV1 : Codec.H264;
    }

    /**
     * Whether a camera's pictures can make a film, which keeps colours for squares of two by two
     * pixels.
     */
    public static boolean isPossible(Camera camera) {
        return camera.width() % 2 == 0
                && camera.height() % 2 == 0
                && Math.min(camera.width(), camera.height()) >= 16;
    }

    /** FFmpeg says what goes wrong by its return value; its own words are for its developers. */
    static void hush() {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    }

    static int mp4Codec(Codec codec) {
        return codec == Codec.AV1 ? avcodec.AV_CODEC_ID_AV1 : avcodec.AV_CODEC_ID_H264;
    }
}
