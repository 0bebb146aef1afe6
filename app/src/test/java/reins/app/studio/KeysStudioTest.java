package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.input.Bindings;
import reins.app.input.ControlMapping;
import reins.app.input.Help;
import reins.app.input.Takeover;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys that are drawn over a world until somebody has used them there. */
final class KeysStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private DriveModel model;

    @BeforeEach
    void open() throws Exception {
        window = OpenStudio.in(folder, WindowMemory.load(folder));
        model = window.room().driving();
        window.untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Node keys() {
        return robot.lookup("#keys").query();
    }

    private List<String> caps() {
        return robot.from(keys()).lookup(".keycap").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }

    private static List<Help.Caps> of(WorldType<?> world) {
        return Help.caps(Bindings.DEFAULTS, Takeover.HOLD, ControlMapping.of(world.byDefault()));
    }

    private void enter(WorldType<?> world) throws Exception {
        robot.interact(() -> model.enter(world.byDefault()));
        window.until(() ->
                model.runProperty().get().world().equals(world.spec())
                        && model.work().titleProperty().get().isEmpty()
                        && model.scene().isPresent());
    }

    @Test
    void everyWorldHasKeysOfItsOwn() throws Exception {
        assertEquals(
                List.of("hold to take over", "main engine", "side engines", "stop everything"),
                of(Worlds.find("lander")).stream().map(Help.Caps::what).toList());
        assertEquals(List.of("Shift", "↑", "←", "→", "Esc"), caps());
        Set<List<Help.Caps>> different =
                Worlds.SIMULATED.stream().map(KeysStudioTest::of).collect(Collectors.toSet());
        assertEquals(Worlds.SIMULATED.size(), different.size());
        for (WorldType<?> world : Worlds.SIMULATED) {
            enter(world);
            assertTrue(keys().isVisible());
            assertEquals(of(world).stream().flatMap(each -> each.keys().stream()).toList(), caps());
            WaitForAsyncUtils.waitForFxEvents();
            window.picture("keys-" + world.id() + ".png");
        }
    }

    @Test
    void theKeysAreShownUntilTheyWereUsedInThatWorldAndAgainWithF1() throws Exception {
        assertTrue(keys().isVisible());
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.untilDriver(Driver.YOU);
        double driven = model.status().recordedSeconds();
        window.until(() -> model.status().recordedSeconds() > driven + 4);
        assertTrue(keys().isVisible(), "while they are looked for they are needed");
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        window.until(() -> !keys().isVisible());
        enter(Worlds.find("racer"));
        assertTrue(keys().isVisible());
        enter(Worlds.find("lander"));
        assertFalse(keys().isVisible());
        robot.push(KeyCode.F1);
        assertTrue(keys().isVisible());
        robot.interact(() -> window.stage().getOnCloseRequest().handle(closing()));
        window.until(() -> !window.stage().isShowing());
        assertEquals(List.of("lander"), WindowMemory.load(folder).known());
    }

    private javafx.stage.WindowEvent closing() {
        return new javafx.stage.WindowEvent(
                window.stage(), javafx.stage.WindowEvent.WINDOW_CLOSE_REQUEST);
    }
}
