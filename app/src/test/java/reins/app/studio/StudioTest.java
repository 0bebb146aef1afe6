package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.embed.swing.SwingFXUtils;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kordamp.ikonli.feather.Feather;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import reins.app.base.Text;
import reins.app.desk.StudioControls;
import reins.app.run.Teachers;
import reins.app.screens.Screen;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.drive.Version;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionModel;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
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
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

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
    private StudioControls controls;
    private Stage stage;
    private DriveModel model;
    private SessionModel session;
    private LibraryModel library;

    @BeforeEach
    void open() throws Exception {
        new WindowMemory(0, 0, 1000, 760, false, "dark", 0.72, 0.68, false, false).save(folder);
        LearnerType<?> learner = Learners.ALL.getFirst();
        controls =
                new StudioControls(
                        new DriveControls.Setup(
                                Worlds.ALL.getFirst().byDefault(),
                                learner.byDefault(),
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
                                                    screens,
                                                    controls,
                                                    new Answers(folder),
                                                    folder,
                                                    () -> {});
                                    studio.show();
                                    return studio;
                                })
                        .get(30, TimeUnit.SECONDS);
        model = opened.room().driving();
        session = opened.room().reviewed();
        library = opened.room().library();
    }

    @AfterEach
    void close() throws Exception {
        FxToolkit.setupFixture(() -> stage.hide());
        controls.close();
    }

    private void until(Callable<Boolean> condition) throws Exception {
        WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
    }

    private void untilDriver(Driver driver) throws Exception {
        until(() -> model.driving().driverProperty().get() == driver);
    }

    /** Waits until such a session is driven, and nothing is being done to it any more. */
    private void untilDrivenOn(Predicate<Path> session) throws Exception {
        until(() ->
                session.test(model.runProperty().get().session())
                        && model.work().titleProperty().get().isEmpty());
    }

    @Test
    void aPersonTakesOverTeachesAndGoesBackToAnOlderPolicy() throws Exception {
        until(() -> model.scene().isPresent() && !model.versions().isEmpty());
        untilDriver(Driver.POLICY);

        robot.clickOn("#pause");
        untilDriver(Driver.PAUSED);
        robot.clickOn("#rewind");
        robot.clickOn("#pause");
        untilDriver(Driver.POLICY);

        robot.press(KeyCode.SHIFT, KeyCode.UP);
        untilDriver(Driver.YOU);
        until(() -> model.versions().size() >= 3);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        untilDriver(Driver.POLICY);
        assertTrue(model.status().updates() > 0);

        ListView<Version> versions = robot.lookup("#versions").queryListView();
        robot.interact(() -> versions.getSelectionModel().selectLast());
        robot.clickOn("#pin");
        until(() -> model.driving().pinnedProperty().get().equals(Optional.of(0)));
        until(() -> model.driving().versionProperty().get() == 0);
        picture("studio-dark.png");
        robot.clickOn("#unpin");
        until(() -> model.driving().pinnedProperty().get().isEmpty());

        robot.clickOn("#theme");
        robot.push(KeyCode.F1);
        picture("studio-light.png");
        robot.push(KeyCode.ESCAPE);
        untilDriver(Driver.STOPPED);
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
        BorderPane root = (BorderPane) stage.getScene().getRoot();
        return ((StackPane) root.getCenter()).getChildren().stream().map(Node::isVisible).toList();
    }

    @Test
    void everyScreenOfTheListIsShownAloneByItsKeyAndItsButton() throws Exception {
        untilDriver(Driver.POLICY);
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
        untilDriver(Driver.POLICY);
    }

    @Test
    void everyScreenHearsWhatHappensWhereverTheUserIs() throws Exception {
        until(() -> listener.heard.containsAll(Set.of(Event.Ticked.class, Event.Shown.class)));
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        untilDriver(Driver.PAUSED);
        model.runProperty().get().feed().on(new Event.Asked(true));
        until(() -> listener.heard.contains(Event.Asked.class));
    }

    private int applied() {
        return session.openedProperty().get().orElseThrow().history().applied().size();
    }

    @Test
    void anEpisodeIsLookedAtAndCorrectedByKeyboardAlone() throws Exception {
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        untilDriver(Driver.YOU);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        until(() -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT3);
        until(() -> session.scrubber().reviewProperty().get().isPresent());
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
        until(() -> applied() == 1);
        until(() -> session.scrubber().reviewProperty().get().orElseThrow().left().get(13));
        robot.push(KeyCode.CONTROL, KeyCode.Z);
        until(() -> applied() == 0);
        robot.push(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.Z);
        until(() -> applied() == 1);
        robot.push(KeyCode.SPACE);
        until(() -> session.scrubber().tickProperty().get() > 20);
        picture("studio-session.png");

        robot.push(KeyCode.CONTROL, KeyCode.F);
        robot.write("number=1");
        until(() -> session.shown().size() == 1);
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT1);
        untilDriver(Driver.POLICY);
        assertEquals(
                0, session.notices().shown().size(), () -> session.notices().shown().toString());
    }

    @Test
    void anEpisodeIsDiscardedJudgedAndDrivenOnFromByMouse() throws Exception {
        until(() -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
        robot.clickOn("#place-session");
        until(() -> session.scrubber().reviewProperty().get().isPresent());
        robot.clickOn("#edit-judge-success");
        until(() -> applied() == 1);
        robot.clickOn("#edit-discard-toggle");
        until(() -> applied() == 2);
        robot.clickOn("#undo");
        until(() -> applied() == 1);
        robot.clickOn("#timeline");
        until(() -> session.scrubber().tickProperty().get() > 5);
        robot.clickOn("#edit-drive");
        until(() -> model.driving().stillProperty().get() == Still.Paused.FROM_HERE);
        assertEquals(Driver.PAUSED, model.driving().driverProperty().get());
        assertFalse(
                robot.lookup("You drive on from here: take over, then press Space.")
                        .tryQuery()
                        .isEmpty());
        assertEquals(
                0, session.notices().shown().size(), () -> session.notices().shown().toString());
    }

    /** Waits until the library is at rest and shows so many sessions. */
    private void untilListed(int count) throws Exception {
        until(() ->
                library.work().titleProperty().get().isEmpty() && library.shown().size() == count);
    }

    @Test
    void theLibraryCopiesMergesThrowsAwayAndTakesBack() throws Exception {
        until(() -> controls.sessions().open(controls.run().session()).get().rows().size() >= 2);
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
        picture("studio-library.png");

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
        until(() -> session.scrubber().reviewProperty().get().isPresent());

        robot.clickOn("#export");
        until(() -> !session.notices().shown().isEmpty());
        assertTrue(
                Files.isDirectory(folder.resolve("Exported")),
                () -> session.notices().shown().toString());
        robot.push(KeyCode.CONTROL, KeyCode.DIGIT2);
        untilListed(3);
        robot.clickOn("#library-import");
        untilListed(4);
        assertTrue(library.shown().stream().anyMatch(one -> one.name().equals("Exported.reins")));
        assertEquals(0, library.notices().shown().size(), library.notices().shown().toString());
    }

    @Test
    void aSavedSessionIsOpenedAgainWithItsEpisodesAndPolicies() throws Exception {
        untilDriver(Driver.POLICY);
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        until(() -> model.versions().size() >= 2);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.push(KeyCode.N);
        until(() -> !model.curves().share().isEmpty());

        robot.push(KeyCode.SPACE);
        untilDriver(Driver.PAUSED);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDrivenOn(saved()::equals);
        untilDriver(Driver.PAUSED);
        int kept = model.runProperty().get().versions().size();
        assertTrue(kept >= 2);

        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDrivenOn(_ -> model.runProperty().get().scratch());
        until(() -> model.versions().size() == 1);
        assertTrue(model.curves().share().isEmpty());

        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDrivenOn(saved()::equals);
        until(() -> model.versions().size() > kept);
        assertFalse(model.curves().share().isEmpty());
        assertTrue(model.curves().share().moments().size() >= kept);
        untilDriver(Driver.POLICY);
        double recorded = model.status().recordedSeconds();
        until(() -> model.status().recordedSeconds() > recorded);
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void anotherWorldBeginsANewSessionAndAnOldSessionLeadsBackToItsWorld() throws Exception {
        untilDriver(Driver.POLICY);
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDrivenOn(saved()::equals);
        WorldType<?> other = Worlds.SIMULATED.getLast();
        choose("#setup-world", other);
        untilDrivenOn(_ -> model.runProperty().get().world().equals(other.spec()));
        until(() -> model.scene().isPresent());
        untilDriver(Driver.POLICY);
        assertTrue(model.runProperty().get().scratch());
        assertEquals(other, robot.lookup("#setup-world").queryComboBox().getValue());
        picture("studio-" + other.id() + ".png");

        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDrivenOn(saved()::equals);
        assertEquals(Worlds.ALL.getFirst().spec(), model.runProperty().get().world());
        until(() -> model.scene().isPresent());
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
        untilDriver(Driver.POLICY);
        choose("#setup-teacher", Optional.of(Teachers.of("lander").getFirst()));
        untilProgram(_ -> true);
        assertEquals(List.of(false, false, true), levels());
        robot.interact(() -> robot.lookup("#setup-skill").queryAs(Slider.class).setValue(0.01));
        assertEquals(List.of(false, false, false), levels());
        robot.clickOn("#level-low");
        double low = Teachers.of("lander").getFirst().levels().low();
        untilProgram(program -> program.skill() == low);
        until(() -> levels().equals(List.of(true, false, false)));
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
        untilDriver(Driver.TEACHER);

        choose("#setup-arbiter", Arbiters.BLEND);
        until(() -> model.setupProperty().get().arbiter().type().equals(Arbiters.BLEND));
        until(() -> robot.lookup("#setup-share").query().getParent().isVisible());
        picture("studio-blend.png");
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void aListOfChoicesStaysOnTheScreenWhenItOpensForTheFirstTime() throws Exception {
        untilDriver(Driver.POLICY);
        robot.clickOn("#setup-world");
        until(() -> robot.lookup("#setup-world").queryComboBox().isShowing());
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
        untilDriver(Driver.POLICY);
        model.runProperty().get().feed().on(new Event.Asked(true));
        untilDriver(Driver.ASKS);
        assertFalse(robot.lookup(Text.of("driver.ASKS")).tryQuery().isEmpty());
        assertFalse(robot.lookup(Text.of("asks.drives")).tryQuery().isEmpty());
        picture("studio-asks.png");
    }

    private <T> void choose(String row, T wanted) {
        ComboBox<T> choice = robot.lookup(row).queryComboBox();
        robot.interact(() -> choice.setValue(wanted));
    }

    private void untilProgram(Predicate<Program> condition) throws Exception {
        until(() ->
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
        until(() -> model.scene().isPresent());
        WorldType<?> watch = Worlds.find("watch");
        Record settings =
                Settings.with(
                        watch.defaults(), Map.of("camera", folder.resolve("none.mp4").toString()));
        robot.interact(() -> model.enter(new Chosen<>(watch, settings)));
        until(() -> model.driving().stillProperty().get() == Still.Paused.NO_WORLD);
        untilDriver(Driver.STOPPED);
        assertFalse(model.recordingProperty().get());
        until(() ->
                model.notices().shown().stream()
                        .anyMatch(one -> one.sentence().contains("none.mp4")));
        assertFalse(robot.lookup(Text.of("versions.none")).tryQuery().isEmpty());
        until(() -> robot.lookup(Text.of("versions.empty")).tryQuery().isEmpty());
        picture("studio-no-world.png");

        robot.interact(() -> model.enter(Worlds.find("lander").byDefault()));
        untilDriver(Driver.POLICY);
        until(() -> model.recordingProperty().get() && !model.versions().isEmpty());
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
