package reins.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Release;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.role.Chosen;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.Guidance;
import reins.core.role.LearnerType;
import reins.core.role.Monitor;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.policies.monitor.Monitors;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.arbiters.Arbiters;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What monitors make of the worlds that come with Reins. */
final class MonitorsTest {
    private static final int EPISODES = 5;

    @TempDir private Path folder;

    @Test
    void aPolicyThatKnowsNoWayOnIsFoundAndThatIsKept() {
        WorldType<?> world = Worlds.find("pusht");
        LearnerType<?> learner = Learners.of("hg-dagger");
        Plan plan =
                new Plan(
                        world.byDefault(),
                        new Chosen<>(
                                learner, Settings.with(learner.defaults(), Map.of("hidden", "16"))),
                        "nobody",
                        Arbiters.HOLD.byDefault(),
                        3);
        Path file = folder.resolve("still" + Session.SUFFIX);
        SessionWriter store =
                Session.create(
                        file,
                        new SessionHeader(
                                plan.spec(),
                                "Still",
                                Instant.EPOCH,
                                Release.VERSION,
                                plan.header()));
        List<Event> told = new ArrayList<>();
        try (HeadlessRun run =
                new HeadlessRun(plan, _ -> Guidance.SILENT, store, 0, List.of(told::add))) {
            run.runTo(100, () -> false, _ -> {});
        }
        List<Finding> findings =
                told.stream()
                        .filter(Event.Found.class::isInstance)
                        .map(event -> ((Event.Found) event).finding())
                        .toList();
        assertEquals(List.of(Stream.of(1)), findings.stream().map(Finding::of).toList());
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(findings, reader.findings());
        }
    }

    static List<ExpertType> teachers() {
        return Teachers.ALL;
    }

    @ParameterizedTest
    @MethodSource("teachers")
    void nothingIsFoundWhereSomebodyDrivesAsWellAsTheyCan(ExpertType type) {
        World world = Worlds.simulated(type.world()).make();
        WorldSpec spec = world.spec();
        List<Finding> findings = new ArrayList<>();
        List<Monitor> monitors =
                Monitors.ALL.stream().map(monitor -> monitor.create().apply(spec)).toList();
        Expert expert = type.create().create(spec, type.levels().high(), 1);
        try (world) {
            for (long episode = 1; episode <= EPISODES; episode++) {
                Stream of = Stream.of(episode);
                Start start = new Start.Fresh(episode);
                monitors.forEach(monitor -> monitor.begin(of, start));
                expert.begin();
                Observation observation = world.reset(episode);
                Ending ending = Ending.NONE;
                for (long tick = 0; ending == Ending.NONE; tick++) {
                    Action action = expert.act(observation);
                    Outcome outcome = world.step(action);
                    Step step =
                            new Step(
                                    tick,
                                    observation,
                                    new Decision.Autonomous(action),
                                    Said.nothing(0),
                                    Teaching.NONE,
                                    outcome);
                    monitors.forEach(monitor -> monitor.inspect(step).ifPresent(findings::add));
                    observation = outcome.observation();
                    ending = outcome.ending();
                }
            }
        }
        assertEquals(List.of(), findings);
    }
}
