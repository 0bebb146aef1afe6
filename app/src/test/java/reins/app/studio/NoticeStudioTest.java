package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Language;
import reins.app.base.Text;
import reins.app.screens.Notices;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionModel;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the window tells, over everything, and under the bell. */
final class NoticeStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private DriveModel model;

    @BeforeEach
    void open() throws Exception {
        window = OpenStudio.in(folder, OpenStudio.left(900, 600, "dark", true));
        model = window.room().driving();
        window.untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private Bounds place(String id) {
        Node node = robot.lookup(id).query();
        return node.localToScene(node.getLayoutBounds());
    }

    private Optional<Node> focused() {
        return Optional.ofNullable(window.stage().getScene().getFocusOwner());
    }

    @Test
    void aNoticeFloatsAndTakesNeitherTheFocusNorTheKeysThatDrive() throws Exception {
        window.until(() ->
                model.habits().panelProperty().isBound()
                        && model.habits().plotsProperty().isBound());
        WaitForAsyncUtils.waitForFxEvents();
        Bounds pause = place("#pause");
        Bounds world = place(".world-pane");
        Optional<Node> focus = focused();
        robot.interact(() -> {
            model.notices().note("All is well.");
            model.fail("Something went wrong.");
        });
        WaitForAsyncUtils.waitForFxEvents();
        window.picture("studio-notices.png");
        assertFalse(robot.lookup("All is well.").queryAll().isEmpty());
        assertFalse(robot.lookup("Something went wrong.").queryAll().isEmpty());
        assertEquals(pause, place("#pause"));
        assertEquals(world, place(".world-pane"));
        assertEquals(focus, focused());
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.untilDriver(Driver.YOU);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        window.untilDriver(Driver.POLICY);
        robot.clickOn(".notice-stack .failure .button-icon");
        window.until(() -> model.notices().shown().stream().noneMatch(Notices.Notice::failure));
    }

    @Test
    void whatWasToldIsUnderTheBellWithItsNextStepByKeyboard() throws Exception {
        List<String> done = new ArrayList<>();
        robot.interact(() ->
                model.notices()
                        .note("It is written.", new Notices.Step("Look", () -> done.add("look"))));
        Labeled bell = robot.lookup("#rail-notices").queryAs(Labeled.class);
        window.until(() -> bell.getText().equals(Text.of("notices.unread", 1)));
        Optional<Node> before = focused();
        robot.push(KeyCode.F8);
        assertTrue(robot.lookup("#notices").query().isVisible());
        assertEquals(Text.of("notices"), bell.getText());
        window.picture("studio-bell.png");
        robot.push(KeyCode.TAB);
        assertEquals("Look", focused().map(node -> ((Button) node).getText()).orElse("nothing"));
        robot.push(KeyCode.SPACE);
        assertEquals(List.of("look"), done);
        assertEquals(Driver.POLICY, model.driving().driverProperty().get());
        robot.push(KeyCode.F8);
        assertFalse(robot.lookup("#notices").query().isVisible());
        assertEquals(before, focused());
        robot.clickOn("#rail-notices");
        assertTrue(robot.lookup("#notices").query().isVisible());
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.untilDriver(Driver.YOU);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.push(KeyCode.ESCAPE);
        assertFalse(robot.lookup("#notices").query().isVisible());
        window.untilDriver(Driver.STOPPED);
    }

    @Test
    void anEpisodeDiscardedWhileDrivingIsTakenBack() throws Exception {
        robot.push(KeyCode.R);
        window.until(() -> !model.notices().shown().isEmpty());
        assertTrue(discarded());
        robot.clickOn(".notice-stack .step");
        window.until(() -> !discarded());
    }

    private boolean discarded() throws Exception {
        return window
                .controls()
                .sessions()
                .open(window.controls().run().session())
                .get()
                .rows()
                .stream()
                .anyMatch(row -> row.discarded());
    }

    @Test
    void anEpisodeDiscardedInTheSessionIsTakenBackUntilSomethingElseIsChanged() throws Exception {
        SessionModel session = window.room().reviewed();
        window.until(() ->
                window.controls()
                                .sessions()
                                .open(window.controls().run().session())
                                .get()
                                .rows()
                                .size()
                        >= 2);
        robot.clickOn("#place-session");
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());
        robot.clickOn("#edit-discard-toggle");
        window.until(() -> !session.notices().shown().isEmpty());
        assertTrue(session.shown().getFirst().discarded());
        robot.clickOn(".notice-stack .step");
        window.until(() -> !session.shown().getFirst().discarded());
        robot.clickOn("#edit-discard-toggle");
        window.until(() -> !session.notices().shown().isEmpty());
        TableView<?> table = robot.lookup("#episodes").queryTableView();
        robot.interact(() -> table.getSelectionModel().clearAndSelect(1));
        window.until(() ->
                session.scrubber().reviewProperty().get().orElseThrow().recorded().id()
                        == session.selected().getFirst().episode());
        robot.clickOn("#edit-judge-success");
        window.until(() -> session.notices().shown().isEmpty());
        assertTrue(
                session.notices().kept().stream().allMatch(one -> one.notice().steps().isEmpty()));
    }

    @Test
    void aSessionThatWasBinnedIsPutBack() throws Exception {
        LibraryModel library = window.room().library();
        robot.push(KeyCode.CONTROL, KeyCode.S);
        window.until(() ->
                model.runProperty().get().session().equals(Answers.saved(folder))
                        && model.work().titleProperty().get().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.N);
        window.until(() ->
                model.runProperty().get().scratch()
                        && model.work().titleProperty().get().isEmpty());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.clickOn("#library-folder");
        window.until(() -> library.shown().size() == 1);
        TableView<?> table = robot.lookup("#sessions").queryTableView();
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.clickOn("#library-bin");
        window.until(() -> library.shown().isEmpty() && !library.notices().shown().isEmpty());
        robot.clickOn(".notice-stack .step");
        window.until(() -> library.shown().size() == 1);
    }

    @Test
    void aLanguageIsChosenForTheNextStartWhichSpeaksIt() throws Exception {
        assertEquals(Language.SYSTEM, Language.remembered(folder));
        MenuButton menu = robot.lookup("#language").queryAs(MenuButton.class);
        robot.interact(() ->
                menu.getItems().stream()
                        .filter(item -> "language-chinese".equals(item.getId()))
                        .findFirst()
                        .orElseThrow()
                        .fire());
        assertEquals(Language.CHINESE, Language.remembered(folder));
        assertFalse(
                robot.lookup(Language.CHINESE.words("language.next")).queryAll().isEmpty(),
                () -> model.notices().shown().toString());
        Locale before = Locale.getDefault();
        try {
            Language.remembered(folder).speak();
            assertEquals("会话", Text.of("session"));
        } finally {
            Locale.setDefault(before);
            Text.speak(before);
        }
    }
}
