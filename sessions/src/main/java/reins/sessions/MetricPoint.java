package reins.sessions;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A learner's numbers and when it reported them. Safe on every thread.
 *
 * @param ticks recorded in the session by then
 * @param updates of the learner by then, from 0
 * @param numbers by name, in the order to show them
 */
public record MetricPoint(long ticks, long updates, Map<String, Double> numbers) {
    public MetricPoint {
        numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
    }
}
