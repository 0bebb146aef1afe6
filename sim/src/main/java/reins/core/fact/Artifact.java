package reins.core.fact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trained policy as it is stored and shipped. Safe on every thread.
 *
 * @param onnx the graph that acts
 * @param checkpoint what the learner needs to go on training; may be empty
 * @param provenance learner, settings (JSON), seed, trained updates and steps, code version
 */
public record Artifact(Blob onnx, Blob checkpoint, SortedMap<String, String> provenance) {
    public Artifact {
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }
}
