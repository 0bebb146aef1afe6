package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

import reins.app.run.Teachers;
import reins.app.screens.Notices;
import reins.app.screens.drive.DriveControls.Setup;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.Driver;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A session that is opened again is taught as before. The real window over real runs. */
final class TaughtAgainTest {
    @TempDir Path folder;

    private final FxRobot robot = new FxRobot();
    private OpenStudio window;
    private DriveModel model;

    @BeforeEach
    void open() throws Exception {
        window = OpenStudio.in(folder, OpenStudio.left(1000, 760, "dark", true));
        model = window.room().driving();
        window.untilDriver(Driver.POLICY);
    }

    @AfterEach
    void close() throws Exception {
        window.close();
    }

    private void change(Setup setup) throws Exception {
        robot.interact(() -> model.change(setup));
        untilDone();
    }

    private void untilDone() throws Exception {
        window.until(() -> model.work().titleProperty().get().isEmpty());
    }

    private static Chosen<LearnerType<?>> learner(String id, String units) {
        var type = Learners.of(id);
        return new Chosen<>(type, Settings.with(type.defaults(), Map.of("hidden", units)));
    }

    private int newest() {
        return model.board().versions().getLast().number();
    }

    private void teach() throws Exception {
        int before = newest();
        robot.press(KeyCode.SHIFT, KeyCode.UP);
        window.until(() -> newest() > before);
        robot.release(KeyCode.UP, KeyCode.SHIFT);
    }

    private List<String> told() {
        return model.notices().shown().stream().map(Notices.Notice::sentence).toList();
    }

    @Test
    void itsLearnerItsTeacherAndItsWayOfTakingOverComeBackAndItsNewestPolicyDrives()
            throws Exception {
        teach();
        Program program =
                new Program(
                        Teachers.of("lander").getFirst(), 0.35, Rules.find("random").byDefault());
        change(model.setupProperty().get().withLearner(learner("dagger", "64")));
        change(
                model.setupProperty()
                        .get()
                        .withProgram(Optional.of(program))
                        .withArbiter(Arbiters.find("channel").byDefault()));
        robot.push(KeyCode.CONTROL, KeyCode.S);
        untilDone();
        Setup taught = model.setupProperty().get();

        robot.push(KeyCode.CONTROL, KeyCode.N);
        untilDone();
        change(
                model.setupProperty()
                        .get()
                        .withLearner(learner("rlif", "32"))
                        .withProgram(Optional.empty())
                        .withArbiter(Arbiters.HOLD.byDefault()));
        robot.interact(
                () -> List.copyOf(model.notices().shown()).forEach(model.notices()::dismiss));
        robot.push(KeyCode.CONTROL, KeyCode.O);
        untilDone();
        window.until(() -> model.runProperty().get().session().equals(Answers.saved(folder)));
        assertEquals(taught, model.setupProperty().get());
        assertTrue(newest() > 0);
        int drives = model.driving().versionProperty().get();
        assertEquals(newest(), drives, "nothing untrained is put on top");
        assertEquals(List.of(), told());
    }

    @Test
    void aLearnerWithALikeNetworkGoesOnFromTheNewestPolicyAndSaysSo() throws Exception {
        teach();
        int before = newest();
        change(model.setupProperty().get().withLearner(Learners.of("dagger").byDefault()));
        window.until(() -> told().size() == 1);
        assertTrue(
                told().getFirst().startsWith("Learner 'dagger' goes on from policy "),
                told()::toString);
        teach();
        assertTrue(newest() > before);
        long updates = model.board().versions().getLast().updates();
        assertTrue(updates > model.board().versions().getFirst().updates(), "it went on counting");
    }

    @Test
    void aLearnerWithAnotherNetworkBeginsAnewAndThePolicyOfBeforeDrivesUntilItHasLearned()
            throws Exception {
        teach();
        robot.push(KeyCode.SPACE);
        window.untilDriver(Driver.PAUSED);
        int before = newest();
        change(model.setupProperty().get().withLearner(learner("rlif", "32")));
        window.until(() -> told().size() == 1);
        assertTrue(
                told().getFirst().startsWith("Learner 'rlif' cannot go on from policy "),
                told()::toString);
        int newer = model.driving().versionProperty().get();
        assertTrue(newer >= before, "what was trained drives on");
    }
}
