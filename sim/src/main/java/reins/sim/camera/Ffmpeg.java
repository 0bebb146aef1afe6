package reins.sim.camera;

import org.bytedeco.ffmpeg.global.avdevice;
import org.bytedeco.ffmpeg.global.avutil;

import java.io.IOException;

/** FFmpeg made ready to open cameras. Safe on every thread. */
final class Ffmpeg {
    static {
        avutil.av_log_set_level(avutil.AV_LOG_QUIET); // it says what is wrong by what it returns
    }

    private Ffmpeg() {}

    /** What it returns where there is nothing yet. */
    static int nothingYet() {
        return avutil.AVERROR_EAGAIN();
    }

    /**
     * Makes the system's devices known to it.
     *
     * @throws IOException where a library of the system is missing that they need
     */
    static void addDevices() throws IOException {
        try {
            avdevice.avdevice_register_all();
        } catch (LinkageError e) {
            throw new IOException(
                    "FFmpeg's devices cannot be loaded; on Linux install libpulse0", e);
        }
    }
}
