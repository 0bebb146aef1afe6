package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Dialogs;
import reins.app.base.Language;
import reins.app.base.Text;
import reins.app.screens.WindowControls;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

@ExtendWith(ApplicationExtension.class)
final class TransportBarTest {
    private static final List<String> BACK = List.of("#rewind", "#look-back");

    private static final WorldType<?> SIMULATED = Worlds.SIMULATED.getFirst();

    /** Driven like a simulated one, and never reached. */
    private static final WorldType<?> ROBOT =
            new WorldType.Reached<>(
                    SIMULATED.spec().id(),
                    SIMULATED.spec().title(),
                    new NoSettings(),
                    _ -> SIMULATED.spec(),
                    _ -> Handling.along(),
                    _ -> {
                        throw new ReinsException("nobody is there");
                    });

    private final List<TransportBar> bar = new ArrayList<>();
    private final Desk desk = new Desk();
    private DriveModel model = new DriveModel(desk);

    /** A window that does nothing. */
    private static final class Around implements WindowControls {
        @Override
        public Path session() {
            return Path.of("a.reins");
        }

        @Override
        public void newSession() {}

        @Override
        public void openSession() {}

        @Override
        public void saveAs() {}

        @Override
        public void enter(Chosen<WorldType<?>> world) {}

        @Override
        public void addWorld() {}

        @Override
        public void takeWorld() {}

        @Override
        public void changeWorld(WorldShelf.Kept world) {}

        @Override
        public void connect(WorldType.Reached<?> world) {}

        @Override
        public void drive(Path session) {}

        @Override
        public void driveFrom(Path session, Start.Rewound start) {}

        @Override
        public void review(Path session) {}

        @Override
        public Future<?> write(Path file, Blob bytes) {
            throw new IllegalStateException("nothing is written here");
        }

        @Override
        public void reveal(Path file) {}

        @Override
        public Language language() {
            return Language.SYSTEM;
        }

        @Override
        public void speak(Language language) {}

        @Override
        public void toggleTheme() {}

        @Override
        public Dialogs dialogs() {
            throw new IllegalStateException("nothing is asked here");
        }
    }

    @org.testfx.framework.junit5.Start
    void start(Stage shared) {
        desk.run = desk.newRun(ROBOT, true, List.of());
        model = new DriveModel(desk);
        Stage stage = new Stage();
        bar.add(new TransportBar(model, new Around(), () -> {}));
        stage.setScene(new Scene(bar(), 1200, 60));
        stage.show();
    }

    @Stop
    void closeAll() {
        List.copyOf(Window.getWindows()).forEach(Window::hide);
    }

    private static Control control(FxRobot robot, String id) {
        return robot.lookup(id).queryAs(Control.class);
    }

    private TransportBar bar() {
        return bar.getFirst();
    }

    private static boolean says(Window window, String words) {
        return window instanceof Tooltip tooltip && tooltip.getText().equals(words);
    }

    @Test
    void whatGoesBackIsGreyedOutInAWorldThatCannotAndSaysWhy(FxRobot robot) throws Exception {
        String why = Text.of("transport.onward");
        for (String id : BACK) {
            assertTrue(control(robot, id).isDisabled());
            assertEquals(why, control(robot, id).getAccessibleHelp());
            robot.moveTo(id);
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> Window.getWindows().stream().anyMatch(window -> says(window, why)));
            robot.clickOn(id);
            robot.moveTo("#stop");
            WaitForAsyncUtils.waitFor(
                    20,
                    TimeUnit.SECONDS,
                    () -> Window.getWindows().stream().noneMatch(window -> says(window, why)));
        }
        assertEquals(List.of(), desk.sent);
    }

    @Test
    void inASimulatedWorldTheSameButtonsGoBack(FxRobot robot) {
        desk.run = desk.newRun(true, List.of());
        robot.interact(() -> model.follow(desk.run));
        for (String id : BACK) {
            assertFalse(control(robot, id).isDisabled());
        }
        robot.clickOn("#rewind");
        robot.clickOn("#look-back");
        assertEquals(
                List.of(new Command.Rewind(2, Command.Then.STANDS), new Command.Relabel(5)),
                desk.sent);
    }

    @Test
    void theSpeedThatIsReachedIsShownWhereItIsLess(FxRobot robot) {
        desk.run = desk.newRun(true, List.of());
        double tick = desk.run.world().tickSeconds();
        robot.interact(() -> {
            model.follow(desk.run);
            model.on(new Event.Running(Still.Not.DRIVES, 4, Optional.empty()));
            model.on(new Event.Timing(3.96 / tick, 0));
            bar().refresh();
        });
        assertFalse(control(robot, "#reached").isVisible());
        robot.interact(() -> {
            model.on(new Event.Timing(2.3 / tick, 0));
            bar().refresh();
        });
        assertTrue(control(robot, "#reached").isVisible());
        assertEquals("really ×2.3", robot.lookup("#reached").queryLabeled().getText());
        robot.interact(() -> {
            model.on(new Event.Running(Still.Paused.PERSON, 4, Optional.empty()));
            bar().refresh();
        });
        assertFalse(control(robot, "#reached").isVisible());
    }
}
