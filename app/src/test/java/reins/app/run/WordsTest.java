package reins.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Hand;
import reins.core.fact.Release;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.role.Chosen;
import reins.core.role.Guidance;
import reins.core.role.LearnerType;
import reins.core.role.Moment;
import reins.core.role.Settings;
import reins.core.role.Signal;
import reins.core.role.Simulation;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sessions.SessionEditor;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.arbiters.Arbiters;
import reins.sim.toys.Toys;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A world of words is taught, recorded, gone on with and edited like any other. */
@Timeout(120)
final class WordsTest {
    private static final WorldType.Simulated<?> MOUSE = Toys.TOLD;
    private static final Action LEFT = new Action.Token(1);
    private static final Action RIGHT = new Action.Token(2);

    @TempDir private Path folder;

    private static Plan plan() {
        LearnerType<?> learner = Learners.of("hg-dagger");
        Map<String, String> small = Map.of("hidden", "32", "batch", "32", "members", "2");
        return new Plan(
                MOUSE.byDefault(),
                new Chosen<>(learner, Settings.with(learner.defaults(), small)),
                "somebody",
                Arbiters.HOLD.byDefault(),
                3);
    }

    private SessionWriter created(Path file) {
        return Session.create(
                file,
                new SessionHeader(
                        MOUSE.spec(), "Mouse", Instant.EPOCH, Release.VERSION, plan().header()));
    }

    private static Action right(Vec state) {
        return state.at(1) < state.at(0) ? LEFT : RIGHT;
    }

    /** Takes over while the policy is about to go the wrong way. */
    private static Guidance correcting(Moment moment) {
        Action wish = right(moment.observation().state());
        return moment.proposed().equals(wish)
                ? Guidance.SILENT
                : new Guidance(Hand.PERSON, Optional.of(wish), Set.of(Signal.TAKE_OVER), "");
    }

    private static void drive(SessionWriter store, Teacher teacher, long ticks) {
        try (HeadlessRun run = new HeadlessRun(plan(), teacher, store, 1, List.of())) {
            run.runTo(ticks, () -> false, _ -> {});
        }
    }

    private static int found(Blob policy) {
        try (Simulation world = MOUSE.make()) {
            Driver driver = Driver.steady(policy, MOUSE.spec(), 5);
            return Examination.run(world, driver, 50, 5, _ -> {}).successes();
        }
    }

    @Test
    void aFewCorrectionsTeachWhereToGo() {
        Path file = folder.resolve("mouse.reins");
        drive(created(file), WordsTest::correcting, 800);
        List<Blob> policies = Kept.policies(file);
        int before = found(policies.getFirst());
        int after = found(policies.getLast());
        assertTrue(before <= 30, "found " + before + " times untaught");
        assertEquals(50, after);
        for (Step step : Kept.steps(file)) {
            Action wanted = right(step.observation().state());
            assertEquals(wanted, step.decision().executed());
            if (step.decision() instanceof Decision.TakenOver taken) {
                assertTrue(!taken.proposed().equals(wanted), taken.toString());
            }
        }
    }

    @Test
    void aSessionOfWordsGoesOnWithWhatItLearned() {
        Path file = folder.resolve("mouse.reins");
        drive(created(file), WordsTest::correcting, 800);
        int versions = Kept.policies(file).size();
        drive(Session.open(file), _ -> Guidance.SILENT, 200);
        List<Step> more = Kept.steps(file).subList(800, 1000);
        for (Step step : more) {
            assertTrue(step.policy().version() >= versions - 1, step.policy().toString());
            assertEquals(right(step.observation().state()), step.decision().executed());
        }
    }

    @Test
    void whatShouldHaveBeenSaidIsKeptAndShown() {
        Path file = folder.resolve("mouse.reins");
        drive(created(file), WordsTest::correcting, 100);
        try (SessionEditor editor = Session.edit(file, InstantSource.system())) {
            editor.apply("", List.of(new Edit.Relabel(1, 0, List.of(RIGHT))));
        }
        try (SessionReader reader = SessionReader.open(file)) {
            Step first = reader.episode(1).getFirst().steps().getFirst();
            assertEquals(Optional.of(RIGHT), first.decision().label());
        }
    }
}
