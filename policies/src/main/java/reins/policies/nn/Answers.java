package reins.policies.nn;

import java.util.Optional;

/**
 * What a policy answers at a tick: an action or a word, and what it says about itself. As
 * thread-safe as its values.
 *
 * @param action the controls in their units, {@code [N, A]}, where the world takes controls
 * @param word the index of a word of the world's vocabulary, {@code [N, 1]}, where it takes words
 * @param memory what is to be remembered until the next tick, {@code [N, M]}
 * @param thought indices into the thoughts of the policy's card, {@code [N, K]}; a negative one
 *     says nothing
 * @param doubt how unsure it is, {@code [N]}, 0 or more
 * @param risk how likely it takes failure to be, {@code [N]}, 0 to 1
 * @param <T> a value, see {@link Ops}
 */
public record Answers<T>(
        Optional<T> action,
        Optional<T> word,
        Optional<T> memory,
        Optional<T> thought,
        Optional<T> doubt,
        Optional<T> risk) {
    public Answers {
        if (action.isPresent() == word.isPresent()) {
            throw new IllegalArgumentException("either an action or a word is needed");
        }
    }

    /** A policy that acts and tells nothing more. */
    public static <T> Answers<T> action(T action) {
        return new Answers<>(
                Optional.of(action),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** A policy that acts, may remember, and may tell its doubt and its risk. */
    public static <T> Answers<T> action(
            T action, Optional<T> memory, Optional<T> doubt, Optional<T> risk) {
        return new Answers<>(
                Optional.of(action), Optional.empty(), memory, Optional.empty(), doubt, risk);
    }

    /** A policy that says a word, may remember, and may tell its doubt and its risk. */
    public static <T> Answers<T> word(
            T word, Optional<T> memory, Optional<T> doubt, Optional<T> risk) {
        return new Answers<>(
                Optional.empty(), Optional.of(word), memory, Optional.empty(), doubt, risk);
    }
}
