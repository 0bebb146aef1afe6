package reins.core.flow;

/** Named work, done in small pieces by a thread of its own or by a loop over several workers. */
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
