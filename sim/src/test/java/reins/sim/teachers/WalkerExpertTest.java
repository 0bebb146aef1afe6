package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Ending;
import reins.core.fact.Vec;
import reins.core.role.ExpertType;
import reins.sim.worlds.Worlds;

final class WalkerExpertTest {
    private static final ExpertType TYPE = Experts.find(Experts.ALL, "scripted", "walker");

    private static Lesson lesson() {
        return new Lesson(
                "walker",
                new Program(TYPE, 1)
                        .make(Worlds.find("walker").spec(), 1, TeacherContractTest::noCritic));
    }

    @Test
    void itsGaitWalksToTheEndAndIsLetWalk() {
        Lesson lesson = lesson();
        WalkerGait gait = new WalkerGait(WalkerGait.BEST);
        int arrived = 0;
        for (long seed = 0; seed < 10; seed++) {
            gait.forget();
            Ending ending = lesson.episode(seed, (state, _) -> gait.controls(state));
            arrived += ending == Ending.SUCCESS ? 1 : 0;
        }
        assertTrue(arrived >= 9, "arrived " + arrived);
        assertTrue(lesson.share() < 0.1, "drove " + lesson.share());
    }

    @Test
    void aRandomPolicyIsTakenOverNearlyAlways() {
        Lesson lesson = lesson();
        for (long seed = 0; seed < 5; seed++) {
            lesson.episode(seed, Lesson.random("walker"));
        }
        assertTrue(lesson.share() > 0.8, "drove " + lesson.share());
    }

    @Test
    void aWalkerThatOnlyLiesDownIsTakenOver() {
        Lesson lesson = lesson();
        lesson.episode(1, (state, _) -> Vec.zeros(4));
        assertEquals(true, lesson.guidance().stream().anyMatch(word -> !word.signals().isEmpty()));
    }
}
