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

final class RacerExpertTest {
    private static final int EPISODES = 30;
    private static final ExpertType TYPE = Experts.find(Experts.ALL, "scripted", "racer");

    private static Lesson lesson() {
        return new Lesson(
                "racer",
                new Program(TYPE, 1)
                        .make(Worlds.find("racer").spec(), 1, TeacherContractTest::noCritic));
    }

    private static int laps(Lesson lesson, Lesson.Driver driver) {
        int laps = 0;
        for (long seed = 0; seed < EPISODES; seed++) {
            laps += lesson.episode(seed, driver) == Ending.SUCCESS ? 1 : 0;
        }
        return laps;
    }

    @Test
    void itsDriverGoesRoundAndIsLetDrive() {
        Lesson lesson = lesson();
        int laps = laps(lesson, (state, _) -> RacerDriver.BEST.controls(state));
        assertTrue(laps >= 0.9 * EPISODES, "laps " + laps);
        assertTrue(lesson.share() < 0.1, "drove " + lesson.share());
    }

    @Test
    void aRandomPolicyIsKeptOnTheRoad() {
        Lesson lesson = lesson();
        for (long seed = 0; seed < EPISODES; seed++) {
            assertTrue(lesson.episode(seed, Lesson.random("racer")) != Ending.FAILURE);
        }
        assertTrue(lesson.share() > 0.6, "drove " + lesson.share());
    }

    @Test
    void withLessSkillItLosesTheRoadMoreOften() {
        assertEquals(0, lost(1));
        int some = lost(0.6);
        int many = lost(0.2);
        assertTrue(0 < some && some < many, some + " and " + many);
    }

    /** How many of the episodes do not end in a lap when it drives by itself. */
    private static int lost(double skill) {
        Expert expert = TYPE.create().create(Worlds.find("racer").spec(), skill, 1);
        int lost = 0;
        try (World world = Worlds.simulated("racer").make()) {
            for (long seed = 0; seed < EPISODES; seed++) {
                Observation observation = world.reset(seed);
                expert.begin();
                Ending ending = Ending.NONE;
                while (ending == Ending.NONE) {
                    Outcome outcome = world.step(expert.act(observation));
                    observation = outcome.observation();
                    ending = outcome.ending();
                }
                lost += ending == Ending.SUCCESS ? 0 : 1;
            }
        }
        return lost;
    }

    @Test
    void steeringBeyondFullLockIsTheSame() {
        var expert = TYPE.create().create(Worlds.find("racer").spec(), 1, 1);
        assertEquals(expert.effect(Vec.of(0.4f, 0.5f, 0)), expert.effect(Vec.of(1, 0.5f, 0)));
    }
}
