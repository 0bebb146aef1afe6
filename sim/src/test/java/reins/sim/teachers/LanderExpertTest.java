package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.role.ExpertType;
import reins.core.role.Teacher;
import reins.sim.worlds.Worlds;

import java.util.SplittableRandom;

final class LanderExpertTest {
    private static final int EPISODES = 40;
    private static final ExpertType TYPE = Experts.find(Experts.ALL, "scripted", "lander");

    /** Where it hangs in the air above the pad, and never lands. */
    private static final Lesson.Driver HOVER =
            (state, _) -> {
                double lean = Math.clamp(0.5 * state.at(0) + state.at(2), -0.4, 0.4);
                return Vec.of(
                        (float) Math.clamp(10 * (0.5 * (0.4 - state.at(1)) - state.at(3)), -1, 1),
                        (float) Math.clamp(10 * (state.at(4) - lean) + 20 * state.at(5), -1, 1));
            };

    private static Lesson lesson(double skill) {
        Teacher teacher =
                new Program(TYPE, skill)
                        .make(Worlds.find("lander").spec(), 1, TeacherContractTest::noCritic);
        return new Lesson("lander", teacher);
    }

    private static int landings(Lesson lesson, Lesson.Driver driver) {
        int landings = 0;
        for (long seed = 0; seed < EPISODES; seed++) {
            landings += lesson.episode(seed, driver) == Ending.SUCCESS ? 1 : 0;
        }
        return landings;
    }

    private static Lesson.Driver pilot() {
        LanderPilot pilot = new LanderPilot(1, new SplittableRandom(2));
        pilot.forget();
        return (state, _) -> pilot.controls(state);
    }

    @Test
    void aSkilledPilotIsLetFlyAndLands() {
        Lesson lesson = lesson(1);
        assertTrue(landings(lesson, pilot()) >= 39);
        assertTrue(lesson.share() < 0.1, "drove " + lesson.share());
    }

    @Test
    void aRandomPolicyIsTakenOverNearlyAlwaysAndSaved() {
        Lesson lesson = lesson(1);
        assertTrue(landings(lesson, Lesson.random("lander")) >= 38);
        assertTrue(lesson.share() > 0.9, "drove " + lesson.share());
    }

    @Test
    void aPolicyThatNeverLandsIsBroughtDown() {
        assertTrue(landings(lesson(1), HOVER) >= 39);
    }

    @Test
    void moreSkillLandsMoreOften() {
        int before = -1;
        for (double skill : new double[] {0, 0.5, 1}) {
            int landings = landings(lesson(skill), Lesson.random("lander"));
            assertTrue(landings > before, landings + " at skill " + skill);
            before = landings;
        }
    }

    @Test
    void anUnknownProgramIsRefusedWithTheOnesThereAre() {
        assertEquals(
                "World 'lander' has no teacher program 'gait'; it has: scripted.",
                assertThrows(
                                ReinsException.class,
                                () -> Experts.find(Experts.ALL, "gait", "lander"))
                        .sentence());
    }
}
