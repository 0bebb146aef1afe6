package reins.app.cli;

import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.core.fact.Step;
import reins.core.flow.Event;
import reins.core.role.LearnerType;
import reins.core.role.Teacher;
import reins.core.role.TeacherType;
import reins.core.role.WorldType;
import reins.sessions.Session;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Teachers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Measures in real time how soon a corrected policy drives: from the tick at which the teacher
 * hands back to the first tick driven by a newer version. Where the teacher takes over again before
 * that, no policy can drive, and the correction is not counted. Used by one thread; the sim thread
 * tells it the ticks.
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
    private long handedBackAt;
    private int versionThen;

    private CorrectionBench(LearnerType<?> learner) {
        this.learner = learner;
    }

    /** Flies with the program's teacher until enough was corrected, or for a minute and a half. */
    static List<Figure> measure(WorldType world, LearnerType<?> learner, long seed) {
        CorrectionBench bench = new CorrectionBench(learner);
        TeacherType type =
                Teachers.ALL.stream()
                        .filter(one -> one.world().equals(world.id()))
                        .findFirst()
                        .orElseThrow();
        Teacher teacher = type.create().create(world.spec(), 1, seed);
        Plan plan = new Plan(world, learner, learner.defaults(), type.id(), Arbiters.HOLD, seed);
        Path file = SessionFiles.scratch().resolve("corrections" + Session.SUFFIX);
        try (LiveRun _ =
                new LiveRun(plan, teacher, SessionFiles.create(file, plan), List.of(bench::on))) {
            if (!bench.wanted.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                // Then there were fewer corrections, and the figure says how many.
                return bench.figures();
            }
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
            tick(step.decision().teacherDrives(), step.policyVersion());
        }
    }

    private void tick(boolean drives, int version) {
        if (drives && waits) {
            waits = false;
            takenAgain++;
        }
        if (drove && !drives) {
            waits = true;
            handedBackAt = System.nanoTime();
            versionThen = version;
        } else if (waits && version > versionThen) {
            waits = false;
            seconds.add((System.nanoTime() - handedBackAt) / SECOND);
            wanted.countDown();
        }
        drove = drives;
    }

    private List<Figure> figures() {
        List<Double> sorted = new ArrayList<>(seconds);
        Collections.sort(sorted);
        if (sorted.isEmpty()) {
            return List.of();
        }
        String what = learner.title() + ", live: hand-back to a newer version driving";
        return List.of(
                new Figure(
                        learner.id() + "CorrectionSeconds50",
                        "%s, median of %d".formatted(what, sorted.size()),
                        sorted.get(sorted.size() / 2),
                        "s",
                        "≤ 1.5 s"),
                new Figure(
                        learner.id() + "CorrectionSecondsMost",
                        what + ", slowest",
                        sorted.getLast(),
                        "s",
                        "≤ 1.5 s"),
                new Figure(
                        learner.id() + "CorrectionsTakenAgain",
                        learner.title() + ", live: hand-backs taken back before that",
                        takenAgain,
                        ""));
    }
}
