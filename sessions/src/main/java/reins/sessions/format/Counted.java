package reins.sessions.format;

import reins.core.flow.Progress;

/** Counts ticks, and reports progress now and then. Used by one thread at a time. */
public final class Counted {
    private static final int EVERY = 64;

    private final Progress progress;
    private final long total;
    private long done;

    public Counted(Attempts attempts, Progress progress) {
        this(Math.max(1, attempts.ticks()), progress);
    }

    public Counted(long total, Progress progress) {
        this.progress = progress;
        this.total = total;
    }

    /**
     * @throws java.util.concurrent.CancellationException where the work is to stop
     */
    public void done(int ticks) {
        done += ticks;
        if (done % EVERY == 0 || done >= total) {
            progress.at(Math.min(done, total), total);
        }
    }
}
