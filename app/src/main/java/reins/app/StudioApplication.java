package reins.app;

import javafx.application.Application;
import javafx.stage.Stage;

import reins.app.run.StudioControls;
import reins.app.screens.drive.DriveControls.Setup;
import reins.core.fact.ReinsException;
import reins.core.role.LearnerType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.worlds.Worlds;

import java.util.Optional;

/**
 * The studio as the toolkit starts it: the first world and learner of the lists, and a person who
 * teaches. Used by the fx thread only.
 */
public final class StudioApplication extends Application {
    private static final double SKILL = 1;

    /**
     * Opens the window and returns when it has been closed.
     *
     * @throws ReinsException where the display cannot be used
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
    }

    @Override
    public void start(Stage stage) {
        LearnerType<?> learner = Learners.ALL.getFirst();
        Setup setup =
                new Setup(learner, learner.defaults(), Optional.empty(), SKILL, Arbiters.HOLD);
        StudioControls controls =
                new StudioControls(Worlds.ALL.getFirst(), setup, System.nanoTime(), _ -> {});
        new Studio(
                        stage,
                        controls,
                        controls.devices(),
                        new WindowDialogs(stage),
                        Places.settings(),
                        controls::close)
                .show();
    }
}
