package reins.sessions.format;

import reins.core.fact.WorldSpec;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Demonstrations that can be read any number of times without holding them all: a session as edited
 * and selected, or what another program wrote. Used by one thread at a time.
 */
public interface Attempts extends AutoCloseable {
    /**
     * The channels, the tick and those cameras whose frames go along. An unknown world has the
     * names that were found, and made-up ones where there were none.
     */
    WorldSpec world();

    /** Where they come from: what a session's header tells of its run, or the other program's. */
    Map<String, String> about();

    int count();

    /** Ticks in all. */
    long ticks();

    /**
     * @throws reins.core.fact.ReinsException where something cannot be read, naming file and place
     */
    void each(Consumer<Attempt> consumer);

    @Override
    void close();
}
