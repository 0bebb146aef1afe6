package reins.core.flow;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * Lets a long wait deep inside a piece of work ask whether it is still wanted. Safe on every
 * thread; what one thread waits for concerns no other.
 */
public final class Patience {
    private static final ScopedValue<Progress> TOLD = ScopedValue.newInstance();

    private Patience() {}

    /**
     * Does this piece of work; whatever waits in it asks.
     *
     * @param progress asked while it waits
     * @throws CancellationException where it was no longer wanted
     */
    public static <T> T with(Progress progress, Supplier<T> work) {
        return ScopedValue.where(TOLD, progress).call(work::get);
    }

    /**
     * Called now and then by whoever waits.
     *
     * @throws CancellationException where nobody wants it any more
     */
    public static void check() {
        if (TOLD.isBound()) {
            TOLD.get().at(0, 0);
        }
    }
}
