package reins.core.fact;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A trained policy as it is stored and shipped. Safe on every thread.
 *
 * @param form how the body is to be read
 * @param body what acts
 * @param checkpoint what the learner needs to go on training; may be empty
 * @param provenance learner, settings (JSON), seed, trained updates and steps, code version
 */
public record Artifact(
        Form form, Blob body, Blob checkpoint, SortedMap<String, String> provenance) {
    /** How a policy's body is to be read. */
    public enum Form {
        /** A network: an ONNX graph. */
        ONNX,
        /** A plan: what somebody who is no network needs to act. */
        PLAN
    }

    public Artifact {
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    /** A network. */
    public static Artifact onnx(Blob graph, Blob checkpoint, SortedMap<String, String> provenance) {
        return new Artifact(Form.ONNX, graph, checkpoint, provenance);
    }
}
