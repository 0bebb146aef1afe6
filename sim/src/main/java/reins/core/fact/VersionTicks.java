package reins.core.fact;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many ticks each version of the policy was asked for its wish, whoever drove then. Safe on
 * every thread.
 *
 * @param ticks by version, each above 0
 */
public record VersionTicks(SortedMap<Integer, Long> ticks) {
    public static final VersionTicks NONE = new VersionTicks(Collections.emptySortedMap());

    public VersionTicks {
        ticks = Collections.unmodifiableSortedMap(new TreeMap<>(ticks));
    }

    /** With these steps, too. */
    public VersionTicks with(List<Step> steps) {
        SortedMap<Integer, Long> more = new TreeMap<>(ticks);
        steps.forEach(step -> more.merge(step.policy().version(), 1L, Long::sum));
        return new VersionTicks(more);
    }

    /** The version with the most ticks, of equals the newest; 0 where there is none. */
    public int main() {
        return ticks.entrySet().stream()
                .max(
                        Map.Entry.<Integer, Long>comparingByValue()
                                .thenComparing(Map.Entry::getKey, Comparator.naturalOrder()))
                .map(Map.Entry::getKey)
                .orElse(0);
    }

    /** The ticks of that version, from 0. */
    public long mainTicks() {
        return ticks.getOrDefault(main(), 0L);
    }
}
