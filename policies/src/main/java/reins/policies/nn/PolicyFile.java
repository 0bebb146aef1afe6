package reins.policies.nn;

import reins.core.fact.Blob;

/**
 * Writes the ONNX files of policies and of critics; {@code docs/policies.md} has what they promise.
 * Safe on every thread.
 */
public final class PolicyFile {
    private PolicyFile() {}

    /**
     * A policy's file: raw senses in, actions in the controls' bounds or words out.
     *
     * @param weights the arrays that the acting names, and any others
     */
    public static Blob of(PolicyCard card, Acting acting, Weights weights) {
        OnnxOps ops = new OnnxOps(weights);
        Answers<OnnxOps.Value> answers = acting.act(ops, ops.senses());
        answers.memory().ifPresent(memory -> ops.output(Ports.NEXT_MEMORY, memory));
        answers.thought().ifPresent(thought -> ops.output(Ports.THOUGHT, OnnxGraph.INT64, thought));
        answers.doubt().ifPresent(doubt -> ops.output(Ports.DOUBT, doubt));
        answers.risk().ifPresent(risk -> ops.output(Ports.RISK, risk));
        answers.action().ifPresent(action -> ops.output(Ports.ACTION, action));
        answers.word().ifPresent(word -> ops.output(Ports.WORD, OnnxGraph.INT64, ops.only(word)));
        return ops.toBlob(card);
    }

    /**
     * A critic's file: raw states {@code observation [N, S]} and actions in the controls' units
     * {@code action [N, A]} in, {@code value [N]} out, in the unit that its provenance names.
     *
     * @param weights the arrays that the worth names, and any others
     */
    public static Blob of(PolicyCard card, Worth worth, Weights weights) {
        OnnxOps ops = new OnnxOps(weights);
        OnnxOps.Value observation = ops.input(Ports.OBSERVATION, card.state().size());
        OnnxOps.Value action = ops.input(Ports.ACTION, card.controls().size());
        ops.output(Ports.VALUE, worth.of(ops, observation, action));
        return ops.toBlob(card);
    }
}
