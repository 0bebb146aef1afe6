package reins.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Edit;
import reins.core.fact.Release;
import reins.core.fact.Revised;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Several robots that feed one learner. The time limit ends a hang. */
@Timeout(120)
final class StationsTest {
    private static final WorldType<?> LANDER = Worlds.find("lander");
    private static final LearnerType<?> LEARNER = Learners.of("hg-dagger");
    private static final List<String> ROBOTS = List.of("left", "right");

    private static final Plan PLAN =
            new Plan(
                    LANDER.byDefault(),
                    new Chosen<>(
                            LEARNER,
                            Settings.with(
                                    LEARNER.defaults(), Map.of("hidden", "16", "batch", "32"))),
                    "a program",
                    Arbiters.HOLD.byDefault(),
                    3);

    @TempDir private Path folder;

    private final BlockingQueue<Event> shared = new LinkedBlockingQueue<>();
    private final Map<String, BlockingQueue<Event>> told = new TreeMap<>();

    private Path file(String run, String robot) {
        return folder.resolve(run + robot + Session.SUFFIX);
    }

    private SessionWriter create(String run, String robot) {
        Map<String, String> header = new TreeMap<>(PLAN.header());
        header.put(SessionHeader.ROBOT, robot);
        return Session.create(
                file(run, robot),
                new SessionHeader(LANDER.spec(), "Lander", Instant.EPOCH, Release.VERSION, header));
    }

    private static Teacher expert() {
        WorldSpec spec = LANDER.spec();
        return new Program(Teachers.ALL.getFirst(), 1).make(spec, 9, Critics.of(spec));
    }

    private Station station(SessionWriter store) {
        BlockingQueue<Event> queue = new LinkedBlockingQueue<>();
        told.put(store.header().robot(), queue);
        return Station.of(PLAN, expert(), store, List.of(queue::add));
    }

    private List<Station> stations(String run) {
        return ROBOTS.stream().map(robot -> station(create(run, robot))).toList();
    }

    private void record(List<Station> stations, long ticks) {
        try (HeadlessRun run = new HeadlessRun(PLAN, stations, 1, List.of(shared::add))) {
            run.runTo(ticks, () -> false, _ -> {});
        }
    }

    @Test
    void eachIsRecordedForItselfAndDrivenByWhatAllOfThemTaught() {
        record(stations("one"), 2000);
        List<Blob> published =
                shared.stream()
                        .filter(Event.PolicyChanged.class::isInstance)
                        .map(event -> ((Event.PolicyChanged) event).artifact().body())
                        .toList();
        assertTrue(published.size() > 2, published.size() + " versions");
        long taught = 0;
        for (String robot : ROBOTS) {
            List<Step> steps = Kept.steps(file("one", robot));
            assertEquals(1000, steps.size());
            assertEquals(published, Kept.policies(file("one", robot)), "of " + robot);
            assertEquals(
                    steps,
                    events(robot).stream()
                            .filter(Event.SegmentEnded.class::isInstance)
                            .map(event -> ((Event.SegmentEnded) event).segment())
                            .flatMap(segment -> segment.steps().stream())
                            .toList());
            taught += steps.stream().filter(step -> step.decision().teacherDrives()).count();
            assertTrue(steps.getLast().policy().version() > 0, robot + " is driven by what came");
        }
        assertNotEquals(
                Kept.steps(file("one", "left")),
                Kept.steps(file("one", "right")),
                "episodes of their own");
        Event.Trained last =
                (Event.Trained)
                        shared.stream()
                                .filter(Event.Trained.class::isInstance)
                                .reduce((_, later) -> later)
                                .orElseThrow();
        assertEquals(
                (double) taught,
                last.metrics().byName().getOrDefault("examples", -1.0),
                25,
                "of both");
    }

    @Test
    void onePlanGivesTheSameSessionsTwice() {
        record(stations("one"), 1000);
        record(stations("other"), 1000);
        for (String robot : ROBOTS) {
            assertEquals(Kept.steps(file("one", robot)), Kept.steps(file("other", robot)));
            assertEquals(Kept.policies(file("one", robot)), Kept.policies(file("other", robot)));
        }
    }

    @Test
    void continuedTheyGoOnFromTheNewestPolicyAndFromAllThatWasTaught() {
        record(stations("one"), 1000);
        int versions = Kept.policies(file("one", "left")).size();
        List<Station> again =
                ROBOTS.stream().map(robot -> station(Session.open(file("one", robot)))).toList();
        shared.clear();
        record(again, 200);
        Event.PolicyChanged first =
                (Event.PolicyChanged)
                        shared.stream()
                                .filter(Event.PolicyChanged.class::isInstance)
                                .findFirst()
                                .orElseThrow();
        assertEquals(versions, first.version());
        Artifact artifact = first.artifact();
        int steps = Integer.parseInt(artifact.provenance().getOrDefault("steps", "0"));
        assertTrue(steps >= 1000 && steps <= 1200, () -> steps + ": each step is counted once");
    }

    @Test
    void twoRobotsOfOneNameAreAnErrorOfTheProgram() {
        List<Station> twins =
                List.of(station(create("one", "left")), station(create("other", "left")));
        assertThrows(
                IllegalArgumentException.class,
                () -> new HeadlessRun(PLAN, twins, 1, List.of()).close());
    }

    @Test
    void liveEachObeysItsOwnCommandsAndAStopIsForAll() throws InterruptedException {
        try (LiveRun run =
                new LiveRun(PLAN, stations("live"), List.of(shared::add), Optional::empty)) {
            for (String robot : ROBOTS) {
                await(robot, Event.SegmentEnded.class); // before that nothing can be discarded
            }
            run.send("left", new Command.Discard());
            Event.EpisodeRevised discarded = await("left", Event.EpisodeRevised.class);
            assertEquals("left", discarded.revised().of().robot());
            run.send(new Command.Stop());
            for (String robot : ROBOTS) {
                Event.Running running = await(robot, Event.Running.class);
                assertTrue(running.still().isPaused(), robot);
            }
            run.edit("right", editor -> editor.apply("", List.of(new Edit.Discard(1))));
            Revised revised = await("right", Event.EpisodeRevised.class).revised();
            assertEquals(new Stream("right", 1), revised.of());
            run.end();
        }
        for (String robot : ROBOTS) {
            try (SessionReader reader = SessionReader.open(file("live", robot))) {
                assertEquals(List.of(new Edit.Discard(1)), reader.edits(), robot);
            }
        }
    }

    private BlockingQueue<Event> events(String robot) {
        return Objects.requireNonNull(told.get(robot));
    }

    private <E extends Event> E await(String robot, Class<E> kind) throws InterruptedException {
        Event event = events(robot).take();
        while (!kind.isInstance(event)) {
            event = events(robot).take();
        }
        return kind.cast(event);
    }
}
