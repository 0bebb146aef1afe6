package reins.app.lab;

import reins.app.cli.SessionFiles;
import reins.app.run.Critics;
import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.core.fact.Step;
import reins.core.flow.Event;
import reins.core.role.LearnerType;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.sessions.Session;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures in real time how soon a corrected policy drives: from the teacher's last tick to the
 * first one driven by a newer version, the standstill behind an ending included. Where the teacher
 * takes over again before that, no policy can drive: such hand-backs are counted apart. Used by one
 * thread; the sim thread tells it the ticks.
 */
final class CorrectionBench {
    private static final double SECOND = 1e9;
    private static final int CORRECTIONS = 12;
    private static final int LIMIT_SECONDS = 90;

    private final LearnerType<?> learner;
    private final List<Double> seconds = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch wanted = new CountDownLatch(CORRECTIONS);
    private int takenAgain;
    private boolean drove;
    private boolean waits;
    private long drivenAt;
    private int versionThen;

    private CorrectionBench(LearnerType<?> learner) {
        this.learner = learner;
    }

    /**
     * Drives with the program's teacher until enough was corrected, for a minute and a half at
     * most.
     */
    static List<Figure> measure(WorldType.Simulated<?> world, LearnerType<?> learner, long seed) {
        CorrectionBench bench = new CorrectionBench(learner);
        Program program = new Program(Teachers.of(world.id()).getFirst(), 1);
        Teacher teacher = program.make(world.spec(), seed, Critics.of(world.spec()));
        Plan plan =
                new Plan(
                        world.byDefault(),
                        learner.byDefault(),
                        program.name(),
                        Arbiters.HOLD.byDefault(),
                        seed);
        Path file = SessionFiles.scratch().resolve("corrections" + Session.SUFFIX);
        try (LiveRun _ =
                new LiveRun(plan, teacher, SessionFiles.create(file, plan), List.of(bench::on))) {
            // Where the time is up first there were fewer corrections: the figure says how many.
            boolean _ = bench.wanted.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            SessionFiles.removeScratch(file);
        }
        return bench.figures();
    }

    /** Called by the threads of the run. */
    private void on(Event event) {
        if (event instanceof Event.Ticked(_, _, Step step)) {
            tick(step.decision().teacherDrives(), step.policy().version());
        }
    }

    private void tick(boolean drives, int version) {
        if (drives) {
            takenAgain += waits && !drove ? 1 : 0;
            waits = true;
            drivenAt = System.nanoTime();
            versionThen = version;
        } else if (waits && version > versionThen) {
            seconds.add((System.nanoTime() - drivenAt) / SECOND);
            wanted.countDown();
            waits = false;
        }
        drove = drives;
    }

    private List<Figure> figures() {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        String what = learner.title() + ", live: ";
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure(
                        learner.id() + "Corrections",
                        what + "corrections after which a newer version drove",
                        sorted.size(),
                        ""));
        figures.add(
                new Figure(
                        learner.id() + "CorrectionsTakenAgain",
                        what + "hand-backs after which the teacher took over before that",
                        takenAgain,
                        ""));
        if (!sorted.isEmpty()) {
            figures.add(
                    new Figure(
                            learner.id() + "CorrectionSeconds50",
                            what + "correction to newer version driving, median",
                            sorted.get(sorted.size() / 2),
                            "s",
                            "≤ 1.5 s"));
            figures.add(
                    new Figure(
                            learner.id() + "CorrectionSecondsMost",
                            what + "correction to newer version driving, slowest",
                            sorted.getLast(),
                            "s",
                            "≤ 1.5 s"));
        }
        return figures;
    }
}
