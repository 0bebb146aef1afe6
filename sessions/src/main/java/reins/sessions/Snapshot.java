package reins.sessions;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a session tells about one policy version without loading it. Safe on every thread.
 *
 * @param version from 0, the untrained one
 * @param ticks recorded in the session when the version was published
 * @param episode the episode of the last tick recorded by then; 0 where there was none
 * @param tick the last tick recorded by then; -1 where there was none
 * @param resumable whether the learner can go on from it: true for the newest of its only
 * @param provenance learner, settings (JSON), seed, trained updates and steps, code version
 */
public record Snapshot(
        int version,
        long ticks,
        long episode,
        long tick,
        boolean resumable,
        SortedMap<String, String> provenance) {
    public Snapshot {
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }
}
