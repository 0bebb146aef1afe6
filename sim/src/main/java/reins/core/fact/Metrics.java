package reins.core.fact;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a learner reports after a step. Safe on every thread.
 *
 * @param updates gradient updates done so far, from 0
 * @param values in the order to show them, each name once
 */
public record Metrics(long updates, List<Metric> values) {
    public static final Metrics NONE = new Metrics(0, List.of());

    public Metrics {
        values = List.copyOf(values);
        if (byName(values).size() < values.size()) {
            throw new IllegalArgumentException("a name twice in " + values);
        }
    }

    /** The numbers alone, in the same order. */
    public Map<String, Double> byName() {
        return byName(values);
    }

    private static Map<String, Double> byName(List<Metric> values) {
        Map<String, Double> named = new LinkedHashMap<>();
        values.forEach(metric -> named.put(metric.name(), metric.value()));
        return Collections.unmodifiableMap(named);
    }
}
