package reins.app.screens;

import reins.app.base.Text;

import java.util.OptionalDouble;

/** How long work still takes, from how far it has come in what time. Safe on every thread. */
final class Remaining {
    /** Before that, one step more or less would change it by half. */
    private static final double LEAST_SHARE = 0.02;

    private static final double LEAST_SECONDS = 1;

    private Remaining() {}

    /**
     * As if the rest went as fast as what is done.
     *
     * @param share done since it is counted, 0 to 1
     * @param rest still to be done, 0 to 1
     * @param seconds that the share took
     * @return seconds; empty where it is too early to say
     */
    static OptionalDouble seconds(double share, double rest, double seconds) {
        return share < LEAST_SHARE || seconds < LEAST_SECONDS
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds * rest / share);
    }

    /** Roughly, in words: more would change too often to be read. */
    static String words(double seconds) {
        if (seconds < 10) {
            return Text.of("work.left.moment");
        }
        if (seconds < 55) {
            return Text.of("work.left.seconds", Math.round(seconds / 10) * 10);
        }
        long minutes = Math.max(1, Math.round(seconds / 60));
        return minutes < 60
                ? Text.of("work.left.minutes", minutes)
                : Text.of("work.left.hours", minutes / 60, minutes % 60);
    }
}
