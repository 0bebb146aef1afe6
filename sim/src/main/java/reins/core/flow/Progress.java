package reins.core.flow;

import java.util.concurrent.CancellationException;

/** Receives how far a long piece of work has come, from the thread that does it. */
@FunctionalInterface
public interface Progress {
    /** Tells nobody, and never stops. */
    Progress NONE = (_, _) -> {};

    /**
     * @param done pieces done, at most {@code total}
     * @param total pieces in all; 0 where that is not known
     * @throws CancellationException where the work is to stop; what it made is then to be removed
     */
    void at(long done, long total);
}
