package reins.core.role;

import reins.core.fact.Action;

import java.util.Optional;
import java.util.Set;

/**
 * A teacher's word at one tick. Safe on every thread.
 *
 * @param action what the teacher would do; empty where it has no opinion
 * @param thought why, for display; may be empty
 */
public record Guidance(Optional<Action> action, Set<Signal> signals, String thought) {
    public static final Guidance SILENT = new Guidance(Optional.empty(), Set.of(), "");

    public Guidance {
        signals = Set.copyOf(signals);
    }
}
