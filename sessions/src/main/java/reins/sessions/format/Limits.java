package reins.sessions.format;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.nio.file.Path;

/** Limits on how much of another program's file is held at once. Safe on every thread. */
public final class Limits {
    /** The most ticks of one attempt: at 50 a second, over five hours. */
    static final int TICKS = 1_000_000;

    /** Deflate compresses by no more than this. */
    public static final long DEFLATE_RATIO = 1032;

    private Limits() {}

    /**
     * Refuses what a file claims before room is made for it.
     *
     * @param bytes how much is claimed to belong together
     * @throws ReinsException where that is more than a quarter of the memory
     */
    public static void hold(Path file, String place, long bytes) {
        long most = Runtime.getRuntime().maxMemory() / 4;
        if (bytes < 0 || bytes > most) {
            throw Damaged.at(
                    file,
                    place,
                    bytes < 0
                            ? "a size is below 0"
                            : "%,d MB are claimed for one part, and %,d MB are the most allowed"
                                    .formatted(bytes >> 20, most >> 20));
        }
    }

    /**
     * Refuses attempts of impossible length.
     *
     * @throws ReinsException where there is no tick or there are too many
     */
    public static int ticks(Path file, String place, long ticks) {
        if (ticks < 1 || ticks > TICKS) {
            throw Damaged.at(
                    file,
                    place,
                    "an attempt has %,d ticks; 1 to %,d are possible".formatted(ticks, TICKS));
        }
        return (int) ticks;
    }

    /** The product, or the largest number there is where it overflows. */
    public static long product(long... factors) {
        long product = 1;
        for (long factor : factors) {
            if (factor < 0) {
                return -1;
            }
            long high = Math.multiplyHigh(product, factor);
            product = high != 0 || product * factor < 0 ? Long.MAX_VALUE : product * factor;
        }
        return product;
    }
}
