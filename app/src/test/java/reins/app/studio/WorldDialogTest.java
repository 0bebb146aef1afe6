package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Dialogs;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.flow.Patience;
import reins.core.flow.Progress;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.Pythons;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** The form for a world of another program, over programs that are really started. */
final class WorldDialogTest {
    private final FxRobot robot = new FxRobot();

    @TempDir private Path folder;
    private Path python = Path.of("");
    private Optional<WorldDialog> opened = Optional.empty();

    private final Dialogs.Trials trials =
            new Dialogs.Trials() {
                @Override
                public Future<List<Pythons.Found>> pythons() {
                    return begun(() -> List.of(new Pythons.Found(python.toString(), "toy")));
                }

                @Override
                public Future<FirstMeeting> meet(FirstMeeting.Wish wish, Progress progress) {
                    return begun(() -> Patience.with(progress, () -> FirstMeeting.with(wish)));
                }
            };

    private static <T> Future<T> begun(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().start(task);
        return task;
    }

    @BeforeEach
    void make() throws Exception {
        python = ToyWorlds.python(folder);
    }

    private WorldDialog open(Optional<WorldFile> before) throws Exception {
        FxToolkit.registerPrimaryStage();
        WorldDialog dialog =
                WaitForAsyncUtils.asyncFx(
                                () -> {
                                    WorldDialog made =
                                            new WorldDialog(before, trials, Optional::empty);
                                    made.show();
                                    return made;
                                })
                        .get(30, TimeUnit.SECONDS);
        opened = Optional.of(dialog);
        return dialog;
    }

    @AfterEach
    void close() {
        opened.ifPresent(dialog -> robot.interact(dialog::close));
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }

    private void type(String field, String text) {
        robot.interact(() -> robot.lookup(field).queryAs(TextInputControl.class).setText(text));
    }

    private void press(String button) {
        robot.interact(() -> robot.lookup(button).queryAs(Button.class).fire());
    }

    private boolean isGrey(String button) {
        return robot.lookup(button).queryButton().isDisabled();
    }

    private String label(String id) {
        return robot.lookup(id).queryAs(Label.class).getText();
    }

    @Test
    void aWorldIsLookedAtNamedAndSaved() throws Exception {
        WorldDialog dialog = open(Optional.empty());
        assertTrue(isGrey("#world-save"));
        until(() -> {
            ComboBox<?> box = robot.lookup("#world-python").queryComboBox();
            return python.toString().equals(box.getValue());
        });
        type("#world-env", "Toy-v0");
        press("#world-try");
        until(() -> !isGrey("#world-save"));
        String facts = label("#world-facts");
        assertTrue(facts.contains("It tells 2 numbers and takes 1."), facts);
        assertTrue(facts.contains("render 24×16"), facts);
        assertTrue(facts.contains("you can go back"), facts);
        assertTrue(facts.contains(python.toString()), facts);

        type("#world-state-0", "height");
        type("#world-state-1", "height");
        assertTrue(isGrey("#world-save"));
        assertTrue(label("#world-wrong").contains("two that are called 'height'"));
        type("#world-state-1", "speed");
        type("#world-ticks", "fast");
        assertTrue(label("#world-wrong").contains("a number is needed, not 'fast'"));
        type("#world-ticks", "25");
        type("#world-title", "My toy");
        type("#world-reward", "3.5");
        press("#world-save");
        until(() -> !dialog.isShowing());

        WorldFile saved = dialog.getResult();
        assertEquals("gym:Toy-v0", saved.id());
        assertEquals("My toy", saved.title());
        assertEquals(python.toString(), saved.python());
        assertEquals(
                List.of("height", "speed"), saved.state().stream().map(Channel::name).toList());
        assertEquals(Optional.of(new Camera("render", 24, 16)), saved.render());
        assertEquals(0.04, saved.tickSeconds());
        assertEquals(200, saved.maxTicks());
        assertEquals(OptionalDouble.of(3.5), saved.successReward());
        assertTrue(saved.repeatable());
    }

    @Test
    void whatMayHaveChangedTheWorldIsTriedAgainAndKeepsTheNames() throws Exception {
        WorldFile before = ToyWorlds.pushed(python, "Toy-v0", "{}");
        WorldDialog dialog = open(Optional.of(before));
        assertFalse(isGrey("#world-save"));
        type("#world-state-0", "height");
        type("#world-kwargs", "{\"size\": 2}");
        assertTrue(isGrey("#world-save"));
        type("#world-kwargs", "size");
        press("#world-try");
        until(() -> label("#world-note").contains("What it is made with"));
        type("#world-kwargs", "{\"size\": 2}");
        press("#world-try");
        until(() -> !isGrey("#world-save"));
        press("#world-save");
        until(() -> !dialog.isShowing());
        assertEquals("{\"size\":2}", dialog.getResult().kwargs());
        assertEquals(before.title(), dialog.getResult().title());
        assertEquals("height", dialog.getResult().state().getFirst().name());
    }

    @Test
    void whatCannotBeMadeIsOneSentenceWithAllThatWasSaidBehindIt() throws Exception {
        open(Optional.empty());
        type("#world-env", "Missing-v0");
        until(() -> robot.lookup("#world-python").queryComboBox().getValue() != null);
        press("#world-try");
        until(() -> label("#world-note").equals("The world cannot be made: there is no Missing."));
        robot.clickOn("#unfold");
        TextArea details = robot.lookup(".details").queryAs(TextArea.class);
        assertTrue(details.isVisible());
        assertTrue(details.getText().contains("Traceback"));
        assertTrue(isGrey("#world-save"));
    }

    @Test
    void aTrialThatNobodyWantsAnyMoreIsLeftAndAnotherOneMade() throws Exception {
        open(Optional.empty());
        type("#world-env", "Mute-v0");
        until(() -> robot.lookup("#world-python").queryComboBox().getValue() != null);
        press("#world-try");
        assertTrue(isGrey("#world-try"));
        press("#cancel-work");
        until(() -> !isGrey("#world-try"));
        assertEquals("", label("#world-note"));
        type("#world-env", "Words-v0");
        press("#world-try");
        until(() -> !isGrey("#world-save"));
        assertTrue(label("#world-facts").contains("takes one of 2 words"));
    }
}
