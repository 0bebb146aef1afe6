package reins.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Finding;
import reins.core.fact.Hand;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.Guidance;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.Signal;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sessions.SessionEditor;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;

/** Whole runs: world, learner and store, with and without threads. The time limit ends a hang. */
@Timeout(120)
final class RunTest {
    private static final WorldType<?> LANDER = Worlds.find("lander");
    private static final LearnerType<?> LEARNER = Learners.of("hg-dagger");

    @TempDir private Path folder;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final List<Event> seen = new ArrayList<>();

    private Path file(String name) {
        return folder.resolve(name + Session.SUFFIX);
    }

    private static Plan plan(LearnerType<?> learner) {
        Record settings =
                learner.equals(LEARNER)
                        ? Settings.with(learner.defaults(), Map.of("hidden", "16", "batch", "32"))
                        : learner.defaults();
        return new Plan(
                LANDER.byDefault(),
                new Chosen<>(learner, settings),
                "a program",
                Arbiters.HOLD.byDefault(),
                3);
    }

    private static SessionWriter create(Path file, Plan plan) {
        return Session.create(
                file,
                new SessionHeader(
                        LANDER.spec(), "Lander", Instant.EPOCH, Release.VERSION, plan.header()));
    }

    private static Teacher expert() {
        return new Program(Teachers.ALL.getFirst(), 1)
                .make(LANDER.spec(), 9, Critics.of(LANDER.spec()));
    }

    /** Drives for half a second in each second. */
    private static Teacher holding() {
        int[] ticks = {0};
        return _ ->
                ticks[0]++ % 50 < 25
                        ? new Guidance(
                                Hand.PERSON,
                                Optional.of(new Action.Continuous(Vec.of(1, 0))),
                                Set.of(Signal.TAKE_OVER),
                                "")
                        : Guidance.SILENT;
    }

    private void record(SessionWriter store, Plan plan, long ticks) {
        try (HeadlessRun run = new HeadlessRun(plan, expert(), store, 1, List.of(events::add))) {
            run.runTo(ticks, () -> false, _ -> {});
        }
    }

    /** Waits for such an event among those that were not looked at yet. */
    private Event await(Predicate<Event> wanted) throws InterruptedException {
        Event event = events.take();
        seen.add(event);
        while (!wanted.test(event)) {
            event = events.take();
            seen.add(event);
        }
        return event;
    }

    /** Waits until the teacher has driven. */
    private void awaitTaught() throws InterruptedException {
        await(event ->
                event instanceof Event.SegmentEnded(Segment segment)
                        && segment.steps().getLast().decision().teacherDrives());
    }

    private void awaitSegments(int count) throws InterruptedException {
        for (int i = 0; i < count; i++) {
            await(Event.SegmentEnded.class::isInstance);
        }
    }

    /** Everything that was told is in the file, in order, and nothing lies beside it. */
    private void assertAllRecorded(Path file) throws IOException {
        events.drainTo(seen);
        List<Step> told = new ArrayList<>();
        List<Integer> versions = new ArrayList<>();
        List<Blob> policies = new ArrayList<>();
        for (Event event : seen) {
            if (event instanceof Event.SegmentEnded(Segment segment)) {
                told.addAll(segment.steps());
            }
            if (event instanceof Event.PolicyChanged(int version, var artifact)) {
                versions.add(version);
                policies.add(artifact.body());
            }
        }
        assertEquals(told.size(), seen.stream().filter(Event.Ticked.class::isInstance).count());
        assertEquals(told, Kept.steps(file));
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(Optional.empty(), reader.damage());
            assertEquals(versions, reader.snapshots().stream().map(Snapshot::version).toList());
        }
        assertEquals(policies, Kept.policies(file));
        assertTrue(Files.notExists(file.resolveSibling(file.getFileName() + "-wal")));
    }

    private static long updates(Snapshot snapshot) {
        return Long.parseLong(snapshot.provenance().getOrDefault("updates", "-1"));
    }

    @Test
    void onePlanGivesTheSameStepsAndTheSamePoliciesTwice() throws IOException {
        Plan plan = plan(LEARNER);
        record(create(file("one"), plan), plan, 1000);
        assertAllRecorded(file("one"));
        record(create(file("other"), plan), plan, 1000);
        assertEquals(1000, Kept.steps(file("one")).size());
        assertEquals(Kept.steps(file("one")), Kept.steps(file("other")));
        assertTrue(
                Kept.policies(file("one")).size() > 2,
                "versions " + Kept.policies(file("one")).size());
        assertEquals(Kept.policies(file("one")), Kept.policies(file("other")));
    }

    @Test
    void aContinuedSessionGoesOnCountingAndLearning() {
        Plan plan = plan(LEARNER);
        Path file = file("drive");
        record(create(file, plan), plan, 700);
        int versions;
        long updates;
        int episodes;
        try (SessionReader reader = SessionReader.open(file)) {
            versions = reader.snapshots().size();
            updates = updates(reader.snapshots().getLast());
            episodes = reader.summaries().size();
        }
        assertTrue(updates > 100, updates + " updates");
        record(Session.open(file), plan, 700);
        try (SessionReader reader = SessionReader.open(file)) {
            List<Snapshot> snapshots = reader.snapshots();
            assertTrue(updates(snapshots.get(versions)) > updates, "it goes on counting");
            for (int i = 0; i < snapshots.size(); i++) {
                assertEquals(i, snapshots.get(i).version());
            }
            assertTrue(updates(snapshots.getLast()) > updates + 100);
            List<EpisodeSummary> summaries = reader.summaries();
            assertTrue(summaries.size() > episodes);
            for (int i = 0; i < summaries.size(); i++) {
                assertEquals(i + 1, summaries.get(i).episode());
            }
            assertEquals(1400, summaries.getLast().totalTicks());
            assertEquals(
                    versions - 1,
                    reader.recorded(episodes + 1).steps().getFirst().policy().version(),
                    "the newest policy of before drives until there is a better one");
        }
    }

    @Test
    void aRunAloneEndsWithTheLearnersSentenceAndKeepsEveryTick() throws IOException {
        for (LearnerType<?> breaking : List.of(Breaking.atStart(), Breaking.atStep(200))) {
            Plan plan = plan(breaking);
            Path file = file(breaking.id());
            ReinsException end =
                    assertThrows(
                            ReinsException.class,
                            () -> record(create(file, plan), plan, 100_000),
                            breaking.id());
            assertEquals(Breaking.SENTENCE, end.sentence());
            assertAllRecorded(file);
            Session.open(file).close();
            seen.clear();
        }
    }

    @Test
    void aLiveRunDrivesOnAndRecordsWhereItsLearnerFails() throws IOException, InterruptedException {
        for (LearnerType<?> breaking : List.of(Breaking.atStart(), Breaking.atStep(100))) {
            Plan plan = plan(breaking);
            Path file = file(breaking.id());
            try (LiveRun run = live(plan, holding(), create(file, plan))) {
                run.send(new Command.Speed(8));
                await(Event.Failed.class::isInstance);
                awaitSegments(5);
            }
            assertAllRecorded(file);
            try (SessionReader reader = SessionReader.open(file)) {
                Finding finding = reader.findings().getFirst();
                assertEquals("learner", finding.monitor());
                assertEquals(Breaking.SENTENCE, finding.sentence());
            }
            seen.clear();
        }
    }

    @Test
    void aLearnerThatFailsLeavesTheNewestPolicyOfBeforeInCommand()
            throws IOException, InterruptedException {
        Plan plan = plan(LEARNER);
        Path file = file("drive");
        record(create(file, plan), plan, 500);
        int newest = Kept.policies(file).size() - 1;
        try (LiveRun run = live(plan(Breaking.atStart()), holding(), Session.open(file))) {
            run.send(new Command.Speed(8));
            await(Event.Failed.class::isInstance);
            awaitSegments(2);
        }
        assertAllRecorded(file);
        assertEquals(newest, Kept.steps(file).getLast().policy().version());
    }

    @Test
    void whatATeacherShowsIsLearnedAndPublishedWhileTheWorldIsDriven()
            throws IOException, InterruptedException {
        Plan plan = plan(LEARNER);
        Path file = file("drive");
        try (LiveRun run = live(plan, holding(), create(file, plan))) {
            run.send(new Command.Speed(4));
            awaitTaught();
            await(event -> event instanceof Event.PolicyChanged(int version, _) && version > 0);
            await(event ->
                    event instanceof Event.Ticked(_, _, Step step) && step.policy().version() > 0);
            run.end();
        }
        assertAllRecorded(file);
    }

    @Test
    void whatIsDiscardedIsLearnedFromNoMoreAndWhatIsTakenBackAgainIs()
            throws IOException, InterruptedException {
        Plan plan = plan(LEARNER);
        Path file = file("drive");
        try (LiveRun run = live(plan, holding(), create(file, plan))) {
            run.send(new Command.Speed(4));
            awaitTaught();
            run.send(new Command.Discard());
            Event discarded = await(Event.EpisodeRevised.class::isInstance);
            assertEquals(
                    new Event.EpisodeRevised(new Revised(Stream.of(1), ticksOf(1), List.of())),
                    discarded);
            run.edit("", SessionEditor::undo);
            Event.EpisodeRevised restored =
                    (Event.EpisodeRevised) await(Event.EpisodeRevised.class::isInstance);
            assertEquals(
                    seen.stream()
                            .filter(Event.SegmentEnded.class::isInstance)
                            .map(event -> ((Event.SegmentEnded) event).segment())
                            .filter(segment -> segment.episode() == 1)
                            .flatMap(segment -> segment.steps().stream())
                            .toList(),
                    restored.revised().left().stream()
                            .flatMap(segment -> segment.steps().stream())
                            .toList());
            await(event -> event instanceof Event.PolicyChanged(int version, _) && version > 0);
            run.end();
        }
        assertAllRecorded(file);
    }

    /** The ticks of this episode among what was looked at. */
    private long ticksOf(long episode) {
        return seen.stream()
                .filter(event ->
                        event instanceof Event.Ticked(_, Stream of, _) && of.episode() == episode)
                .count();
    }

    @Test
    void whereTheFileIsGoneTheWorldWaitsAndIsSavedElsewhereWithEveryTick()
            throws IOException, InterruptedException {
        Plan plan = plan(LEARNER);
        Path file = file("drive");
        Path copy = file("copy");
        try (LiveRun run = live(plan, holding(), create(file, plan))) {
            run.send(new Command.Speed(8));
            awaitSegments(1);
            try {
                Files.move(file, folder.resolve("elsewhere"));
            } catch (IOException _) {
                return; // where an open file cannot be moved there is nothing to wait for
            }
            await(event ->
                    event instanceof Event.Running(Still.Waits(String sentence), _, _)
                            && sentence.contains("was moved or deleted"));
            ReinsException refusal = assertThrows(ReinsException.class, run::end);
            assertTrue(refusal.sentence().contains("ticks are not written"), refusal.sentence());
            run.moveTo("", copy);
            assertEquals(copy, run.session(""));
            await(event ->
                    event instanceof Event.Running running && running.still() == Still.Not.DRIVES);
            awaitSegments(2);
            run.end();
        }
        assertAllRecorded(copy);
    }

    private LiveRun live(Plan plan, Teacher teacher, SessionWriter store)
            throws InterruptedException {
        Sink listener = events::add;
        return new LiveRun(plan, teacher, store, List.of(listener));
    }
}
