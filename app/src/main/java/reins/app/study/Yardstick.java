package reins.app.study;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What counts as a score of 0 and of 100 in a world, as in the levels of its teachers. Safe on
 * every thread.
 *
 * @param zero the mean return where the controls are moved at random
 * @param full the mean return of the expert with all its skill
 */
public record Yardstick(double zero, double full) {
    /** Returns as they are, where it is not known what they should be measured by. */
    private static final Yardstick NONE = new Yardstick(0, 100);

    /**
     * From the finished runs of one world.
     *
     * @param fullLevel how the level of all skill is called
     */
    public static Yardstick of(Collection<Run> runs, String fullLevel) {
        OptionalDouble zero = mean(runs, Trial.Kind.RANDOM, "");
        OptionalDouble full = mean(runs, Trial.Kind.TEACHER, fullLevel);
        return zero.isPresent() && full.isPresent() && zero.getAsDouble() < full.getAsDouble()
                ? new Yardstick(zero.getAsDouble(), full.getAsDouble())
                : NONE;
    }

    private static OptionalDouble mean(Collection<Run> runs, Trial.Kind kind, String level) {
        return runs.stream()
                .filter(run -> run.trial().kind() == kind && run.trial().level().equals(level))
                .mapToDouble(run -> run.last().meanReturn())
                .average();
    }

    /** The return's share of the way from zero to full, in percent; it may lie outside. */
    public double score(Run.Point point) {
        return 100 * (point.meanReturn() - zero) / (full - zero);
    }

    public String sentence() {
        return String.format(
                Locale.ROOT,
                "the return's share of the way from controls moved at random (%.0f) to the expert"
                        + " with all its skill (%.0f), in %%",
                zero,
                full);
    }
}
