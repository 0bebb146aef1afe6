package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.desk.StudioControls;
import reins.app.run.Teachers;
import reins.app.screens.Screen;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.drive.Standing;
import reins.app.screens.library.LibraryEntry;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionModel;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The real window over a real run of the lander, on JavaFX's headless platform. */
final class StudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final Listener listener = new Listener();
    private final List<ScreenType> screens =
            Stream.concat(
                            Screens.ALL.stream(),
                            Stream.of(
                                    new ScreenType(
                                            "listener", "Listener", Feather.MIC, _ -> listener)))
                    .toList();
    private OpenStudio window;
    private StudioControls controls;
    private DriveModel model;
    private SessionModel session;
    private LibraryModel library;

    @BeforeEach
    void open() throws Exception {
        window =
                OpenStudio.in(
                        folder,
                        OpenStudio.left(1000, 760, "dark", false),
                        new Answers(folder),
                        screens);
        controls = window.controls();
        model = window.room().driving();
        session = window.room().reviewed();
        library = window.room().library();
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    /** Waits until such a session is driven, and nothing is being done to it any more. */
    private void untilDrivenOn(Predicate<Path> session) throws Exception {
        window.until(() ->
                session.test(model.runProperty().get().session())
                        && model.work().titleProperty().get().isEmpty());
    }

    @Test
    void aPersonTakesOverTeachesAndGoesBackToAnOlderPolicy() throws Exception {
        window.until(() -> model.scene().isPresent() && !model.board().versions().isEmpty());
        window.untilDriver(Driver.POLICY);

        robot.clickOn("#pause");
        window.untilDriver(Driver.PAUSED);
        robot.clickOn("#rewind");
        robot.clickOn("#pause");
        window.untilDriver(Driver.POLICY);

        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.untilDriver(Driver.YOU);
        window.until(() -> model.board().versions().size() >= 3);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        window.untilDriver(Driver.POLICY);
        assertTrue(model.status().updates() > 0);

        ListView<Standing> versions = robot.lookup("#versions").queryListView();
        robot.interact(() -> {
            versions.getSelectionModel().clearSelection();
            for (Standing standing : versions.getItems()) {
                if (standing.number() == 0) {
                    versions.getSelectionModel().select(standing);
                }
            }
        });
        robot.clickOn("#pin");
        window.until(() -> model.driving().pinnedProperty().get().equals(Optional.of(0)));
        window.until(() -> model.driving().versionProperty().get() == 0);
        window.picture("studio-dark.png");
        robot.clickOn("#unpin");
        window.until(() -> model.driving().pinnedProperty().get().isEmpty());

        robot.clickOn("#theme");
        robot.push(KeyCode.F1);
        window.picture("studio-light.png");
        robot.push(KeyCode.ESCAPE);
        window.untilDriver(Driver.STOPPED);
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    /** A screen more: a class, and a place in the list. */
    private static final class Listener implements Screen {
        private final StackPane root = new StackPane();
        private final Set<Class<?>> heard = ConcurrentHashMap.newKeySet();

        @Override
        public Region root() {
            return root;
        }

        @Override
        public void on(Event event) {
            heard.add(event.getClass());
        }

        @Override
        public void pulse(long nanos) {}

        @Override
        public void shown(boolean here) {
            root.setVisible(here);
        }
    }

    private List<Boolean> visible() {
        StackPane root = robot.lookup("#screens").queryAs(StackPane.class);
        return root.getChildren().stream().map(Node::isVisible).toList();
    }

    @Test
    void everyScreenOfTheListIsShownAloneByItsKeyAndItsButton() throws Exception {
        window.untilDriver(Driver.POLICY);
        for (int i = screens.size() - 1; i >= 0; i--) {
            int at = i;
            List<Boolean> alone =
                    IntStream.range(0, screens.size()).mapToObj(one -> one == at).toList();
            robot.push(KeyCode.CONTROL, KeyCode.getKeyCode(String.valueOf(i + 1)));
            assertEquals(alone, visible());
            robot.clickOn("#place-" + screens.get(i).id());
            assertEquals(alone, visible());
            assertTrue(
                    robot.lookup("#place-" + screens.get(i).id())
                            .queryAs(ToggleButton.class)
                            .isSelected());
        }
        window.untilDriver(Driver.POLICY);
    }

    @Test
    void everyScreenHearsWhatHappensWhereverTheUserIs() throws Exception {
        window.until(
                () -> listener.heard.containsAll(Set.of(Event.Ticked.class, Event.Shown.class)));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        window.untilDriver(Driver.PAUSED);
        model.runProperty().get().feed().on(new Event.Asked(true));
        window.until(() -> listener.heard.contains(Event.Asked.class));
    }

    private int applied() {
        return session.openedProperty().get().orElseThrow().history().applied().size();
    }

    /** Goes to how it was after so many edits. */
    private void goTo(int edits) throws Exception {
        robot.clickOn("#history");
        robot.clickOn("#history-" + edits);
        window.until(() -> applied() == edits);
    }

    @Test
    void anEpisodeIsLookedAtAndCorrectedByKeyboardAlone() throws Exception {
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.untilDriver(Driver.YOU);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        window.until(
                () -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());

        robot.push(KeyCode.ENTER);
        for (int i = 0; i < 3; i++) {
            robot.push(KeyCode.RIGHT);
        }
        assertEquals(3, session.scrubber().tickProperty().get());
        robot.push(KeyCode.OPEN_BRACKET);
        robot.push(KeyCode.SHIFT, KeyCode.RIGHT);
        robot.push(KeyCode.CLOSE_BRACKET);
        robot.push(KeyCode.X);
        window.until(() -> applied() == 1);
        window.until(() -> session.scrubber().reviewProperty().get().orElseThrow().left().get(13));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        window.until(() -> applied() == 0);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        window.until(() -> applied() == 1);
        robot.push(KeyCode.SPACE);
        window.until(() -> session.scrubber().tickProperty().get() > 20);
        window.picture("studio-session.png");

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("number=1");
        window.until(() -> session.shown().size() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        window.untilDriver(Driver.POLICY);
        assertEquals(
                0, session.notices().shown().size(), () -> session.notices().shown().toString());
    }

    @Test
    void anEpisodeIsDiscardedJudgedAndDrivenOnFromByMouse() throws Exception {
        window.until(
                () -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
        robot.clickOn("#place-session");
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());
        robot.clickOn("#edit-judge-success");
        window.until(() -> applied() == 1);
        robot.clickOn("#edit-discard-toggle");
        window.until(() -> applied() == 2);
        robot.clickOn("#undo");
        window.until(() -> applied() == 1);
        goTo(2);
        goTo(0);
        goTo(1);
        robot.clickOn("#timeline");
        window.until(() -> session.scrubber().tickProperty().get() > 5);
        robot.clickOn("#edit-drive");
        window.until(
                () -> model.driving().stillProperty().get().equals(new Still.WentBack(0, false)));
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
        assertFalse(
                robot.lookup(
                                "The world stands here: take over (Shift), or let the policy drive"
                                        + " (Space).")
                        .tryQuery()
                        .isEmpty());
        assertEquals(
                0, session.notices().shown().size(), () -> session.notices().shown().toString());
    }

    /** Waits until the library is at rest and shows so many sessions. */
    private void untilListed(int count) throws Exception {
        window.until(() ->
                library.work().titleProperty().get().isEmpty() && library.shown().size() == count);
    }

    /** The lines on the clipboard. */
    private static List<String> copied() throws Exception {
        return WaitForAsyncUtils.asyncFx(() -> Clipboard.getSystemClipboard().getString())
                .get(20, TimeUnit.SECONDS)
                .lines()
                .toList();
    }

    @Test
    void theLibraryCopiesMergesThrowsAwayAndTakesBack() throws Exception {
        window.until(
                () -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDrivenOn(saved()::equals);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDrivenOn(_ -> model.runProperty().get().scratch());

        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        robot.clickOn("#library-folder");
        untilListed(1);
        TableView<?> table = robot.lookup("#sessions").queryTableView();
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.clickOn("#library-duplicate");
        untilListed(2);
        robot.interact(() -> table.getSelectionModel().selectAll());
        robot.clickOn("#library-merge");
        untilListed(3);
        assertTrue(library.shown().stream().anyMatch(one -> one.name().equals("Answered.reins")));
        window.picture("studio-library.png");

        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().selectAll();
        });
        robot.push(KeyCode.CONTROL, KeyCode.C);
        List<String> copied = copied();
        assertEquals(4, copied.size(), copied.toString());
        assertTrue(copied.getFirst().startsWith("Session\tWorld\tWhen"), copied.getFirst());
        assertTrue(copied.stream().anyMatch(row -> row.startsWith("Answered.reins\tMoon lander")));

        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        robot.push(KeyCode.DELETE);
        untilListed(2);
        robot.clickOn("#library-show-bin");
        untilListed(1);
        robot.interact(() -> table.getSelectionModel().select(0));
        robot.clickOn("#library-restore");
        untilListed(3);

        robot.interact(() -> {
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(0);
        });
        robot.push(KeyCode.ENTER);
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());

        robot.clickOn("#export");
        window.until(() -> !session.notices().shown().isEmpty());
        assertTrue(
                Files.isDirectory(folder.resolve("Exported")),
                () -> session.notices().shown().toString());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        untilListed(3);
        robot.clickOn("#library-import");
        untilListed(4);
        assertTrue(library.shown().stream().anyMatch(one -> one.name().equals("Exported.reins")));
        assertTrue(library.notices().kept().stream().noneMatch(one -> one.notice().failure()));
        window.until(() ->
                library.selected().stream()
                        .map(LibraryEntry::name)
                        .toList()
                        .equals(List.of("Exported.reins")));
    }

    @Test
    void aSavedSessionIsOpenedAgainWithItsEpisodesAndPolicies() throws Exception {
        window.untilDriver(Driver.POLICY);
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.until(() -> model.board().versions().size() >= 2);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.push(KeyCode.N);
        window.until(() -> !model.curves().share().isEmpty());

        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.PAUSED);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDrivenOn(saved()::equals);
        window.untilDriver(Driver.PAUSED);
        int kept = model.runProperty().get().versions().size();
        assertTrue(kept >= 2);

        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDrivenOn(_ -> model.runProperty().get().scratch());
        window.until(() -> model.board().versions().size() == 1);
        assertTrue(model.curves().share().isEmpty());

        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDrivenOn(saved()::equals);
        window.until(() -> model.board().versions().size() > kept);
        assertFalse(model.curves().share().isEmpty());
        assertTrue(model.curves().share().moments().size() >= kept);
        window.untilDriver(Driver.PAUSED);
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.POLICY);
        double recorded = model.status().recordedSeconds();
        window.until(() -> model.status().recordedSeconds() > recorded);
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void anotherWorldBeginsANewSessionAndAnOldSessionLeadsBackToItsWorld() throws Exception {
        window.untilDriver(Driver.POLICY);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDrivenOn(saved()::equals);
        WorldType<?> other = Worlds.SIMULATED.getLast();
        choose("#setup-world", other);
        untilDrivenOn(_ -> model.runProperty().get().world().equals(other.spec()));
        window.until(() -> model.scene().isPresent());
        window.untilDriver(Driver.POLICY);
        assertTrue(model.runProperty().get().scratch());
        assertEquals(other, robot.lookup("#setup-world").queryComboBox().getValue());
        window.picture("studio-" + other.id() + ".png");

        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDrivenOn(saved()::equals);
        assertEquals(Worlds.ALL.getFirst().spec(), model.runProperty().get().world());
        window.until(() -> model.scene().isPresent());
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    /** Which of the levels low, middle and high are shown to be the teacher's. */
    private List<Boolean> levels() {
        return Stream.of("low", "middle", "high")
                .map(level -> robot.lookup("#level-" + level).queryAs(ToggleButton.class))
                .map(ToggleButton::isSelected)
                .toList();
    }

    @Test
    void whoTeachesWhenAndHowIsChangedWhileItDrives() throws Exception {
        window.untilDriver(Driver.POLICY);
        choose("#setup-teacher", Optional.of(Teachers.of("lander").getFirst()));
        untilProgram(_ -> true);
        assertEquals(List.of(false, false, true), levels());
        robot.interact(() -> robot.lookup("#setup-skill").queryAs(Slider.class).setValue(0.01));
        assertEquals(List.of(false, false, false), levels());
        robot.clickOn("#level-low");
        double low = Teachers.of("lander").getFirst().levels().low();
        untilProgram(program -> program.skill() == low);
        window.until(() -> levels().equals(List.of(true, false, false)));
        robot.clickOn("#level-low"); // chosen already, so it stays
        assertEquals(List.of(true, false, false), levels());
        RuleType<?> random = Rules.find("random");
        choose("#setup-rule", random);
        untilProgram(program -> program.rule().type().equals(random));

        robot.clickOn("#setup-rule-settings");
        String settings = model.setupProperty().get().program().orElseThrow().rule().toString();
        TextInputControl first =
                robot
                        .lookup(".choice-settings .text-field")
                        .queryAllAs(TextInputControl.class)
                        .stream()
                        .filter(StudioTest::isShown)
                        .findFirst()
                        .orElseThrow();
        robot.interact(() -> first.setText("1"));
        robot.interact(() -> first.fireEvent(new ActionEvent()));
        untilProgram(program -> !program.rule().toString().equals(settings));
        window.untilDriver(Driver.TEACHER);

        choose("#setup-arbiter", Arbiters.BLEND);
        window.until(() -> model.setupProperty().get().arbiter().type().equals(Arbiters.BLEND));
        window.until(() -> robot.lookup("#setup-share").query().getParent().isVisible());
        window.picture("studio-blend.png");
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void aListOfChoicesStaysOnTheScreenWhenItOpensForTheFirstTime() throws Exception {
        window.untilDriver(Driver.POLICY);
        robot.clickOn("#setup-world");
        window.until(() -> robot.lookup("#setup-world").queryComboBox().isShowing());
        WaitForAsyncUtils.waitForFxEvents();
        Window list =
                robot.listWindows().stream()
                        .filter(PopupWindow.class::isInstance)
                        .findFirst()
                        .orElseThrow();
        double screen = javafx.stage.Screen.getPrimary().getVisualBounds().getMaxX();
        assertTrue(
                list.getX() + list.getWidth() <= screen,
                () -> list.getX() + " + " + list.getWidth() + " of " + screen);
        robot.press(KeyCode.ENTER).release(KeyCode.ENTER);
    }

    @Test
    void aPolicyThatAsksForHelpIsUnmistakable() throws Exception {
        window.untilDriver(Driver.POLICY);
        model.runProperty().get().feed().on(new Event.Asked(true));
        window.untilDriver(Driver.ASKS);
        assertFalse(robot.lookup(Text.of("driver.ASKS")).tryQuery().isEmpty());
        assertFalse(robot.lookup(Text.of("asks.drives")).tryQuery().isEmpty());
        window.picture("studio-asks.png");
    }

    private <T> void choose(String row, T wanted) {
        ComboBox<T> choice = robot.lookup(row).queryComboBox();
        robot.interact(() -> choice.setValue(wanted));
    }

    private void untilProgram(Predicate<Program> condition) throws Exception {
        window.until(() ->
                model.work().titleProperty().get().isEmpty()
                        && controls.run().setup().program().filter(condition).isPresent());
    }

    private static boolean isShown(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private Path saved() {
        return Answers.saved(folder);
    }

    @Test
    void aWorldThatCannotBeOpenedIsNotShownAsDrivenAndAnotherOneIs() throws Exception {
        window.until(() -> model.scene().isPresent());
        WorldType<?> watch = Worlds.find("watch");
        Record settings =
                Settings.with(
                        watch.defaults(), Map.of("camera", folder.resolve("none.mp4").toString()));
        robot.interact(() -> model.enter(new Chosen<>(watch, settings)));
        window.until(() -> model.driving().stillProperty().get() == Still.Paused.NO_WORLD);
        window.untilDriver(Driver.STOPPED);
        window.until(() -> !model.recordingProperty().get());
        window.until(() ->
                model.notices().shown().stream()
                        .anyMatch(one -> one.sentence().contains("none.mp4")));
        assertFalse(robot.lookup(Text.of("versions.none")).tryQuery().isEmpty());
        window.until(() -> robot.lookup(Text.of("versions.empty")).tryQuery().isEmpty());
        window.picture("studio-no-world.png");

        robot.interact(() -> model.enter(Worlds.find("lander").byDefault()));
        window.untilDriver(Driver.POLICY);
        window.until(() -> model.recordingProperty().get() && !model.board().versions().isEmpty());
    }
}
