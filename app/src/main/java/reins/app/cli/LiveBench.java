package reins.app.cli;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;

import reins.app.Places;
import reins.app.Studio;
import reins.app.WindowDialogs;
import reins.app.run.StudioControls;
import reins.app.screens.drive.DriveControls.Setup;
import reins.core.flow.Event.Ticked;
import reins.core.flow.Event.Timing;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Teachers;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The studio for a while, with the learner flat out and a key that takes over again and again: what
 * is late, how many pictures are shown, and how soon a key is obeyed. Used by the fx thread; the
 * counters are written by the sim thread.
 */
public final class LiveBench extends Application {
    private static final double SECOND = 1e9;

    /** Left out of the count: libraries are loaded and code is compiled. */
    private static final double WARM_UP_SECONDS = 10;

    private static final double SECONDS = 60;
    private static final double PRESS_EVERY_SECONDS = 1.5;
    private static final double HOLD_SECONDS = 0.5;

    /** The toolkit makes the application itself, so what it measures is handed over here. */
    private static final AtomicReference<List<Figure>> MEASURED = new AtomicReference<>(List.of());

    private final WorldType world = Worlds.ALL.getFirst();
    private final AtomicLong lateTicks = new AtomicLong();
    private final AtomicLong pressedAt = new AtomicLong();
    private volatile boolean teacherDrove;
    private final List<Double> latencies = Collections.synchronizedList(new ArrayList<>());

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
                new Setup(
                        learner, settings, Optional.of(Teachers.ALL.getFirst()), 1, Arbiters.HOLD);
        StudioControls controls = new StudioControls(world, setup, 1, this::on);
        new Studio(
                        stage,
                        controls,
                        controls.devices(),
                        new WindowDialogs(stage),
                        Places.settings(),
                        controls::close)
                .show();
        stage.requestFocus();
        long begun = System.nanoTime();
        new AnimationTimer() {
            private long frames;
            private long lateBefore;
            private boolean counting;
            private boolean held;

            @Override
            public void handle(long now) {
                double seconds = (System.nanoTime() - begun) / SECOND - WARM_UP_SECONDS;
                if (seconds < 0) {
                    return;
                }
                if (!counting) {
                    counting = true;
                    lateBefore = lateTicks.get();
                }
                frames++;
                boolean hold = seconds % PRESS_EVERY_SECONDS < HOLD_SECONDS;
                if (hold != held) {
                    held = hold;
                    if (hold) {
                        pressedAt.set(System.nanoTime());
                    }
                    press(stage, hold ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED);
                }
                if (seconds >= SECONDS) {
                    stop();
                    tell(frames / seconds, lateTicks.get() - lateBefore);
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
            case Ticked ticked -> {
                boolean drives = ticked.step().decision().teacherDrives();
                long pressed = drives ? pressedAt.getAndSet(0) : 0;
                if (pressed != 0 && !teacherDrove) { // else the program drove already
                    latencies.add(
                            (System.nanoTime() - pressed) / SECOND / world.spec().tickSeconds());
                }
                teacherDrove = drives;
            }
            default -> {}
        }
    }

    private void tell(double framesPerSecond, long late) {
        List<Double> sorted = new ArrayList<>(latencies);
        Collections.sort(sorted);
        List<Figure> figures = new ArrayList<>();
        figures.add(new Figure("liveLateTicks", "a minute live: late ticks", late, "", "0"));
        figures.add(
                new Figure(
                        "liveFramesPerSecond",
                        "a minute live: pictures",
                        framesPerSecond,
                        "/s",
                        "≥ 50"));
        if (!sorted.isEmpty()) {
            figures.add(
                    new Figure(
                            "liveLatency50",
                            "key to executed action, median of %d".formatted(sorted.size()),
                            sorted.get(sorted.size() / 2),
                            "ticks",
                            "≤ 1"));
            figures.add(
                    new Figure(
                            "liveLatencyMost",
                            "key to executed action, slowest",
                            sorted.getLast(),
                            "ticks",
                            "≤ 1"));
        }
        MEASURED.set(List.copyOf(figures));
    }
}
