package reins.app.studio;

import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

import reins.app.base.Language;
import reins.app.base.Places;
import reins.app.desk.StudioControls;
import reins.app.screens.drive.DriveControls.Setup;
import reins.core.fact.ReinsException;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The studio as the toolkit starts it, with the world driven last, the first learner of the list,
 * and a person as the teacher. Used by the fx thread only.
 */
public final class StudioApplication extends Application {
    /** What went wrong while no window could show it: before it opened, or after it closed. */
    private static final AtomicReference<Optional<ReinsException>> FAILURE =
            new AtomicReference<>(Optional.empty());

    /**
     * Opens the window and returns when it has been closed.
     *
     * @throws ReinsException where the display cannot be used, no session can be made, or the last
     *     ticks cannot be written
     */
    public static void open() {
        try {
            launch(StudioApplication.class);
        } catch (UnsupportedOperationException e) {
            throw new ReinsException(
                    "The display cannot be opened; './reins doctor' says what is missing, and"
                            + " without DISPLAY set Reins runs without a window.",
                    e);
        }
        FAILURE.get()
                .ifPresent(failure -> {
                    throw failure;
                });
    }

    @Override
    public void start(Stage stage) {
        guarded(() -> {
            Language.remembered(Places.settings()).speak();
            StudioControls controls = controls();
            new Studio(
                            stage,
                            Screens.ALL,
                            controls,
                            new WindowDialogs(stage),
                            Places.settings(),
                            () -> guarded(controls::close))
                    .show();
        });
    }

    private static StudioControls controls() {
        Setup setup =
                new Setup(
                        WorldMemory.load(Places.settings()),
                        Learners.ALL.getFirst().byDefault(),
                        Optional.empty(),
                        Arbiters.HOLD.byDefault());
        return new StudioControls(setup, System.nanoTime(), _ -> {});
    }

    private static void guarded(Runnable part) {
        try {
            part.run();
        } catch (ReinsException e) {
            FAILURE.set(Optional.of(e));
            Platform.exit();
        }
    }
}
