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
import reins.app.screens.drive.Driver;
import reins.app.widgets.RecordForm;
import reins.core.role.Axis;
import reins.sim.robot.GenericServer;
import reins.sim.robot.RosServer;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The connect screen of the real window, and robots at the other end of real sockets. */
final class ConnectStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private ConnectModel connecting;

    @BeforeEach
    void open() throws Exception {
        window = OpenStudio.in(folder, OpenStudio.left(1280, 800, "light", true));
        connecting = window.room().connecting();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** Chooses a kind, and types where it is. */
    private void choose(String kind, String address) {
        robot.clickOn("#place-connect");
        ComboBox<Object> kinds = robot.lookup("#connect-kind").queryComboBox();
        robot.interact(() -> kinds.setValue(Worlds.find(kind)));
        type("address", address);
    }

    private TextField field(String setting) {
        return robot.from(side()).lookup(".text-field").queryAllAs(TextField.class).stream()
                .filter(one -> RecordForm.name(setting).equals(one.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    private void type(String setting, String text) {
        robot.interact(() -> field(setting).setText(text));
    }

    private String words(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    private CheckBox box(String text) {
        return robot.lookup(".parts .check-box").queryAllAs(CheckBox.class).stream()
                .filter(one -> one.getText().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private void untilTold(String text) throws Exception {
        window.until(() -> !robot.lookup(Text.of(text)).tryQuery().isEmpty());
        WaitForAsyncUtils.waitForFxEvents(); // whatever is told with it
    }

    private void untilStage(ConnectModel.Stage wanted) throws Exception {
        window.until(() -> connecting.stageProperty().get() == wanted);
    }

    @Test
    void aRobotIsAskedWhatItIsAndItsFormIsFilledInFromThat() throws Exception {
        try (GenericServer peer = new GenericServer()) {
            choose("generic", peer.address());
            assertTrue(words("#connect-caution").startsWith("This robot says that it stops"));
            assertEquals(0, peer.connections());
            robot.clickOn("#connect-ask");
            untilTold("connect.asked.whole");
            assertEquals("speed -1..1.5 m/s, battery 0..1", field("state").getText());
            assertTrue(words("#connect-caution").startsWith("This robot keeps its last command"));
            assertEquals(0, peer.told.size());
            window.picture("studio-connect-asked.png");

            robot.clickOn("#connect-test");
            untilStage(ConnectModel.Stage.REACHED);
            assertTrue(robot.lookup("#connect-ask").query().isDisabled());
            robot.clickOn("#connect-test");
            untilStage(ConnectModel.Stage.NONE);
            type("address", "elsewhere:1");
            assertTrue(robot.lookup(Text.of("connect.asked.whole")).tryQuery().isEmpty());
        }
    }

    private boolean asks(String words) {
        return robot.lookup("#connect-ask").queryButton().getText().equals(Text.of(words));
    }

    @Test
    void aRobotThatDoesNotAnswerIsNotWaitedForAndOneThatIsGoneIsSaidToBe() throws Exception {
        try (GenericServer peer = new GenericServer()) {
            peer.greetBy("");
            choose("generic", peer.address());
            robot.clickOn("#connect-ask");
            window.until(() -> peer.connections() == 1 && asks("connect.cancel"));
            robot.clickOn("#connect-ask");
            window.until(() -> asks("connect.ask"));
            assertEquals("", words("#connect-ask-refusal"));
            peer.kill(true);
            robot.clickOn("#connect-ask");
            window.until(() -> words("#connect-ask-refusal").startsWith("No robot answers at"));
        }
    }

    private Node side() {
        return robot.lookup(".connect-side").query();
    }

    @Test
    void theTopicsOfARosbridgeAreChosenFromWhatItHas() throws Exception {
        try (RosServer peer = new RosServer(false)) {
            peer.types.put("/base/cmd_vel", "geometry_msgs/msg/Twist");
            peer.types.put("/cmd_vel", "geometry_msgs/msg/Twist");
            peer.types.put("/base/odom", "nav_msgs/msg/Odometry");
            peer.types.put("/scan", "sensor_msgs/msg/LaserScan");
            peer.types.put("/front/compressed", "sensor_msgs/msg/CompressedImage");
            peer.types.put("/back/compressed", "sensor_msgs/msg/CompressedImage");
            peer.types.put("/rosout", "rcl_interfaces/msg/Log");
            choose("rosbridge", peer.address());
            robot.clickOn("#connect-ask");
            untilTold("connect.asked.parts");
            assertTrue(box("/cmd_vel").isSelected(), "it is typed");
            assertTrue(box(Text.of("connect.parts.missing", "/odom")).isSelected());
            for (String topic :
                    new String[] {
                        "/base/cmd_vel",
                        "/base/odom",
                        "/scan",
                        "/front/compressed",
                        "/back/compressed"
                    }) {
                robot.interact(() -> box(topic).fire());
            }
            WaitForAsyncUtils.waitForFxEvents();
            assertFalse(box("/cmd_vel").isSelected(), "there is one topic to command it by");
            assertEquals("/base/cmd_vel", field("commandTopic").getText());
            assertEquals("/base/odom", field("odometryTopic").getText());
            assertEquals("/scan", field("scanTopic").getText());
            assertEquals("/front/compressed, /back/compressed", field("cameraTopics").getText());
            window.picture("studio-connect-topics.png");
            type("scanTopic", "");
            assertFalse(box("/scan").isSelected());
            assertTrue(peer.told.stream().noneMatch(message -> message.contains("advertise")));
        }
    }

    @Test
    void aControlIsDrivenByTheKeysThatAreChosenForItAndIsRememberedSo() throws Exception {
        try (GenericServer peer = new GenericServer();
                ScheduledExecutorService life = Executors.newScheduledThreadPool(1)) {
            choose("generic", peer.address());
            robot.clickOn("#connect-ask");
            untilTold("connect.asked.whole");
            robot.clickOn("#connect-test");
            window.until(() -> peer.connections() == 2);
            var _ = life.scheduleAtFixedRate(() -> tell(peer), 0, 20, TimeUnit.MILLISECONDS);
            untilStage(ConnectModel.Stage.REACHED);
            List<ComboBox<Object>> axes = axes();
            robot.interact(() -> axes.getLast().setValue(Optional.of(Axis.LIFT)));
            window.until(() -> !robot.lookup("T higher, F lower").tryQuery().isEmpty());
            assertEquals(ConnectModel.Stage.REACHED, connecting.stageProperty().get());
            window.picture("studio-connect-hands.png");

            robot.clickOn("#connect-drive");
            window.untilDriver(Driver.AT_REST);
            robot.press(KeyCode.SHIFT).push(KeyCode.SPACE);
            window.untilDriver(Driver.YOU);
            robot.press(KeyCode.UP, KeyCode.T);
            window.until(() -> peer.throttle() == 1);
            robot.release(KeyCode.T);
            window.until(() -> peer.throttle() == 0);
            robot.release(KeyCode.UP, KeyCode.SHIFT);
            window.untilDriver(Driver.AT_REST);
            assertEquals(0, peer.steering());
            life.shutdownNow();
        }
        window.close();
        open();
        robot.clickOn("#place-connect");
        assertEquals(Optional.of(Axis.LIFT), axes().getLast().getValue());
    }

    private List<ComboBox<Object>> axes() {
        return robot.lookup("#connect-hands .combo-box").<ComboBox<Object>>queryAll().stream()
                .toList();
    }

    private static void tell(GenericServer peer) {
        try {
            peer.live();
        } catch (IOException _) {
            // whoever listened has gone
        }
    }
}
