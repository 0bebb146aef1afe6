package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Step;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.role.Simulation;
import reins.core.role.WorldType;
import reins.sim.teachers.Experts;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What the worlds say of how an episode ended, from the recorded steps alone. */
final class VerdictTest {
    static List<WorldType.Simulated<?>> simulated() {
        return Worlds.SIMULATED;
    }

    /** The last step of an episode that is driven in this way. */
    private static Step last(Simulation world, long seed, Function<Observation, Action> driver) {
        Observation seen = world.reset(seed);
        for (long tick = 0; ; tick++) {
            Action action = driver.apply(seen);
            Outcome outcome = world.step(action);
            if (outcome.ending() != Ending.NONE) {
                return new Step(
                        tick,
                        seen,
                        new Decision.Autonomous(action),
                        Said.nothing(0),
                        Teaching.NONE,
                        outcome);
            }
            seen = outcome.observation();
        }
    }

    @Test
    void aLanderThatFallsHasCrashedTooFast() {
        Set<String> words = new TreeSet<>();
        for (long seed = 1; seed <= 20; seed++) {
            try (Simulation world = Lander.TYPE.make()) {
                Step last = last(world, seed, _ -> Lander.SPEC.rest());
                words.add(Lander.TYPE.verdict(last));
            }
        }
        assertTrue(words.contains("crashed: too fast"), words::toString);
        assertFalse(words.contains(""), words::toString);
    }

    @Test
    void aLanderThatIsFlownWellHasLanded() {
        var expert = Experts.of(Experts.ALL, "lander").getFirst();
        try (Simulation world = Lander.TYPE.make()) {
            var driver = expert.create().create(Lander.SPEC, 1, 1);
            driver.begin();
            Step last = last(world, 3, seen -> driver.act(seen));
            assertEquals(Ending.SUCCESS, last.outcome().ending());
            assertEquals("landed", Lander.TYPE.verdict(last));
        }
    }

    @Test
    void whatAPersonJudgedIsNotExplained() {
        try (Simulation world = Lander.TYPE.make()) {
            Observation seen = world.reset(1);
            Outcome outcome = world.step(Lander.SPEC.rest());
            for (Ending ending : List.of(Ending.SUCCESS, Ending.FAILURE, Ending.CUT)) {
                Step judged =
                        new Step(
                                0,
                                seen,
                                new Decision.Autonomous(Lander.SPEC.rest()),
                                Said.nothing(0),
                                Teaching.NONE,
                                outcome.withEnding(ending));
                assertEquals("", Lander.TYPE.verdict(judged));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("simulated")
    void everyWorldSaysThatItsTimeWasOver(WorldType.Simulated<?> type) {
        Observation seen = Observation.of(Vec.of(new float[type.spec().state().size()]));
        Step last =
                new Step(
                        type.spec().maxTicks() - 1,
                        seen,
                        new Decision.Autonomous(type.spec().rest()),
                        Said.nothing(0),
                        Teaching.NONE,
                        new Outcome(seen, Vec.of(0), Ending.CUT));
        assertEquals("out of time", type.verdict(last));
    }
}
