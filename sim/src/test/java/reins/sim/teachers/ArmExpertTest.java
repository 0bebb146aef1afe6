package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.World;
import reins.sim.worlds.Worlds;

final class ArmExpertTest {
    private static final int EPISODES = 20;
    private static final ExpertType TYPE = Experts.find(Experts.ALL, "scripted", "arm");

    private static Lesson lesson(double skill) {
        return new Lesson(
                "arm",
                new Program(TYPE, skill)
                        .make(Worlds.find("arm").spec(), 1, TeacherContractTest::noCritic));
    }

    private static int successes(Lesson lesson, Lesson.Driver driver) {
        int successes = 0;
        for (long seed = 0; seed < EPISODES; seed++) {
            successes += lesson.episode(seed, driver) == Ending.SUCCESS ? 1 : 0;
        }
        return successes;
    }

    private static Lesson.Driver still() {
        return (_, _) -> Vec.zeros(4);
    }

    @Test
    void aSkilledArmEarnsTenInEveryEpisode() {
        try (World world = Worlds.simulated("arm").make()) {
            Expert expert = new Program(TYPE, 1).makeExpert(world.spec(), 1);
            for (long seed = 0; seed < EPISODES; seed++) {
                Observation seen = world.reset(seed);
                expert.begin();
                Outcome outcome = world.step(expert.act(seen));
                double total = outcome.reward().at(0);
                while (outcome.ending() == Ending.NONE) {
                    outcome = world.step(expert.act(outcome.observation()));
                    total += outcome.reward().at(0);
                }
                assertEquals(Ending.SUCCESS, outcome.ending(), "seed " + seed);
                assertEquals(10, total, 0.01);
            }
        }
    }

    @Test
    void aSkilledArmIsLetDoItsWork() {
        Expert expert = new Program(TYPE, 1).makeExpert(Worlds.find("arm").spec(), 2);
        expert.begin();
        Lesson lesson = lesson(1);
        Lesson.Driver driver = (state, _) -> expert.act(Observation.of(state)).asControls();
        assertTrue(successes(lesson, driver) >= 19);
        assertTrue(lesson.share() < 0.05, "drove " + lesson.share());
    }

    @Test
    void anArmThatHangsStillIsHelped() {
        int skilled = successes(lesson(1), still());
        assertTrue(skilled >= 18, skilled + " of " + EPISODES);
        int clumsy = successes(lesson(0), still());
        assertTrue(clumsy < skilled - 5, clumsy + " by no skill");
    }
}
