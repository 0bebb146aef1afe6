package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.widgets.HelpOverlay;
import reins.core.flow.Command;
import reins.core.flow.Still;
import reins.core.role.Axis;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

@ExtendWith(ApplicationExtension.class)
final class WindowInputTest {
    private final Queue<Command> sent = new ConcurrentLinkedQueue<>();
    private final AtomicInteger fired = new AtomicInteger();
    private volatile boolean points;
    private final Devices devices =
            new Devices(Bindings.DEFAULTS, new Commands(sent::add, () -> false), Path.of("unused"));

    @Start
    void start(Stage shared) {
        // The shared stage keeps the listeners of the tests before.
        Stage stage = new Stage();
        Pane world = new Pane();
        world.setId("world");
        world.setFocusTraversable(true);
        world.setPrefSize(400, 300);
        Button button = new Button("Play");
        button.setId("button");
        button.setOnAction(_ -> fired.incrementAndGet());
        TextField text = new TextField();
        text.setId("text");
        ComboBox<String> choice = new ComboBox<>();
        choice.setId("choice");
        choice.getItems().addAll("one", "two");
        HelpOverlay help = new HelpOverlay();
        help.show(
                Help.rows(
                        devices.bindings(),
                        Takeover.HOLD,
                        Lander.MAPPING,
                        Lander.SPEC.controls(),
                        2));
        stage.setScene(new Scene(new VBox(world, button, text, choice, help), 900, 900));
        stage.setX(0);
        stage.setY(0);
        devices.attach(
                stage, world, (x, y) -> points ? Optional.of(new Spot(x, -y)) : Optional.empty());
        stage.show();
        world.requestFocus();
    }

    @Stop
    void closeAll() {
        List.copyOf(Window.getWindows()).forEach(Window::hide);
    }

    private static boolean focused(FxRobot robot, String id) {
        return robot.lookup("#" + id).query().isFocused();
    }

    private static void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    @Test
    void keysOnTheWorldDrive(FxRobot robot) {
        robot.press(KeyCode.SHIFT, KeyCode.LEFT);
        settle();
        assertEquals(Set.of(Request.TAKE_OVER), devices.keys().now().held());
        assertEquals(Map.of(Axis.SIDEWAYS, -1f), devices.keys().now().axes());
        robot.release(KeyCode.LEFT, KeyCode.SHIFT);
        settle();
        assertEquals(Set.of(), devices.keys().now().held());
        assertEquals(Map.of(), devices.keys().now().axes());
        assertTrue(focused(robot, "world"), "arrows do not walk away from the world");
    }

    @Test
    void tabOnTheWorldTakesOverAndControlTabLeavesIt(FxRobot robot) {
        robot.push(KeyCode.TAB);
        settle();
        assertEquals(1, devices.keys().now().pressed(Request.TAKE_OVER_TOGGLE));
        assertTrue(focused(robot, "world"));
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        settle();
        assertTrue(focused(robot, "button"));
        assertEquals(1, devices.keys().now().pressed(Request.TAKE_OVER_TOGGLE));
    }

    @Test
    void aControlThatWasWalkedToKeepsItsKeys(FxRobot robot) {
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        robot.push(KeyCode.SPACE);
        settle();
        assertEquals(1, fired.get());
        assertTrue(sent.isEmpty());
        robot.push(KeyCode.TAB);
        robot.push(KeyCode.SHIFT, KeyCode.TAB);
        settle();
        assertTrue(focused(robot, "button"));
        assertEquals(Wish.NONE, devices.keys().now());
    }

    @Test
    void afterAClickOnAButtonTheKeysStillDrive(FxRobot robot) {
        robot.clickOn("#button");
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        settle();
        assertEquals(Set.of(Request.TAKE_OVER), devices.keys().now().held());
        assertEquals(Map.of(Axis.FORWARD, 1f), devices.keys().now().axes());
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.push(KeyCode.SPACE);
        settle();
        assertEquals(1, fired.get());
        assertEquals(new Command.Pause(Still.Paused.PERSON), sent.peek());
    }

    @Test
    void aTextFieldKeepsItsKeysButEscStops(FxRobot robot) {
        robot.clickOn("#text");
        robot.push(KeyCode.R);
        robot.push(KeyCode.SPACE);
        robot.push(KeyCode.ESCAPE);
        settle();
        assertEquals("r ", robot.lookup("#text").queryTextInputControl().getText());
        assertEquals(1, sent.size());
        assertEquals(new Command.Stop(), sent.peek());
        assertFalse(devices.keys().now().presses().containsKey(Request.DISCARD));
    }

    @Test
    void escStopsWhileAListIsOpen(FxRobot robot) {
        robot.clickOn("#choice");
        settle();
        assertTrue(robot.lookup("#choice").queryComboBox().isShowing());
        robot.push(KeyCode.ESCAPE);
        settle();
        assertTrue(sent.contains(new Command.Stop()));
    }

    @Test
    void escStopsInAnotherWindow(FxRobot robot) {
        robot.interact(() -> {
            Stage other = new Stage();
            other.setScene(new Scene(new VBox(new TextField()), 200, 100));
            other.show();
            other.requestFocus();
        });
        robot.push(KeyCode.ESCAPE);
        settle();
        assertEquals(1, sent.size());
        assertEquals(new Command.Stop(), sent.peek());
    }

    @Test
    void draggingOnTheWorldDrives(FxRobot robot) {
        robot.moveTo("#world");
        robot.press(MouseButton.PRIMARY);
        settle();
        assertEquals(Set.of(Request.TAKE_OVER), devices.pointer().now().held());
        robot.moveBy(PointerStick.REACH, 0);
        settle();
        PointerStick stick = devices.pointer().stick().orElseThrow();
        assertEquals(1, stick.x(), 1e-6);
        assertEquals(stick.originX() + PointerStick.REACH, stick.knobX(), 1e-6);
        assertEquals(1, devices.pointer().now().axes().getOrDefault(Axis.SIDEWAYS, 0f), 1e-6);
        robot.release(MouseButton.PRIMARY);
        settle();
        assertEquals(Set.of(), devices.pointer().now().held());
        assertTrue(devices.pointer().stick().isEmpty());
    }

    @Test
    void pointingAtTheWorldDrivesWithoutAStickWhereAPlaceIsWanted(FxRobot robot) {
        points = true;
        robot.moveTo("#world");
        robot.press(MouseButton.PRIMARY);
        settle();
        assertEquals(Set.of(Request.TAKE_OVER), devices.pointer().now().held());
        assertTrue(devices.pointer().stick().isEmpty());
        Spot pressed = devices.pointer().now().spot().orElseThrow();
        robot.moveBy(30, 20);
        settle();
        assertEquals(
                Optional.of(new Spot(pressed.x() + 30, pressed.y() - 20)),
                devices.pointer().now().spot());
        assertEquals(Map.of(), devices.pointer().now().axes());
        robot.release(MouseButton.PRIMARY);
        settle();
        assertEquals(Optional.empty(), devices.pointer().now().spot());
        assertEquals(Set.of(), devices.pointer().now().held());
        robot.moveBy(10, 10);
        settle();
        assertEquals(Optional.empty(), devices.pointer().now().spot());
    }

    @Test
    void theHelpIsDrawn(FxRobot robot) {
        assertTrue(robot.lookup("Esc").tryQuery().isPresent());
        assertTrue(robot.lookup("L3 + R3").tryQuery().isPresent());
    }
}
