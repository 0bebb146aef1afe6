package reins.app.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.loop.Guard;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The teachers that come with Reins, and what those promise that learned a world. */
final class TeachersTest {
    private static final int EPISODES = 10;

    static List<ExpertType> trained() {
        return Teachers.ALL.stream().filter(type -> type.id().equals("trained")).toList();
    }

    private record Result(int successes, double meanReturn, List<Action> actions) {}

    private static Result drive(ExpertType type, double skill, long seed, int episodes) {
        WorldType.Simulated<?> world = Worlds.simulated(type.world());
        Guard guard = new Guard(world.spec());
        Expert expert = type.create().create(world.spec(), skill, seed);
        List<Action> actions = new ArrayList<>();
        int successes = 0;
        double sum = 0;
        try (World driven = world.make()) {
            for (int episode = 0; episode < episodes; episode++) {
                expert.begin();
                Observation observation = driven.reset(episode);
                Ending ending = Ending.NONE;
                while (ending == Ending.NONE) {
                    Action action = expert.act(observation);
                    expert.danger(observation);
                    assertEquals(guard.limit(action, world.spec().rest()), action);
                    actions.add(action);
                    Outcome outcome = driven.step(action);
                    observation = outcome.observation();
                    ending = outcome.ending();
                    sum += outcome.reward().at(0);
                }
                successes += ending == Ending.SUCCESS ? 1 : 0;
            }
        }
        return new Result(successes, sum / episodes, actions);
    }

    @Test
    void everyTeacherOfAWorldHasAnIdOfItsOwn() {
        assertFalse(trained().isEmpty());
        Set<String> known = new HashSet<>();
        for (ExpertType type : Teachers.ALL) {
            assertTrue(known.add(type.world() + "/" + type.id()), type.toString());
            assertEquals(type, Teachers.find(type.id(), type.world()));
        }
        assertThrows(ReinsException.class, () -> Teachers.find("trained", "nowhere"));
    }

    @ParameterizedTest
    @MethodSource("trained")
    void withAllItsSkillItSucceedsAndWithLittleItSeldomDoes(ExpertType type) {
        Result best = drive(type, 1, 1, EPISODES);
        Result poor = drive(type, type.levels().low(), 1, EPISODES);
        assertTrue(best.successes() >= 8, best.successes() + " of " + EPISODES);
        assertTrue(poor.successes() <= 6, poor.successes() + " of " + EPISODES);
        assertTrue(best.meanReturn() > poor.meanReturn());
    }

    @ParameterizedTest
    @MethodSource("trained")
    void oneSeedGivesOneEpisodeAndAnotherSeedAnother(ExpertType type) {
        assertEquals(drive(type, 0.5, 1, 1).actions(), drive(type, 0.5, 1, 1).actions());
        assertNotEquals(drive(type, 0.5, 1, 1).actions(), drive(type, 0.5, 2, 1).actions());
    }

    @ParameterizedTest
    @MethodSource("trained")
    void aSkillOutsideItsRangeIsRefused(ExpertType type) {
        WorldSpec spec = Worlds.find(type.world()).spec();
        assertThrows(ReinsException.class, () -> type.create().create(spec, 1.5, 1));
        assertThrows(ReinsException.class, () -> type.create().create(spec, Double.NaN, 1));
    }
}
