package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.screens.connect.ConnectModel;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.widgets.RecordForm;
import reins.core.fact.Reach;
import reins.core.flow.Still;
import reins.sim.robot.DonkeyServer;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.List;

/** The real window and a car at the other end of a real socket, on JavaFX's headless platform. */
final class RobotStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private DonkeyServer car;
    private OpenStudio window;
    private DriveModel model;
    private ConnectModel connecting;

    @BeforeEach
    void open() throws Exception {
        car = new DonkeyServer();
        window = OpenStudio.in(folder, OpenStudio.left(1280, 800, "light", true));
        model = window.room().driving();
        connecting = window.room().connecting();
        window.untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        car.close();
    }

    private void untilStage(ConnectModel.Stage wanted) throws Exception {
        window.until(() -> connecting.stageProperty().get() == wanted);
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
        // A computer that is busy with tests must not look like a car that is far away.
        for (String patience : List.of("lostMillis", "restMillis", "policyMillis")) {
            TextField field =
                    robot.from(side()).lookup(".text-field").queryAllAs(TextField.class).stream()
                            .filter(one ->
                                    RecordForm.name(patience).equals(one.getAccessibleText()))
                            .findFirst()
                            .orElseThrow();
            robot.interact(() -> field.setText("5000"));
        }
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
        assertTrue(words("#connect-caution").startsWith("A donkeycar keeps its last throttle"));
        robot.clickOn("#connect-test");
        untilStage(ConnectModel.Stage.REACHED);
        car.see(0x3366CC);
        window.until(() -> connecting.glimpse().pictures().size() == 1);
        window.until(() -> connecting.statesPerSecond() > 1);
        window.until(() -> connecting.reach().roundTripSeconds() > 0);
        WaitForAsyncUtils.waitForFxEvents();
        assertEquals(1, robot.lookup(".camera-card").queryAll().size());
        window.picture("studio-connect-test.png");
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
        window.untilDriver(Driver.AT_REST);
        assertTrue(isShown("#hand-over"));
        assertTrue(isShown("#reach"));
        window.until(() -> model.reaching().reachProperty().get().light() == Reach.Light.GREEN);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, model.reaching().reachProperty().get().policy());
        assertEquals(2, car.connections());
        assertTheCarWasToldToRestOnly();
        window.picture("studio-at-rest.png");

        for (String screen : List.of("library", "session", "connect")) {
            robot.push(KeyCode.SPACE);
            window.untilDriver(Driver.POLICY);
            assertFalse(isShown("#hand-over"));
            robot.clickOn("#place-" + screen);
            window.untilDriver(Driver.PAUSED);
            assertTrue(isShown("#rail-stop"));
            if (screen.equals("library")) {
                robot.clickOn("#rail-stop");
            } else {
                robot.push(KeyCode.ESCAPE);
            }
            window.untilDriver(Driver.STOPPED);
            window.until(() -> car.throttle() == 0);
            assertFalse(robot.lookup(Text.of("rail.stopped")).tryQuery().isEmpty());
            robot.clickOn("#place-drive");
            WaitForAsyncUtils.waitForFxEvents();
            assertEquals(Still.Paused.STOPPED, model.driving().stillProperty().get());
            robot.push(KeyCode.SPACE); // ends the stop, and starts nothing
            window.untilDriver(Driver.AT_REST);
        }
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void aCountdownIsSeenBeforeThePolicyDrivesAndEndedByStopAndByTakingOver() throws Exception {
        chooseCar(false);
        robot.clickOn("#connect-drive");
        window.untilDriver(Driver.AT_REST);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.STARTS);
        window.until(() -> isShown("#countdown"));
        window.picture("studio-countdown.png");
        assertTrue(isShown("#keys"), "who takes over needs the keys");
        List<String> faults =
                WaitForAsyncUtils.asyncFx(() -> Fit.faults(window.stage().getScene().getRoot()))
                        .get();
        assertEquals(List.of(), faults);
        robot.push(KeyCode.ESCAPE);
        window.untilDriver(Driver.STOPPED);
        assertFalse(isShown("#countdown"));
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.AT_REST);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.STARTS);
        robot.press(KeyCode.SHIFT);
        window.untilDriver(Driver.YOU);
        assertFalse(isShown("#countdown"));
        robot.release(KeyCode.SHIFT);
        window.untilDriver(Driver.AT_REST);
        assertTheCarWasToldToRestOnly();
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.POLICY);
    }

    @Test
    void aCarThatIsDrivenIsNotTestedBesideThat() throws Exception {
        chooseCar(false);
        robot.clickOn("#connect-drive");
        window.untilDriver(Driver.AT_REST);
        robot.clickOn("#place-connect");
        window.until(() -> !connecting.againstProperty().get().isEmpty());
        assertTrue(robot.lookup("#connect-test").query().isDisabled());
        connecting.test();
        assertEquals(ConnectModel.Stage.NONE, connecting.stageProperty().get());
        assertEquals(1, car.connections());
    }
}
