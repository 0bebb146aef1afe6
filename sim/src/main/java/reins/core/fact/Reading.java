package reins.core.fact;

import java.util.List;

/**
 * The tokens that a world's observations hold. Safe on every thread.
 *
 * @param vocabulary what each token stands for, by its number
 * @param most how many tokens an observation holds at most, above 0
 */
public record Reading(List<String> vocabulary, int most) {
    public Reading {
        vocabulary = List.copyOf(vocabulary);
        if (vocabulary.isEmpty() || most <= 0) {
            throw new IllegalArgumentException(
                    "at most " + most + " tokens of " + vocabulary.size() + " words");
        }
    }
}
