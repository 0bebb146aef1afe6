package reins.sim.camera;

import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;

/** When a film's pictures are due, again and again. Used by one thread. */
final class FilmTimes {
    private static final long SECOND = 1_000_000_000;
    private static final double USUAL_PER_SECOND = 30;

    private boolean begun;
    private long loop;
    private long first;
    private long last;

    /** Whether a picture came since the film began, for the first time or anew. */
    boolean isBegun() {
        return begun;
    }

    /** The film begins anew behind its last picture. */
    void again(AVStream video) {
        begun = false;
        loop = last + interval(video);
    }

    /** When this picture is due, in nanoseconds from the beginning of the first time round. */
    long due(AVFrame picture, AVStream video) {
        long said = picture.best_effort_timestamp();
        if (!begun) {
            begun = true;
            first = said;
            last = loop;
        } else if (said == avutil.AV_NOPTS_VALUE || first == avutil.AV_NOPTS_VALUE) {
            last += interval(video);
        } else {
            double tick = avutil.av_q2d(video.time_base());
            last = Math.max(last, loop + Math.round((said - first) * tick * SECOND));
        }
        return last;
    }

    private static long interval(AVStream video) {
        double perSecond = avutil.av_q2d(video.avg_frame_rate());
        return Math.round(SECOND / (perSecond > 0 ? perSecond : USUAL_PER_SECOND));
    }
}
