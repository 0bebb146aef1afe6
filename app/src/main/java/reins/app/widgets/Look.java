package reins.app.widgets;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How a plot is looked at. Safe on every thread.
 *
 * @param shown what part of the axis across; empty for all that the plot has
 * @param chosen a part of it that is being chosen, and not shown alone yet
 * @param cursor where the cross-hair stands on that axis
 * @param smoothing over what share of the part shown the weight of a number halves, 0 to 1; 0 shows
 *     the numbers alone
 */
record Look(Optional<Span> shown, Optional<Span> chosen, OptionalDouble cursor, double smoothing) {
    static final Look WHOLE =
            new Look(Optional.empty(), Optional.empty(), OptionalDouble.empty(), 0);

    Look {
        if (!(smoothing >= 0 && smoothing <= 1)) {
            throw new IllegalArgumentException("smoothing " + smoothing);
        }
    }
}
