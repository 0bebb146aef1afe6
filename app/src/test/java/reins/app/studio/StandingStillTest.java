package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.session.SessionModel;
import reins.core.fact.Ending;
import reins.core.flow.Command;
import reins.core.flow.Still;
import reins.sim.worlds.Worlds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whatever keeps the world from being driven is seen and told, and a stop lasts. The real window
 * over a real run of the lander.
 */
final class StandingStillTest {
    private static final String ENDED = "(Landed|Crashed|Gone out|Out of time).*  [+−]?[0-9].*";

    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final Object question = new Object();
    private volatile boolean asked;
    private OpenStudio window;
    private DriveModel model;

    @BeforeEach
    void open() throws Exception {
        window =
                OpenStudio.in(
                        folder,
                        OpenStudio.left(1000, 760, "dark", true),
                        new Answers(folder) {
                            @Override
                            public Optional<String> choose(
                                    String question, String explanation, List<String> answers) {
                                return question.equals(Text.of("close.question"))
                                        ? new WindowDialogs(window.stage())
                                                .choose(question, explanation, answers)
                                        : super.choose(question, explanation, answers);
                            }

                            @Override
                            public Optional<Path> sessionToOpen() {
                                // As a window of the system: it waits, and the world's goes on.
                                asked = true;
                                Platform.enterNestedEventLoop(question);
                                return Optional.empty();
                            }
                        },
                        Screens.ALL);
        model = window.room().driving();
        window.untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Still still() {
        return model.driving().stillProperty().get();
    }

    private double recorded() {
        return model.status().recordedSeconds();
    }

    private boolean says(String part) {
        return robot.lookup((Node node) ->
                        node instanceof Label label
                                && label.isVisible()
                                && label.getText().contains(part))
                .tryQuery()
                .isPresent();
    }

    @Test
    void whereTheSessionCannotBeWrittenTheWindowSaysSoAndGoesOnByItselfWhenItCan()
            throws Exception {
        window.until(() -> recorded() > 0);
        Path session = model.runProperty().get().session();
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(session, elsewhere);
        window.untilDriver(Driver.WAITS);
        assertEquals(1, model.notices().shown().size());
        String told = model.notices().shown().getFirst().sentence();
        assertTrue(told.contains(session.toString()), told);
        window.until(() -> says("Paused at"));

        Files.move(elsewhere, session);
        window.untilDriver(Driver.POLICY);
        window.until(() -> model.notices().shown().isEmpty());
        window.until(() -> says("REC "));
        double before = recorded();
        window.until(() -> recorded() > before);
    }

    @Test
    void aStopLastsThroughAnotherSessionAnotherWorldAndAnotherLearner() throws Exception {
        robot.push(KeyCode.ESCAPE);
        window.untilDriver(Driver.STOPPED);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilRunIsOn();
        window.untilDriver(Driver.STOPPED);
        robot.interact(() -> model.enter(Worlds.SIMULATED.getLast().byDefault()));
        untilRunIsOn();
        window.untilDriver(Driver.STOPPED);
        var setup = model.setupProperty().get();
        var other = window.controls().learners().get(1);
        robot.interact(() -> model.change(setup.withLearner(other.byDefault())));
        untilRunIsOn();
        window.untilDriver(Driver.STOPPED);
        assertEquals(0, recorded());
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.POLICY);
    }

    @Test
    void escWhileASessionBeginsKeepsTheNewWorldFromBeingDriven() throws Exception {
        robot.interact(() -> {
            model.newSession();
            model.stop();
        });
        untilRunIsOn();
        window.untilDriver(Driver.STOPPED);
        assertEquals(0, recorded());
    }

    @Test
    void escWhileASessionIsSavedKeepsTheWorldFromBeingDriven() throws Exception {
        robot.interact(() -> {
            model.saveAs(Answers.saved(folder), () -> {});
            model.stop();
        });
        untilRunIsOn();
        window.untilDriver(Driver.STOPPED);
        assertFalse(model.runProperty().get().scratch());
    }

    private void untilRunIsOn() throws Exception {
        window.until(() ->
                model.work().titleProperty().get().isEmpty()
                        && model.runProperty().get().feed() == window.controls().run().feed());
    }

    @Test
    void aWindowOfTheSystemHoldsTheWorldAndStopsItWhereItIsLeftWithoutAnAnswer() throws Exception {
        Platform.runLater(() -> robot.push(KeyCode.CONTROL, KeyCode.O));
        window.until(() -> asked && still() == Still.Paused.QUESTION);
        Platform.runLater(() -> Platform.exitNestedEventLoop(question, question));
        window.untilDriver(Driver.STOPPED);
    }

    @Test
    void aWindowThatIsClosedWhileNothingCanBeWrittenAsksFirst() throws Exception {
        robot.interact(() -> model.saveAs(Answers.saved(folder), () -> {}));
        window.until(() -> !model.runProperty().get().scratch());
        untilRunIsOn();
        Path session = Answers.saved(folder);
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(session, elsewhere);
        window.untilDriver(Driver.WAITS);
        robot.interact(() ->
                window.stage()
                        .fireEvent(
                                new WindowEvent(window.stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
        window.until(() -> says(Text.of("close.question")));
        robot.clickOn(Text.of("dialog.cancel"));
        Files.move(elsewhere, session);
        window.untilDriver(Driver.POLICY);
    }

    @Test
    void afterARewindTheWorldStandsUntilThePersonTakesOver() throws Exception {
        window.until(() -> recorded() > 0);
        robot.push(KeyCode.B);
        window.until(() -> still() instanceof Still.WentBack back && back.seconds() > 0);
        window.untilDriver(Driver.PAUSED);
        assertTrue(says("back. The world stands here"));
        assertFalse(
                robot.lookup(Text.of("versions.drives")).tryQuery().isPresent(), "nobody drives");
        robot.press(KeyCode.SHIFT);
        window.untilDriver(Driver.YOU);
        assertFalse(
                robot.lookup(Text.of("versions.drives")).tryQuery().isPresent(), "the person does");
        robot.push(KeyCode.B);
        window.untilDriver(Driver.YOU);
        robot.release(KeyCode.SHIFT);
        window.untilDriver(Driver.POLICY);

        robot.interact(() -> model.goingBack().thenProperty().set(Command.Then.DRIVES_SLOWLY));
        robot.push(KeyCode.B);
        window.until(() -> model.driving().speedProperty().get() == 0.25);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.PAUSED);
        robot.push(KeyCode.SPACE);
        window.until(() -> model.driving().speedProperty().get() == 1);
    }

    /** Whether the focus is on something that is not the world. */
    private boolean walksThroughControls() {
        Node owner = window.stage().getScene().getFocusOwner();
        return owner instanceof Control && owner.isFocusVisible();
    }

    @Test
    void whoWalksThroughTheControlsNeverTakesOverByIt() throws Exception {
        robot.push(KeyCode.F6);
        assertTrue(walksThroughControls());
        assertTrue(says(Text.of("world.keys")));
        Node first = window.stage().getScene().getFocusOwner();
        int walked = 0;
        do {
            robot.push(KeyCode.TAB);
            assertTrue(
                    walksThroughControls(),
                    () -> String.valueOf(window.stage().getScene().getFocusOwner()));
            walked++;
        } while (!first.isFocused() && walked < 200);
        assertTrue(walked > 10 && walked < 200, () -> "walked in a circle");
        double driven = recorded();
        window.until(() -> recorded() > driven);
        assertEquals(Driver.POLICY, model.driving().driverProperty().get());
        robot.push(KeyCode.F6);
        assertFalse(walksThroughControls());
        robot.push(KeyCode.TAB);
        window.untilDriver(Driver.YOU);
        robot.push(KeyCode.CONTROL, KeyCode.TAB);
        assertTrue(walksThroughControls());
        window.untilDriver(Driver.YOU);
    }

    @Test
    void anEndingIsToldOnTheWorldWithItsReturnAndWhy() throws Exception {
        window.until(() ->
                model.lastEnding()
                        .toldProperty()
                        .get()
                        .filter(told -> told.words().matches(ENDED) && says(told.words()))
                        .isPresent());

        robot.clickOn("#place-session");
        SessionModel session = window.room().reviewed();
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());
        Review review = session.scrubber().reviewProperty().get().orElseThrow();
        robot.interact(() -> session.scrubber().jump(review.ticks()));
        assertNotEquals(Ending.NONE, review.recorded().ending());
        window.until(() ->
                robot.lookup("#ending").queryAll().stream()
                        .anyMatch(card -> card.isVisible() && isShown(card)));
        robot.clickOn("#place-drive");
    }

    private static boolean isShown(Node node) {
        return node.getScene() != null && node.localToScene(node.getBoundsInLocal()).getWidth() > 0;
    }

    @Test
    void theHelpNamesTheKeysOfTheWindow() {
        robot.push(KeyCode.F1);
        assertTrue(says("Ctrl+Tab"));
        assertTrue(says("Ctrl+1"));
    }
}
