package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;

import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Dialogs;
import reins.app.desk.StudioControls;
import reins.app.input.Commands;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.Driver;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/**
 * The real window over a real run of the lander, on JavaFX's headless platform. Used by the thread
 * of the test that opened it.
 */
final class OpenStudio {
    private final StudioControls controls;
    private final Stage stage;
    private final Room room;

    private OpenStudio(StudioControls controls, Stage stage, Room room) {
        this.controls = controls;
        this.stage = stage;
        this.room = room;
    }

    /**
     * Opens it.
     *
     * @param folder where it remembers things
     * @param left how the window was left
     * @param dialogs somebody who answers
     */
    static OpenStudio in(Path folder, WindowMemory left, Dialogs dialogs, List<ScreenType> screens)
            throws Exception {
        left.save(folder);
        StudioControls controls =
                new StudioControls(
                        new DriveControls.Setup(
                                Worlds.ALL.getFirst().byDefault(),
                                Learners.ALL.getFirst().byDefault(),
                                Optional.empty(),
                                Arbiters.HOLD.byDefault()),
                        1,
                        _ -> {});
        FxToolkit.registerPrimaryStage();
        Stage stage = FxToolkit.registerStage(Stage::new);
        Studio opened =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Studio studio =
                                            new Studio(
                                                    stage, screens, controls, dialogs, folder,
                                                    () -> {});
                                    studio.show();
                                    return studio;
                                })
                        .get(30, TimeUnit.SECONDS);
        return new OpenStudio(controls, stage, opened.room());
    }

    /** Opens it with every screen, for somebody who throws away whatever is not saved. */
    static OpenStudio in(Path folder, WindowMemory left) throws Exception {
        return in(folder, left, new Answers(folder), Screens.ALL);
    }

    /** A window of this size that a person has driven in before, or not. */
    static WindowMemory left(int width, int height, String theme, boolean tookOver) {
        return new WindowMemory(
                0,
                0,
                width,
                height,
                false,
                theme,
                0.72,
                0.68,
                tookOver ? List.of("lander") : List.of(),
                false,
                Commands.REWIND);
    }

    Room room() {
        return room;
    }

    Stage stage() {
        return stage;
    }

    StudioControls controls() {
        return controls;
    }

    /** Waits for something, a minute at the most. */
    void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }

    void untilDriver(Driver driver) throws Exception {
        until(() -> room.driving().driving().driverProperty().get() == driver);
    }

    /** Keeps what it looks like now, for whoever wants to see it. */
    void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        var picture =
                WaitForAsyncUtils.asyncFx(() ->
                                SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null))
                        .get(20, TimeUnit.SECONDS);
        assertTrue(ImageIO.write(picture, "png", Path.of("target", name).toFile()));
    }

    void close() throws Exception {
        FxToolkit.setupFixture(() -> stage.hide());
        controls.close();
    }
}
