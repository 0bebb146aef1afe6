package reins.app.lab;

import reins.app.run.Critics;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.core.fact.Evaluation;
import reins.core.fact.ReinsException;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.function.LongConsumer;

/** Runs a comparison's trials, one at a time in the calling thread. Safe on every thread. */
final class Trials {
    private static final double SECOND = 1e9;

    private Trials() {}

    /**
     * Looks up all that a trial names, without running it.
     *
     * @throws ReinsException where it names something that there is not, or a setting out of range
     */
    static void check(Trial trial) {
        Worlds.simulated(trial.world());
        Teachers.find(trial.expert(), trial.world());
        if (trial.kind() == Trial.Kind.LEARN) {
            plan(trial);
            program(trial);
        }
    }

    /**
     * Runs a trial to its end; the same trial gives the same points.
     *
     * @param progress told the ticks so far; may end the run by throwing
     */
    static Run run(Trial trial, LongConsumer progress) {
        long begun = System.nanoTime();
        List<Run.Point> points =
                switch (trial.kind()) {
                    case LEARN -> learn(trial, progress);
                    case TEACHER -> List.of(drive(trial));
                };
        double seconds = (System.nanoTime() - begun) / SECOND;
        return new Run(trial, Machine.commit(), Machine.sentence(), seconds, points);
    }

    private static List<Run.Point> learn(Trial trial, LongConsumer progress) {
        Plan plan = plan(trial);
        Curve curve =
                Curve.teach(
                        plan,
                        program(trial).make(plan.spec(), trial.seed(), Critics.of(plan.spec())),
                        trial.updatesPerTick(),
                        new Curve.Checkpoints(
                                trial.ticks(),
                                trial.every(),
                                trial.episodes(),
                                trial.lastEpisodes()),
                        progress,
                        (_, _) -> {});
        return curve.points().stream()
                .map(point -> point(point.ticks(), point.teacherShare(), point.evaluation()))
                .toList();
    }

    private static Run.Point drive(Trial trial) {
        WorldType.Simulated<?> type = Worlds.simulated(trial.world());
        try (World world = type.make()) {
            Driver driver =
                    Driver.of(
                            Teachers.find(trial.expert(), trial.world())
                                    .create()
                                    .create(type.spec(), trial.skill(), trial.seed()));
            return point(
                    0,
                    1,
                    Examination.run(world, driver, trial.lastEpisodes(), trial.seed(), _ -> {}));
        }
    }

    private static Run.Point point(long ticks, double teacherShare, Evaluation evaluation) {
        return new Run.Point(
                ticks,
                teacherShare,
                evaluation.episodes(),
                evaluation.successRate(),
                evaluation.meanReturn());
    }

    /** Who drives, learns and teaches in a trial. */
    static Plan plan(Trial trial) {
        LearnerType<?> learner = Learners.of(trial.learner().id());
        ArbiterType<?> arbiter = Arbiters.find(trial.arbiter().id());
        return new Plan(
                Worlds.simulated(trial.world()).byDefault(),
                new Chosen<>(learner, settings(learner.defaults(), trial.learner())),
                program(trial).name(),
                new Chosen<>(arbiter, settings(arbiter.defaults(), trial.arbiter())),
                trial.seed());
    }

    /** The teacher of a trial. */
    static Program program(Trial trial) {
        RuleType<?> rule = Rules.find(trial.rule().id());
        return new Program(
                Teachers.find(trial.expert(), trial.world()),
                trial.skill(),
                new Chosen<>(rule, settings(rule.defaults(), trial.rule())));
    }

    private static Record settings(Record defaults, Choice choice) {
        return Settings.with(defaults, choice.changes());
    }
}
