package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.desk.StudioControls;
import reins.app.screens.connect.ConnectModel;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.core.fact.Reach;
import reins.core.flow.Still;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.robot.DonkeyServer;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

import javax.imageio.ImageIO;

/** The real window and a car at the other end of a real socket, on JavaFX's headless platform. */
final class RobotStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private DonkeyServer car;
    private StudioControls controls;
    private Stage stage;
    private DriveModel model;
    private ConnectModel connecting;

    @BeforeEach
    void open() throws Exception {
        car = new DonkeyServer();
        new WindowMemory(0, 0, 1280, 800, false, "light", 0.72, 0.68, true, false).save(folder);
        controls =
                new StudioControls(
                        new DriveControls.Setup(
                                Worlds.ALL.getFirst().byDefault(),
                                Learners.ALL.getFirst().byDefault(),
                                Optional.empty(),
                                Arbiters.HOLD.byDefault()),
                        1,
                        _ -> {});
        FxToolkit.registerPrimaryStage();
        stage = FxToolkit.registerStage(Stage::new);
        Studio opened =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    Studio studio =
                                            new Studio(
                                                    stage,
                                                    Screens.ALL,
                                                    controls,
                                                    new Answers(folder),
                                                    folder,
                                                    () -> {});
                                    studio.show();
                                    return studio;
                                })
                        .get(30, TimeUnit.SECONDS);
        model = opened.room().driving();
        connecting = opened.room().connecting();
        untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> stage.hide());
        controls.close();
        car.close();
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }

    private void untilDriver(Driver driver) throws Exception {
        until(() -> model.driving().driverProperty().get() == driver);
    }

    private void untilStage(ConnectModel.Stage wanted) throws Exception {
        until(() -> connecting.stageProperty().get() == wanted);
    }

    /** Chooses the car on the connect screen, and types where it is. */
    private void chooseCar(boolean camera) {
        robot.clickOn("#place-connect");
        ComboBox<Object> kind = robot.lookup("#connect-kind").queryComboBox();
        robot.interact(() -> kind.setValue(Worlds.find("donkeycar")));
        TextField address = robot.from(side()).lookup(".text-field").query();
        robot.interact(() -> address.setText(car.address()));
        CheckBox box = robot.from(side()).lookup(".check-box").query();
        robot.interact(() -> box.setSelected(camera));
    }

    private Node side() {
        return robot.lookup(".connect-side").query();
    }

    private String words(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private boolean isShown(String id) {
        return robot.lookup(id).tryQuery().filter(Node::isVisible).isPresent();
    }

    private void assertTheCarWasToldToRestOnly() {
        for (String told : car.told) {
            assertTrue(told.contains("\"angle\":0.0,\"throttle\":0.0"), told);
        }
    }

    @Test
    void aCarIsLookedAtAtRestAndLeft() throws Exception {
        assertEquals(0, car.connections());
        chooseCar(true);
        assertEquals(
                Text.said(connecting.kindProperty().get().caution()), words("#connect-caution"));
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.REACHED);
        car.see(0x3366CC);
        until(() -> connecting.glimpse().pictures().size() == 1);
        until(() -> connecting.statesPerSecond() > 1);
        until(() -> connecting.reach().roundTripSeconds() > 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, robot.lookup(".camera-card").queryAll().size());
        picture("studio-connect-test.png");
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.NONE);
        assertEquals(1, car.connections());
        assertTheCarWasToldToRestOnly();
    }

    @Test
    void whatCannotBeReachedSaysWhyAndTheNextTryMaySucceed() throws Exception {
        chooseCar(false);
        TextField address = robot.from(side()).lookup(".text-field").query();
        robot.interact(() -> address.setText("nowhere"));
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.REFUSED);
        assertTrue(words("#connect-sentence").contains("nowhere"), words("#connect-sentence"));
        robot.interact(() -> address.setText(car.address()));
        untilStage(ConnectModel.Stage.NONE);
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.REACHED);
        robot.clickOn("#place-library");
        untilStage(ConnectModel.Stage.NONE);
        assertTheCarWasToldToRestOnly();
    }

    @Test
    void aCarIsHandedOverDrivenAndStoppedFromEveryScreen() throws Exception {
        assertFalse(isShown("#rail-stop"));
        chooseCar(false);
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.REACHED);
        robot.clickOn("#connect-drive");
        untilDriver(Driver.AT_REST);
        assertTrue(isShown("#hand-over"));
        assertTrue(isShown("#reach"));
        until(() -> model.reaching().reachProperty().get().light() == Reach.Light.GREEN);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, model.reaching().reachProperty().get().policy());
        assertEquals(2, car.connections());
        assertTheCarWasToldToRestOnly();
        picture("studio-at-rest.png");

        for (String screen : List.of("library", "session", "connect")) {
            robot.push(KeyCode.SPACE);
            untilDriver(Driver.POLICY);
            assertFalse(isShown("#hand-over"));
            robot.clickOn("#place-" + screen);
            untilDriver(Driver.PAUSED);
            assertTrue(isShown("#rail-stop"));
            if (screen.equals("library")) {
                robot.clickOn("#rail-stop");
            } else {
                robot.push(KeyCode.ESCAPE);
            }
            untilDriver(Driver.STOPPED);
            until(() -> car.throttle() == 0);
            assertFalse(robot.lookup(Text.of("rail.stopped")).tryQuery().isEmpty());
            robot.clickOn("#place-drive");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(Still.Paused.STOPPED, model.driving().stillProperty().get());
            robot.push(KeyCode.SPACE); // ends the stop, and starts nothing
            untilDriver(Driver.AT_REST);
        }
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void aCarThatIsDrivenIsNotTestedBesideThat() throws Exception {
        chooseCar(false);
        robot.clickOn("#connect-drive");
        untilDriver(Driver.AT_REST);
        robot.clickOn("#place-connect");
        until(() -> !connecting.againstProperty().get().isEmpty());
        assertTrue(robot.lookup("#connect-test").query().isDisabled());
        connecting.test();
        assertEquals(ConnectModel.Stage.NONE, connecting.stageProperty().get());
        assertEquals(1, car.connections());
    }

    private void picture(String name) throws Exception {
        WaitForAsyncUtils.waitForFxEvents();
        var picture =
                WaitForAsyncUtils.asyncFx(() ->
                                SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null))
                        .get(20, TimeUnit.SECONDS);
        assertTrue(ImageIO.write(picture, "png", Path.of("target", name).toFile()));
    }
}
