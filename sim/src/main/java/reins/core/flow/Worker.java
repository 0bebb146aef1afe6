package reins.core.flow;

/** A named duty, done in small pieces: by one thread of its own, or by a test's loop. */
public interface Worker extends AutoCloseable {
    /** The thread's name. */
    String name();

    /**
     * One small piece of work.
     *
     * @return whether there was anything to do; where not, the thread rests a moment
     */
    boolean work();

    /** Called once at the end, on the thread that worked. */
    @Override
    void close();
}
