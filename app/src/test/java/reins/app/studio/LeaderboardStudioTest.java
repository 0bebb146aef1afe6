package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.IndexedCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import reins.app.run.Examination;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.app.screens.drive.Standing;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Evaluation;
import reins.core.fact.Remark;
import reins.core.flow.Event;
import reins.core.role.Simulation;
import reins.sessions.SessionReader;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** The list of policies in the real window over a real run of the lander. */
final class LeaderboardStudioTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private DriveModel model;

    @BeforeEach
    void open() throws Exception {
        window = OpenStudio.in(folder, OpenStudio.left(1000, 760, "dark", true));
        model = window.room().driving();
        window.untilDriver(Driver.POLICY);
        window.until(() -> !rows().isEmpty());
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private ListView<Standing> list() {
        return robot.lookup("#versions").queryListView();
    }

    private List<Integer> rows() {
        return List.copyOf(list().getItems()).stream().map(Standing::number).toList();
    }

    private Optional<Standing> row(int version) {
        return List.copyOf(list().getItems()).stream()
                .filter(row -> row.number() == version)
                .findFirst();
    }

    /** Publishes this many policies, as a learner would. */
    private void publish(int from, int to) {
        Artifact artifact =
                Artifact.onnx(
                        Blob.of(new byte[1]),
                        Blob.of(new byte[0]),
                        new TreeMap<>(Collections.singletonMap("updates", "7")));
        for (int version = from; version < to; version++) {
            tell(new Event.PolicyChanged(version, artifact));
        }
    }

    private void tell(Event event) {
        model.runProperty().get().feed().on(event);
    }

    private void select(int version) {
        robot.interact(() -> {
            list().getSelectionModel().clearSelection();
            list().getSelectionModel().select(row(version).orElseThrow());
        });
    }

    /** The rows that a person sees without scrolling. */
    private List<Integer> inSight() {
        Bounds seen = list().localToScene(list().getLayoutBounds());
        return robot.lookup("#versions .list-cell").queryAllAs(IndexedCell.class).stream()
                .filter(cell -> cell.isVisible() && cell.getItem() instanceof Standing)
                .filter(cell -> {
                    Bounds its = cell.localToScene(cell.getLayoutBounds());
                    return its.getMinY() >= seen.getMinY() - 1 && its.getMaxY() <= seen.getMaxY();
                })
                .map(cell -> ((Standing) Objects.requireNonNull(cell.getItem())).number())
                .toList();
    }

    @Test
    void aPolicyIsEvaluatedBesideTheRunAndItsRowSaysHowItDid() throws Exception {
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.until(() -> model.board().versions().size() >= 2);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
        window.until(() -> rows().contains(1));
        select(1);
        robot.interact(() -> list().getSelectionModel().select(row(0).orElseThrow()));
        robot.clickOn("#evaluate");
        window.until(() ->
                row(0).flatMap(Standing::evaluated).isPresent()
                        && row(1).flatMap(Standing::evaluated).isPresent());
        Evaluation told = row(1).flatMap(Standing::evaluated).orElseThrow();
        assertEquals(20, told.episodes());
        window.untilDriver(Driver.POLICY);
        Path session = window.controls().run().session();
        try (SessionReader reader = SessionReader.open(session);
                Simulation world = Worlds.again(Worlds.find("lander").byDefault())) {
            assertEquals(
                    Examination.of(world, reader.snapshot(1), 20, 1, _ -> {}),
                    told,
                    "the same as on the command line");
            window.until(() -> reader.evaluations().size() == 2);
            assertEquals(told, reader.evaluations().get(1));
        }
        int best = model.board().bestProperty().get().orElseThrow().number();
        assertEquals(best, rows().getFirst());
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void anEvaluationIsCancelled() throws Exception {
        robot.interact(() -> model.board().evaluate(List.of(0), 1_000_000));
        window.until(() -> model.board().work().shareProperty().get() > 0);
        robot.clickOn("#cancel-work");
        window.until(() -> !model.board().work().busy().get());
        assertEquals(Optional.empty(), row(0).flatMap(Standing::evaluated));
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    @Test
    void ofFourHundredPoliciesTheBestThePinnedAndTheDrivingOneStayInSight() throws Exception {
        publish(1, 400);
        window.until(() -> rows().contains(399));
        assertTrue(rows().size() <= 40, () -> rows().toString());
        select(128);
        robot.clickOn("#mark");
        window.until(() -> row(128).orElseThrow().remark().pinned());
        tell(new Event.Evaluated(57, 1, new Evaluation(20, 19, 220, 5, 300)));
        tell(new Event.Evaluated(60, 1, new Evaluation(20, 4, -10, 5, 300)));
        window.until(() -> rows().getFirst() == 57);
        int driving = model.driving().versionProperty().get();
        window.until(() -> inSight().containsAll(List.of(57, 128, driving)));
        assertTrue(
                robot.lookup("#versions-best").queryAs(Hyperlink.class).getText().contains("57"));
        window.picture("studio-leaderboard.png");

        robot.clickOn("#versions-by-newest");
        window.until(() -> rows().getFirst() == 128);
        window.until(() -> inSight().containsAll(List.of(57, 128, driving)));
        robot.clickOn("#versions-by-success");
        window.until(() -> rows().getFirst() == 57);
        assertTrue(robot.lookup("#versions-by-success").queryAs(ToggleButton.class).isSelected());
        robot.clickOn("#versions-all");
        window.until(() -> rows().size() >= 400);
        robot.clickOn("#versions-best");
        assertEquals(57, list().getSelectionModel().getSelectedItem().number());
    }

    @Test
    void rowsStandStillUnderThePointer() throws Exception {
        publish(1, 30);
        window.until(() -> rows().contains(29));
        robot.moveTo("#versions");
        select(12);
        List<Integer> before = rows();
        publish(30, 60);
        tell(new Event.Evaluated(12, 1, new Evaluation(20, 19, 220, 5, 300)));
        window.until(() -> row(12).flatMap(Standing::evaluated).isPresent());
        assertEquals(before, rows());
        robot.moveTo("#pause");
        window.until(() -> rows().contains(59));
        assertFalse(rows().equals(before));
        assertEquals(
                List.of(12),
                list().getSelectionModel().getSelectedItems().stream()
                        .map(Standing::number)
                        .toList());
    }

    @Test
    void notesPinsAndEvaluationsComeBackWithTheirSession() throws Exception {
        select(0);
        robot.clickOn("#note");
        robot.write("falls like a stone");
        robot.push(KeyCode.ENTER);
        robot.clickOn("#mark");
        robot.clickOn("#evaluate");
        window.until(() -> row(0).flatMap(Standing::evaluated).isPresent());
        Remark remark = new Remark("falls like a stone", true);
        window.until(() -> row(0).orElseThrow().remark().equals(remark));
        Standing known = row(0).orElseThrow();

        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDriven(false);
        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDriven(true);
        window.until(() -> row(0).filter(row -> row.remark().equals(Remark.NONE)).isPresent());
        assertEquals(Optional.empty(), row(0).flatMap(Standing::evaluated));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDriven(false);
        window.until(() -> row(0).filter(row -> row.remark().equals(remark)).isPresent());
        assertEquals(known.evaluated(), row(0).flatMap(Standing::evaluated));
        select(0);
        assertEquals(
                "falls like a stone", robot.lookup("#note").queryAs(TextField.class).getText());
        assertEquals(0, model.notices().shown().size(), () -> model.notices().shown().toString());
    }

    private void untilDriven(boolean scratch) throws Exception {
        window.until(() ->
                model.runProperty().get().scratch() == scratch
                        && model.work().titleProperty().get().isEmpty());
    }
}
