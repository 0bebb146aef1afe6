package reins.app.study;

import java.util.Collection;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * What counts as a score of 0 and of 100 in a world. Safe on every thread.
 *
 * @param bySuccess whether the score is the share of episodes that succeed
 * @param rest the mean return where nobody drives, the score 0
 * @param full the mean return of the expert with all its skill, the score 100
 */
public record Yardstick(boolean bySuccess, double rest, double full) {
    /** From this share of successes of the expert on, success is what a world is about. */
    private static final double MOSTLY = 0.5;

    /**
     * From the finished runs of one world; without those that it is measured by, success counts.
     *
     * @param fullLevel how the level of all skill is called
     */
    public static Yardstick of(Collection<Run> runs, String fullLevel) {
        OptionalDouble rest = mean(runs, Trial.Kind.REST, "");
        OptionalDouble full = mean(runs, Trial.Kind.TEACHER, fullLevel);
        double success =
                runs.stream()
                        .filter(run -> isOf(run, Trial.Kind.TEACHER, fullLevel))
                        .mapToDouble(run -> run.last().successRate())
                        .average()
                        .orElse(1);
        boolean known = rest.isPresent() && full.isPresent();
        return known
                ? new Yardstick(success >= MOSTLY, rest.getAsDouble(), full.getAsDouble())
                : new Yardstick(true, 0, 1);
    }

    private static OptionalDouble mean(Collection<Run> runs, Trial.Kind kind, String level) {
        return runs.stream()
                .filter(run -> isOf(run, kind, level))
                .mapToDouble(run -> run.last().meanReturn())
                .average();
    }

    private static boolean isOf(Run run, Trial.Kind kind, String level) {
        return run.trial().kind() == kind && run.trial().level().equals(level);
    }

    /** 0 to 100 by success; by return it may lie outside. */
    public double score(Run.Point point) {
        return bySuccess
                ? 100 * point.successRate()
                : 100 * (point.meanReturn() - rest) / (full - rest);
    }

    public String sentence() {
        return bySuccess
                ? "share of episodes that succeed, in %"
                : String.format(
                        Locale.ROOT,
                        "return, 0 = nobody drives (%.0f), 100 = the expert with all its skill"
                                + " (%.0f)",
                        rest,
                        full);
    }
}
