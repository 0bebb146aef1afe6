package reins.policies.nn;

import reins.core.fact.Camera;

/**
 * What a policy is given at a tick; asking for one makes it an input of the policy's file. Used by
 * one thread.
 *
 * @param <T> a value, see {@link Ops}
 */
public interface Senses<T> {
    /** The world's state in raw units, {@code [N, size]}. */
    T observation(int size);

    /** A camera's picture, bytes {@code [N, height, width, 3]}, rows from the top. */
    T image(Camera camera);

    /** What is there to read, indices of words, {@code [N, T]}, T 1 or more. */
    T tokens();

    /** Standard normal numbers, {@code [N, size]}; all zeros mean the policy's likeliest action. */
    T noise(int size);

    /** What it wanted to remember at the tick before, {@code [N, size]}; zeros at the first. */
    T memory(int size);
}
