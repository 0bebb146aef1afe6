package reins.app.lab;

import reins.app.cli.SessionFiles;
import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Hand;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.Event;
import reins.core.role.Chosen;
import reins.core.role.Guidance;
import reins.core.role.LearnerType;
import reins.core.role.Moment;
import reins.core.role.Settings;
import reins.core.role.Signal;
import reins.core.role.Teacher;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sim.arbiters.Arbiters;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Drives and records a world of cameras in real time, and counts the ticks that were late. Used by
 * one thread; the run's threads tell it what happens.
 */
final class CameraLoopBench {
    /** Not counted: libraries are loaded and code is compiled. */
    private static final int START_UP_SECONDS = 10;

    private final CountDownLatch failed = new CountDownLatch(1);
    private volatile String failure = "";
    private volatile long lateTicks;
    private volatile long updates;

    /** Takes over for half a second in every one and a half. Used by the sim thread. */
    private static final class Often implements Teacher {
        private final int ticksPerSecond;
        private long ticks;

        Often(int ticksPerSecond) {
            this.ticksPerSecond = ticksPerSecond;
        }

        @Override
        public Guidance poll(Moment moment) {
            return ticks++ * 2 / ticksPerSecond % 3 == 0
                    ? new Guidance(
                            Hand.PROGRAM,
                            Optional.of(new Action.Continuous(Vec.of(0.5f, -0.5f))),
                            Set.of(Signal.TAKE_OVER),
                            "")
                    : Guidance.SILENT;
        }
    }

    private record Counted(long lateTicks, double updatesPerSecond) {}

    private CameraLoopBench() {}

    /** Late ticks of a loop that records these cameras while nobody learns. */
    static List<Figure> beside(List<Camera> cameras, int ticksPerSecond, int seconds) {
        LearnerType<?> learner = Learners.ALL.getFirst();
        Counted counted =
                new CameraLoopBench()
                        .run(
                                plan(cameras, ticksPerSecond, learner.byDefault()),
                                _ -> Guidance.SILENT,
                                seconds);
        return List.of(
                new Figure(
                        "loop%dLateTicks".formatted(ticksPerSecond),
                        "%s, recorded at %d Hz: late ticks of %,d"
                                .formatted(said(cameras), ticksPerSecond, seconds * ticksPerSecond),
                        counted.lateTicks(),
                        "",
                        "0"));
    }

    /**
     * The same while RLIF learns from the first camera's pictures as fast as it can: it is asked
     * for more updates than it can make.
     */
    static List<Figure> learning(List<Camera> cameras, int ticksPerSecond, int seconds) {
        LearnerType<?> rlif = Learners.of("rlif");
        Record settings =
                Settings.with(rlif.defaults(), Map.of("sees", "both", "criticUpdates", "20"));
        Counted counted =
                new CameraLoopBench()
                        .run(
                                plan(cameras, ticksPerSecond, new Chosen<>(rlif, settings)),
                                new Often(ticksPerSecond),
                                seconds);
        String what =
                "%s, recorded at %d Hz, RLIF learns from state and pictures: "
                        .formatted(said(cameras), ticksPerSecond);
        return List.of(
                new Figure(
                        "learningLateTicks",
                        what + "late ticks of %,d".formatted(seconds * ticksPerSecond),
                        counted.lateTicks(),
                        "",
                        "0"),
                new Figure(
                        "learningUpdatesPerSecond",
                        what + "updates of the critics",
                        counted.updatesPerSecond(),
                        "/s"));
    }

    private static String said(List<Camera> cameras) {
        return "%d cameras %d×%d"
                .formatted(cameras.size(), cameras.getFirst().width(), cameras.getFirst().height());
    }

    private static Plan plan(
            List<Camera> cameras, int ticksPerSecond, Chosen<LearnerType<?>> learner) {
        return new Plan(
                CamerasWorld.type(cameras, ticksPerSecond).byDefault(),
                learner,
                "bench",
                Arbiters.HOLD.byDefault(),
                1);
    }

    private Counted run(Plan plan, Teacher teacher, int seconds) {
        Path file = SessionFiles.scratch().resolve("cameras" + Session.SUFFIX);
        try (LiveRun _ =
                new LiveRun(plan, teacher, SessionFiles.create(file, plan), List.of(this::on))) {
            await(START_UP_SECONDS);
            long lateBefore = lateTicks;
            long updatesBefore = updates;
            long before = System.nanoTime();
            await(seconds);
            double passed = (System.nanoTime() - before) / 1e9;
            return new Counted(lateTicks - lateBefore, (updates - updatesBefore) / passed);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReinsException("The measurement was interrupted.", e);
        } finally {
            SessionFiles.removeScratch(file);
        }
    }

    private void await(int seconds) throws InterruptedException {
        if (failed.await(seconds, TimeUnit.SECONDS)) {
            throw new ReinsException(failure);
        }
    }

    /** Called by the threads of the run. */
    private void on(Event event) {
        switch (event) {
            case Event.Timing timing -> lateTicks = timing.lateTicks();
            case Event.Trained trained -> updates = trained.metrics().updates();
            case Event.Failed(_, String sentence) -> {
                failure = sentence;
                failed.countDown();
            }
            default -> {}
        }
    }
}
