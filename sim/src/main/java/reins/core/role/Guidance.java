package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Hand;

import java.util.Optional;
import java.util.Set;

/**
 * What a teacher says at one tick. Safe on every thread.
 *
 * @param hand who says it
 * @param action what the teacher would do; empty where it has no opinion
 * @param thought why, for display; may be empty
 * @param share how much of the action should be the teacher's where both drive, 0 to 1; where the
 *     teacher's hands are on the controls, how far these are moved
 */
public record Guidance(
        Hand hand, Optional<Action> action, Set<Signal> signals, String thought, double share) {
    public static final Guidance SILENT = new Guidance(Hand.NOBODY, Optional.empty(), Set.of(), "");

    public Guidance {
        signals = Set.copyOf(signals);
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share);
        }
    }

    /** A teacher who wants all of it. */
    public Guidance(Hand hand, Optional<Action> action, Set<Signal> signals, String thought) {
        this(hand, action, signals, thought, 1);
    }

    public Guidance withAction(Optional<Action> changed) {
        return new Guidance(hand, changed, signals, thought, share);
    }

    public Guidance withShare(double changed) {
        return new Guidance(hand, action, signals, thought, changed);
    }
}
