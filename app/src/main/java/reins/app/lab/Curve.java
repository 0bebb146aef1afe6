package reins.app.lab;

import reins.app.cli.Pictures;
import reins.app.cli.SessionFiles;
import reins.app.cli.Tally;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.HeadlessRun;
import reins.app.run.Plan;
import reins.app.widgets.Plot;
import reins.app.widgets.Scale;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Evaluation;
import reins.core.role.Teacher;
import reins.core.role.World;
import reins.sessions.Session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;

/** How well the policy drove by itself after more and more teaching. Safe on every thread. */
record Curve(long seed, List<Point> points) {
    /**
     * One evaluation.
     *
     * @param ticks of teaching before it
     * @param teacherShare of the newest episodes before it, 0 to 1
     */
    record Point(long ticks, double teacherShare, Evaluation evaluation) {
        String sentence() {
            return "%,d ticks, the teacher drove at %.0f %%: %s"
                    .formatted(ticks, 100 * teacherShare, evaluation.sentence());
        }
    }

    /**
     * When to evaluate.
     *
     * @param ticks of teaching in all, above 0
     * @param every ticks between evaluations, above 0
     * @param episodes in each evaluation, above 0
     * @param lastEpisodes in the evaluation at the end, above 0
     */
    record Checkpoints(long ticks, long every, int episodes, int lastEpisodes) {
        private boolean isLast(long at) {
            return at + every > ticks;
        }
    }

    Curve {
        points = List.copyOf(points);
    }

    /**
     * Teaches, and evaluates before the first tick and at every checkpoint.
     *
     * @param told each evaluation, and what was evaluated
     */
    static Curve teach(
            Plan plan,
            Teacher teacher,
            int updatesPerTick,
            Checkpoints checkpoints,
            LongConsumer progress,
            BiConsumer<Point, Artifact> told) {
        List<Point> points = new ArrayList<>();
        Path file = SessionFiles.scratch().resolve("curve" + Session.SUFFIX);
        Tally tally = new Tally();
        try (HeadlessRun run =
                        new HeadlessRun(
                                plan,
                                teacher,
                                SessionFiles.create(file, plan),
                                updatesPerTick,
                                List.of(tally));
                World driven = plan.makeSimulation()) {
            for (long ticks = 0; ticks <= checkpoints.ticks(); ticks += checkpoints.every()) {
                run.runTo(ticks, () -> false, progress);
                Driver driver = Driver.steady(tally.artifact().body(), plan.spec(), plan.seed());
                int episodes =
                        checkpoints.isLast(ticks)
                                ? checkpoints.lastEpisodes()
                                : checkpoints.episodes();
                Evaluation evaluation =
                        Examination.run(driven, driver, episodes, plan.seed(), _ -> {});
                Point point = new Point(ticks, tally.teacherShare(), evaluation);
                points.add(point);
                told.accept(point, tally.artifact());
            }
        }
        SessionFiles.removeScratch(file);
        return new Curve(plan.seed(), points);
    }

    /** Success and return over ticks, a curve for each seed and the teacher's own. */
    static Blob picture(String title, List<Curve> curves, Evaluation alone) {
        Plot success = Pictures.plot(title + ": success without a teacher", Scale.PERCENT);
        Plot returns = Pictures.plot("Return without a teacher", Scale.NUMBER);
        for (Curve curve : curves) {
            for (Point point : curve.points()) {
                double x = point.ticks();
                String name = "seed " + curve.seed();
                success.add(name, Plot.Mark.LINE, x, point.evaluation().successRate());
                returns.add(name, Plot.Mark.LINE, x, point.evaluation().meanReturn());
            }
        }
        for (Point point : curves.getFirst().points()) {
            double x = point.ticks();
            success.add("teacher", Plot.Mark.LINE, x, alone.successRate());
            returns.add("teacher", Plot.Mark.LINE, x, alone.meanReturn());
        }
        return Pictures.column(List.of(success, returns));
    }
}
