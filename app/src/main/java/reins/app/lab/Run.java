package reins.app.lab;

import java.util.List;

/**
 * The result of a trial. Safe on every thread.
 *
 * @param commit of the program that ran it
 * @param machine that it ran on, in a few words
 * @param seconds it took
 * @param points the evaluations, in the order of their ticks; 1 or more
 */
public record Run(Trial trial, String commit, String machine, double seconds, List<Point> points) {
    /**
     * One evaluation of the policy by itself.
     *
     * @param ticks learned from before it
     * @param teacherShare of the newest ticks before it, 0 to 1
     * @param successRate 0 to 1
     * @param meanReturn of its episodes, undiscounted
     */
    public record Point(
            long ticks, double teacherShare, int episodes, double successRate, double meanReturn) {}

    public Run {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a run without an evaluation: " + trial.title());
        }
    }

    /** The evaluation at the end. */
    public Point last() {
        return points.getLast();
    }
}
