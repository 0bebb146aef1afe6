package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.Notices;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.session.SessionModel;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Still;
import reins.core.role.WorldType;
import reins.sessions.SessionReader;
import reins.sessions.format.Format;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/** Worlds of another program in the real window; the program is a toy that is really started. */
final class GymStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private final List<String> questions = new ArrayList<>();
    private Path python = Path.of("");
    private Optional<WorldFile> answer = Optional.empty();
    private OpenStudio window;
    private DriveModel model;
    private SessionModel session;

    @BeforeEach
    void open() throws Exception {
        ToyWorlds.forget();
        python = ToyWorlds.python(folder);
        WorldShelf shelf = WorldShelf.ofUser();
        shelf.keep(ToyWorlds.pushed(python, "Toy-v0", "{}"));
        shelf.keep(ToyWorlds.pushed(python, "Crash-v0", "{\"fault\": \"crash\"}"));
        shelf.keep(ToyWorlds.pushed(python, "Mute-v0", "{}"));
        shelf.keep(ToyWorlds.told(python));
        window =
                OpenStudio.in(
                        folder,
                        OpenStudio.left(1000, 760, "light", false),
                        new Answers(),
                        Screens.ALL);
        model = window.room().driving();
        session = window.room().reviewed();
        window.until(() -> model.scene().isPresent());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
        ToyWorlds.forget();
    }

    private WorldType<?> listed(String env) {
        ComboBox<WorldType<?>> worlds = robot.lookup("#setup-world").queryComboBox();
        return worlds.getItems().stream()
                .filter(type -> type.id().equals("gym:" + env))
                .findFirst()
                .orElseThrow();
    }

    private void choose(String env) {
        WorldType<?> wanted = listed(env);
        ComboBox<WorldType<?>> worlds = robot.lookup("#setup-world").queryComboBox();
        robot.interact(() -> worlds.setValue(wanted));
    }

    private void untilDriven(String env) throws Exception {
        window.until(() ->
                model.runProperty().get().world().id().equals("gym:" + env)
                        && model.work().titleProperty().get().isEmpty()
                        && model.scene().isPresent()
                        && model.recordingProperty().get()
                        && model.driving().driverProperty().get() == Driver.POLICY);
    }

    private List<Episode> recorded() {
        try (SessionReader reader = SessionReader.open(model.runProperty().get().session())) {
            return reader.summaries().stream()
                    .map(summary -> reader.recorded(summary.episode()))
                    .toList();
        }
    }

    @Test
    void aKeptWorldIsAgreedToOnceTakenOverGoesBackAndIsShownAnewWhenAsked() throws Exception {
        choose("Toy-v0");
        untilDriven("Toy-v0");
        assertTrue(questions.getFirst().contains("Environment: Toy-v0"), questions.toString());
        assertTrue(questions.getFirst().contains("Python: " + python), questions.toString());
        assertFalse(robot.lookup("#rewind").query().isDisabled());

        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.until(() -> model.driving().driverProperty().get() == Driver.YOU);
        window.until(() ->
                recorded().stream()
                        .flatMap(episode -> episode.steps().stream())
                        .map(step -> step.decision())
                        .anyMatch(done ->
                                done instanceof Decision.TakenOver
                                        && done.executed()
                                                .equals(new Action.Continuous(Vec.of(1)))));
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        robot.clickOn("#rewind");
        window.until(() -> model.driving().stillProperty().get() instanceof Still.WentBack);
        robot.push(KeyCode.SPACE);
        window.until(() ->
                recorded().stream().anyMatch(episode -> episode.start() instanceof Start.Rewound));

        robot.clickOn("#place-session");
        window.until(() -> session.scrubber().reviewProperty().get().isPresent());
        var review = session.scrubber().reviewProperty().get().orElseThrow();
        assertEquals(List.of(), review.film().scenes());
        assertTrue(review.film().anew());
        robot.clickOn("#show-anew");
        window.until(() ->
                session.scrubber()
                        .reviewProperty()
                        .get()
                        .filter(now -> !now.film().scenes().isEmpty())
                        .isPresent());

        robot.clickOn("#place-drive");
        int asked = questions.size();
        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDriven("Toy-v0");
        assertEquals(
                List.of(Text.of("leave.explanation")), questions.subList(asked, questions.size()));
        assertEquals(List.of(), model.notices().shown());
    }

    @Test
    void aCrashCostsAnEpisodeAndASentenceAndTheNextOneStartsTheProgramAnew() throws Exception {
        choose("Crash-v0");
        window.until(() ->
                model.runProperty().get().world().id().equals("gym:Crash-v0")
                        && recorded().size() >= 3);
        List<Episode> recorded = recorded();
        for (Episode episode : recorded.subList(0, 2)) {
            assertEquals(Ending.CUT, episode.ending());
            assertEquals(10, episode.steps().size());
        }
        window.until(() ->
                model.notices().shown().stream()
                        .anyMatch(one -> one.sentence().contains("Fatal Python error")));
        assertEquals(1, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    /** What cancels the work that is on; each screen has one, and the evaluation. */
    private Optional<Node> cancel() {
        return robot.lookup("#cancel-work").match(Node::isVisible).tryQuery();
    }

    @Test
    void aWorldThatDoesNotAnswerIsSaidToStartAndIsNotWaitedForAnyMore() throws Exception {
        choose("Mute-v0");
        window.until(() -> cancel().isPresent());
        assertEquals(Text.of("work.starting", "Toy Mute-v0"), model.work().titleProperty().get());
        robot.clickOn(cancel().orElseThrow());
        window.until(() -> model.driving().stillProperty().get() == Still.Paused.NO_WORLD);
        window.until(() -> model.work().titleProperty().get().isEmpty());
        assertEquals(List.of(), model.notices().shown());
        choose("Toy-v0");
        untilDriven("Toy-v0");
    }

    @Test
    void wordsAreTaughtByKeysAndThePolicySaysThem() throws Exception {
        choose("Words-v0");
        untilDriven("Words-v0");
        robot.press(KeyCode.SHIFT);
        window.until(() -> model.driving().stillProperty().get() == Still.Not.LISTENS);
        assertEquals(Driver.YOU, model.driving().driverProperty().get());
        robot.press(KeyCode.RIGHT);
        window.until(() ->
                recorded().stream()
                        .flatMap(episode -> episode.steps().stream())
                        .anyMatch(step ->
                                step.decision().teacherDrives()
                                        && step.decision().executed().equals(new Action.Token(1))));
        window.until(() -> updates() > 50);
        robot.release(KeyCode.RIGHT, KeyCode.SHIFT);
        window.until(() -> saidByItself().equals(Optional.of(new Action.Token(1))));
        assertEquals(List.of(), model.notices().shown());
    }

    /** What the newest policy that was taught said last while nobody drove. */
    private Optional<Action> saidByItself() {
        return recorded().stream()
                .flatMap(episode -> episode.steps().stream())
                .filter(step -> step.policy().version() > 0 && !step.decision().teacherDrives())
                .map(step -> step.decision().executed())
                .reduce((_, last) -> last);
    }

    private long updates() {
        try (SessionReader reader = SessionReader.open(model.runProperty().get().session())) {
            return Long.parseLong(
                    reader.snapshots().getLast().provenance().getOrDefault("updates", "0"));
        }
    }

    private void fire(String item) {
        MenuButton menu = robot.lookup("#setup-world-menu").queryAs(MenuButton.class);
        MenuItem found =
                menu.getItems().stream()
                        .filter(one -> item.equals(one.getId()) || item.equals(one.getText()))
                        .findFirst()
                        .orElseThrow();
        assertFalse(found.isDisable(), item);
        robot.interact(found::fire);
    }

    @Test
    void aWorldIsAddedChangedThrownAwayAndPutBack() throws Exception {
        window.until(model::wouldLose);
        answer = Optional.of(ToyWorlds.pushed(python, "New-v0", "{}"));
        fire("world-add");
        untilDriven("New-v0");
        assertEquals(List.of(Text.of("leave.explanation")), questions);
        assertEquals(listed("New-v0"), model.setupProperty().get().world().type());

        answer = Optional.of(ToyWorlds.pushed(python, "New-v0", "{\"size\": 2}"));
        fire("world-change");
        window.until(() ->
                model.setupProperty().get().world().settings().toString().contains("size")
                        && model.work().titleProperty().get().isEmpty());
        untilDriven("New-v0");
        assertEquals(listed("New-v0"), model.setupProperty().get().world().type());

        fire("world-bin");
        ComboBox<WorldType<?>> worlds = robot.lookup("#setup-world").queryComboBox();
        window.until(
                () -> worlds.getItems().stream().noneMatch(type -> type.id().equals("gym:New-v0")));
        assertEquals("gym:New-v0", worlds.getValue().id());
        fire(Text.of("world.restore", "Toy New-v0"));
        window.until(
                () -> worlds.getItems().stream().anyMatch(type -> type.id().equals("gym:New-v0")));
        assertTrue(model.notices().shown().stream().noneMatch(Notices.Notice::failure));
    }

    /** Somebody who agrees to everything, throws sessions away and answers with one world. */
    private final class Answers implements Dialogs {
        @Override
        public Optional<String> choose(String question, String explanation, List<String> answers) {
            questions.add(explanation);
            return Optional.of(answers.getLast());
        }

        @Override
        public Optional<WorldFile> world(Optional<WorldFile> before, Trials trials) {
            return answer;
        }

        @Override
        public Optional<Path> sessionToOpen() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> sessionToSave(String suggested) {
            return Optional.empty();
        }

        @Override
        public Optional<String> ask(String question, String suggested) {
            return Optional.empty();
        }

        @Override
        public Optional<Export> export(WorldSpec world, String name) {
            return Optional.empty();
        }

        @Override
        public Optional<Import> importing(BiFunction<Format, Path, Future<List<String>>> fitting) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> worldToTake() {
            return Optional.empty();
        }

        @Override
        public Optional<Path> fileToSave(String title, String suggested, List<String> endings) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> folder(String title) {
            return Optional.empty();
        }

        @Override
        public Optional<Path> place(String title, String suggested) {
            return Optional.empty();
        }
    }
}
