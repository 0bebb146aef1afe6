package reins.app.lab;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import reins.app.base.Places;
import reins.app.desk.StudioControls;
import reins.app.screens.drive.DriveControls.Setup;
import reins.app.studio.Screens;
import reins.app.studio.Studio;
import reins.app.studio.WindowDialogs;
import reins.core.flow.Event.EpisodeEnded;
import reins.core.flow.Event.Ticked;
import reins.core.flow.Event.Timing;
import reins.core.flow.Event.Trained;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the studio for a minute with the learner flat out and a key that takes over again and again,
 * and measures which ticks are late, how many pictures are shown and how soon a key is obeyed. Used
 * by the fx thread; the counters are written by the sim thread.
 */
public final class LiveBench extends Application {
    private static final double SECOND = 1e9;

    /** Told separately: libraries are loaded and code is compiled. */
    private static final double START_UP_SECONDS = 3;

    private static final double SECONDS = 60;
    private static final double PRESS_EVERY_SECONDS = 1.5;
    private static final double HOLD_SECONDS = 0.5;

    /** The toolkit makes the application itself, so what it measures is handed over here. */
    private static final AtomicReference<List<Figure>> MEASURED = new AtomicReference<>(List.of());

    /**
     * A key that took over.
     *
     * @param millis from the key to the executed action
     * @param atOnce whether the next tick was the person's
     */
    private record Obeyed(double millis, boolean atOnce) {}

    private final WorldType.Simulated<?> world = Worlds.SIMULATED.getFirst();
    private final AtomicLong lateTicks = new AtomicLong();
    private final AtomicLong updates = new AtomicLong();

    /** When the key was pressed that has not been obeyed yet; 0 where there is none. */
    private final AtomicLong pressedAt = new AtomicLong();

    /** When the world made its first tick; 0 before. */
    private final AtomicLong begunAt = new AtomicLong();

    private volatile boolean driving;
    private boolean personDrove;
    private int unheeded;
    private final List<Obeyed> obeyed = Collections.synchronizedList(new ArrayList<>());

    /** Opens the window for a minute. */
    static List<Figure> measure() {
        launch(LiveBench.class);
        return MEASURED.get();
    }

    @Override
    public void start(Stage stage) {
        LearnerType<?> learner = Learners.ALL.getFirst();
        Record settings = Settings.with(learner.defaults(), Map.of("passes", "1000000"));
        Setup setup =
                // No program teaches, so that whoever drives besides the policy is the key.
                new Setup(
                        world.byDefault(),
                        new Chosen<>(learner, settings),
                        Optional.empty(),
                        Arbiters.HOLD.byDefault());
        StudioControls controls = new StudioControls(setup, 1, this::on);
        new Studio(
                        stage,
                        Screens.ALL,
                        controls,
                        new WindowDialogs(stage),
                        Places.settings(),
                        controls::close)
                .show();
        stage.requestFocus();
        new AnimationTimer() {
            private long frames;
            private long lateAtStart;
            private long updatesAtStart;
            private boolean counting;
            private boolean held;

            @Override
            public void handle(long now) {
                if (begunAt.get() == 0) {
                    return;
                }
                double seconds = (System.nanoTime() - begunAt.get()) / SECOND - START_UP_SECONDS;
                if (!counting && seconds >= 0) {
                    counting = true;
                    lateAtStart = lateTicks.get();
                    updatesAtStart = updates.get();
                    obeyed.clear();
                }
                frames += counting ? 1 : 0;
                boolean hold = (seconds + START_UP_SECONDS) % PRESS_EVERY_SECONDS < HOLD_SECONDS;
                if (hold != held) {
                    held = hold;
                    // Where the world stands still behind an ending no key can be obeyed.
                    pressedAt.set(hold && driving ? System.nanoTime() : 0);
                    press(stage, hold ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED);
                }
                if (seconds >= SECONDS) {
                    stop();
                    tell(
                            frames / seconds,
                            (updates.get() - updatesAtStart) / seconds,
                            lateAtStart,
                            lateTicks.get() - lateAtStart);
                    stage.hide();
                }
            }
        }.start();
    }

    private static void press(Stage stage, EventType<KeyEvent> type) {
        boolean down = type == KeyEvent.KEY_PRESSED;
        Event.fireEvent(
                stage.getScene().getFocusOwner() == null
                        ? stage.getScene().getRoot()
                        : stage.getScene().getFocusOwner(),
                new KeyEvent(type, "", "", KeyCode.SHIFT, down, false, false, false));
    }

    /** Called by the threads of the run. */
    private void on(reins.core.flow.Event event) {
        switch (event) {
            case Timing timing -> lateTicks.set(timing.lateTicks());
            case Trained trained -> updates.set(trained.metrics().updates());
            case EpisodeEnded _ -> {
                driving = false;
                pressedAt.set(0);
            }
            case Ticked ticked -> on(ticked);
            default -> {}
        }
    }

    private void on(Ticked ticked) {
        begunAt.compareAndSet(0, System.nanoTime());
        driving = true;
        boolean drives = ticked.step().decision().teacherDrives();
        long pressed = pressedAt.get();
        if (pressed == 0 || personDrove) {
            unheeded = 0;
        } else if (drives) {
            pressedAt.set(0);
            obeyed.add(new Obeyed((System.nanoTime() - pressed) / SECOND * 1000, unheeded == 0));
            unheeded = 0;
        } else {
            unheeded++;
        }
        personDrove = drives;
    }

    private void tell(
            double framesPerSecond, double updatesPerSecond, long lateAtStart, long late) {
        List<Obeyed> keys = List.copyOf(obeyed);
        List<Double> sorted = keys.stream().map(Obeyed::millis).sorted().toList();
        List<Figure> figures = new ArrayList<>();
        figures.add(
                new Figure(
                        "liveLateTicksAtStart",
                        "late ticks in the first %.0f s".formatted(START_UP_SECONDS),
                        lateAtStart,
                        ""));
        figures.add(new Figure("liveLateTicks", "late ticks in the minute after", late, "", "0"));
        figures.add(
                new Figure(
                        "liveFramesPerSecond",
                        "a minute live: pictures",
                        framesPerSecond,
                        "/s",
                        "≥ 50"));
        figures.add(
                new Figure(
                        "liveUpdatesPerSecond",
                        "a minute live: the learner's updates meanwhile",
                        updatesPerSecond,
                        "/s"));
        if (!sorted.isEmpty()) {
            double tick = world.spec().tickSeconds() * 1000;
            figures.add(
                    new Figure(
                            "liveLatencyMillis50",
                            "key to executed action, median of %d".formatted(sorted.size()),
                            sorted.get(sorted.size() / 2),
                            "ms",
                            "≤ %.0f ms, a tick".formatted(tick)));
            figures.add(
                    new Figure(
                            "liveLatencyMillisMost",
                            "key to executed action, slowest",
                            sorted.getLast(),
                            "ms"));
            figures.add(
                    new Figure(
                            "liveObeyedAtOncePercent",
                            "keys obeyed at the next tick; one under way counts as missed",
                            100.0 * keys.stream().filter(Obeyed::atOnce).count() / keys.size(),
                            "%",
                            "100 %"));
        }
        MEASURED.set(List.copyOf(figures));
    }
}
