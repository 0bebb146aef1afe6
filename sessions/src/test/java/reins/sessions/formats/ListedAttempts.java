package reins.sessions.formats;

import reins.core.fact.WorldSpec;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Attempts of a list, for tests. */
record ListedAttempts(WorldSpec world, Map<String, String> about, List<Attempt> list)
        implements Attempts {
    @Override
    public int count() {
        return list.size();
    }

    @Override
    public long ticks() {
        return list.stream().mapToLong(each -> each.episode().steps().size()).sum();
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        list.forEach(consumer);
    }

    @Override
    public void close() {}
}
