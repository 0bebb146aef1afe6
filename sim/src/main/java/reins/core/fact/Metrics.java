package reins.core.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named numbers a learner reports after a step, in the order to show them. Safe on every thread.
 *
 * @param updates gradient updates done so far, from 0
 */
public record Metrics(long updates, Map<String, Double> values) {
    public static final Metrics NONE = new Metrics(0, Map.of());

    public Metrics {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
