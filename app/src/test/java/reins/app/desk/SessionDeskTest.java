package reins.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.app.review.Marker;
import reins.app.review.Reel;
import reins.app.review.Review;
import reins.app.review.Track;
import reins.app.run.Critics;
import reins.app.run.HeadlessRun;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.app.screens.session.SessionControls.Opened;
import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Vec;
import reins.core.flow.Progress;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.Band;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The desk over a real session of the lander; its tasks are done by the test's thread. */
final class SessionDeskTest {
    private static final WorldType<?> LANDER = Worlds.find("lander");

    @TempDir private Path folder;

    private final Tasks tasks = new Tasks("desk");
    private final SessionDesk desk = new SessionDesk(tasks, new QuietSessions());
    private Path file;

    @BeforeEach
    void recordThreeEpisodes() {
        LearnerType<?> learner = Learners.of("hg-dagger");
        Plan plan =
                new Plan(
                        LANDER.byDefault(),
                        new Chosen<>(
                                learner,
                                Settings.with(
                                        learner.defaults(), Map.of("hidden", "16", "batch", "32"))),
                        "a program",
                        Arbiters.HOLD.byDefault(),
                        3);
        file = folder.resolve("landings" + Session.SUFFIX);
        try (HeadlessRun run =
                new HeadlessRun(
                        plan,
                        new Program(Teachers.ALL.getFirst(), 0.7)
                                .make(LANDER.spec(), 9, Critics.of(LANDER.spec())),
                        Session.create(
                                file,
                                new SessionHeader(
                                        LANDER.spec(),
                                        "Landings",
                                        Instant.EPOCH,
                                        Release.VERSION,
                                        plan.header())),
                        1,
                        List.of())) {
            run.runTo(900, () -> false, _ -> {});
        }
    }

    private <T> T done(Future<T> future) throws Exception {
        while (!future.isDone()) {
            assertTrue(tasks.work());
        }
        return future.get();
    }

    private Review review(long episode) throws Exception {
        return done(desk.review(file, episode, Optional.empty()));
    }

    @Test
    void everyTickIsShownAgainAndTheNumbersAreThoseRecorded() throws Exception {
        Opened opened = done(desk.open(file));
        assertTrue(opened.rows().size() >= 2);
        for (var row : opened.rows()) {
            Review review = review(row.episode());
            assertEquals(row.ticks(), review.ticks());
            assertEquals(review.ticks() + 1, review.film().scenes().size());
            Episode recorded = review.recorded();
            Track first = review.tracks().getFirst();
            assertEquals(Track.Kind.ACTION, first.kind());
            for (int i = 0; i < review.ticks(); i++) {
                boolean teacher = recorded.steps().get(i).decision().teacherDrives();
                assertEquals(
                        teacher ? Band.Driver.TEACHER : Band.Driver.POLICY, review.driven().get(i));
                assertEquals(
                        recorded.steps().get(i).decision().executed(),
                        new Action.Continuous(
                                Vec.of(
                                        value(review, 0, Track.Voice.DONE, i),
                                        value(review, 1, Track.Voice.DONE, i))));
            }
        }
    }

    private static float value(Review review, int channel, Track.Voice voice, int tick) {
        return review.tracks().get(channel).lines().stream()
                .filter(line -> line.voice() == voice)
                .findFirst()
                .orElseThrow()
                .values()[tick];
    }

    @Test
    void aPolicyOfTheSessionIsLaidOverWhatWasDone() throws Exception {
        Opened opened = done(desk.open(file));
        int version = opened.versions().getLast().number();
        Review review = done(desk.review(file, 1, Optional.of(version)));
        for (int i = 0; i < review.ticks(); i++) {
            float would = value(review, 0, Track.Voice.NOW, i);
            assertTrue(would >= -1 && would <= 1, "the main engine at " + would);
        }
        assertTrue(
                review(1).tracks().getFirst().lines().stream()
                        .noneMatch(line -> line.voice() == Track.Voice.NOW));
    }

    @Test
    void takeoversAndEndingsAreMarked() throws Exception {
        Review review = review(1);
        List<Marker.Kind> kinds = review.markers().stream().map(Marker::kind).toList();
        assertTrue(kinds.contains(Marker.Kind.TAKEOVER), kinds.toString());
        assertEquals(
                switch (review.recorded().ending()) {
                    case SUCCESS -> Marker.Kind.SUCCESS;
                    case FAILURE -> Marker.Kind.FAILURE;
                    default -> Marker.Kind.CUT;
                },
                kinds.getLast());
    }

    @Test
    void whatIsCutOutIsLeftOutAndComesBackWhenItIsUndoneLater() throws Exception {
        Opened edited = done(desk.edit(file, "Cut out", List.of(new Edit.Cut(1, 10, 20))));
        assertEquals(1, edited.history().applied().size());
        Review review = review(1);
        assertTrue(review.edited());
        assertEquals(10, review.left().cardinality());
        assertTrue(review.left().get(10) && review.left().get(19) && !review.left().get(20));
        assertEquals(List.of(20), review.parts());

        Tasks laterTasks = new Tasks("desk");
        SessionDesk later = new SessionDesk(laterTasks, new QuietSessions());
        Future<Opened> undone = later.undo(file);
        while (!undone.isDone()) {
            assertTrue(laterTasks.work());
        }
        assertEquals(1, undone.get().history().undone().size());
        assertFalse(review(1).edited());
        assertEquals(1, done(desk.redo(file)).history().applied().size());
    }

    @Test
    void aJudgementMovesTheEndingsMarker() throws Exception {
        long last = review(1).recorded().steps().getLast().tick();
        done(desk.edit(file, "Success", List.of(new Edit.Judge(1, last, Ending.SUCCESS))));
        assertEquals(Marker.Kind.SUCCESS, review(1).markers().getLast().kind());
    }

    @Test
    void aLabelIsShownBesideWhatWasDone() throws Exception {
        float before = value(review(1), 0, Track.Voice.TAUGHT, 3);
        Action taught = new Action.Continuous(Vec.of(0.25f, -0.5f));
        done(desk.edit(file, "Relabel", List.of(new Edit.Relabel(1, 4, List.of(taught)))));
        Review review = review(1);
        assertEquals(0.25f, value(review, 0, Track.Voice.TAUGHT, 4));
        assertEquals(-0.5f, value(review, 1, Track.Voice.TAUGHT, 4));
        assertEquals(before, value(review, 0, Track.Voice.TAUGHT, 3));
    }

    @Test
    void aStripShowsTheEpisodeAndWhoDrove() throws Exception {
        Reel reel = done(desk.reel(file, 1, 300, 44));
        assertEquals(300 * 44, reel.argb().length);
        int band = reel.argb()[43 * 300 + 299];
        assertEquals(Reel.colour(review(1).driven().getLast()), band);
    }

    @Test
    void aPolicyIsRebuiltFromTheEditedSessionAndKeptAsTheNewest() throws Exception {
        Opened before = done(desk.open(file));
        done(desk.edit(file, "Discard", List.of(new Edit.Discard(1))));
        int version = done(desk.rebuild(file, Progress.NONE));
        assertEquals(before.versions().getLast().number() + 1, version);
        try (SessionReader reader = SessionReader.open(file)) {
            var provenance = reader.snapshots().getLast().provenance();
            assertEquals("hg-dagger", provenance.get("learner"));
            assertTrue(Long.parseLong(provenance.getOrDefault("updates", "0")) > 0);
        }
    }

    @Test
    void aRebuildThatIsCancelledLeavesTheSessionAsItWas() throws Exception {
        Opened before = done(desk.open(file));
        Future<Integer> rebuilt =
                desk.rebuild(
                        file,
                        (done, _) -> {
                            if (done > 3) {
                                throw new CancellationException();
                            }
                        });
        ExecutionException failed = assertThrows(ExecutionException.class, () -> done(rebuilt));
        assertTrue(failed.getCause() instanceof CancellationException);
        assertEquals(before.versions(), done(desk.open(file)).versions());
    }

    @Test
    void withoutAnythingToLearnFromTheRebuildSaysSo() throws Exception {
        Opened opened = done(desk.open(file));
        done(
                desk.edit(
                        file,
                        "Discard",
                        opened.rows().stream()
                                .<Edit>map(row -> new Edit.Discard(row.episode()))
                                .toList()));
        ExecutionException failed =
                assertThrows(
                        ExecutionException.class, () -> done(desk.rebuild(file, Progress.NONE)));
        assertTrue(
                failed.getCause() instanceof ReinsException said
                        && said.sentence().startsWith("There is too little in this session"));
    }
}
