package reins.policies.nn;

/**
 * How a policy acts, all the way from its inputs to its outputs. It is written once; {@link
 * TorchOps} reads it where it is trained and {@link PolicyFile} where it is shipped. What repeats
 * (the steps of a flow, the candidates of a choice, the members of an ensemble) is a loop in Java.
 * Safe on every thread.
 */
public interface Acting {
    <T> Answers<T> act(Ops<T> ops, Senses<T> senses);
}
