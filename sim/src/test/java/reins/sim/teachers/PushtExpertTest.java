package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.sim.worlds.Tee;
import reins.sim.worlds.Worlds;

final class PushtExpertTest {
    private static final int EPISODES = 20;
    private static final ExpertType TYPE = Experts.find(Experts.ALL, "scripted", "pusht");

    private static Lesson lesson(double skill) {
        return new Lesson(
                "pusht",
                new Program(TYPE, skill)
                        .make(Worlds.find("pusht").spec(), 1, TeacherContractTest::noCritic));
    }

    /** Stays where it is, and pushes nothing. */
    private static int savedFromRest(double skill) {
        Lesson lesson = lesson(skill);
        int successes = 0;
        for (long seed = 0; seed < EPISODES; seed++) {
            Ending ending = lesson.episode(seed, (state, _) -> Vec.of(state.at(0), state.at(1)));
            successes += ending == Ending.SUCCESS ? 1 : 0;
        }
        return successes;
    }

    @Test
    void aSkilledPusherIsLetPushAndSucceeds() {
        Lesson lesson = lesson(1);
        Expert pusher = new Program(TYPE, 1).makeExpert(Worlds.find("pusht").spec(), 2);
        int successes = 0;
        for (long seed = 0; seed < EPISODES; seed++) {
            pusher.begin();
            Lesson.Driver driver = (state, _) -> pusher.act(Observation.of(state)).asControls();
            successes += lesson.episode(seed, driver) == Ending.SUCCESS ? 1 : 0;
        }
        assertTrue(successes >= 19, successes + " of " + EPISODES);
        assertTrue(lesson.share() < 0.1, "drove " + lesson.share());
    }

    @Test
    void aPolicyThatOnlyRestsIsHelpedToTheTarget() {
        int skilled = savedFromRest(1);
        assertTrue(skilled >= 14, skilled + " of " + EPISODES);
        int clumsy = savedFromRest(0.2);
        assertTrue(clumsy < skilled - 5, clumsy + " by little skill");
    }

    @Test
    void aTeeGivesWayStraightWhereItIsPushedThroughItsMassCentre() {
        TeeModel model = new TeeModel();
        model.lie(new Tee.Pose(256, 200, 0));
        for (double y = 400; y >= 300; y--) {
            model.giveWay(256, y);
        }
        assertEquals(300 - TeeModel.REACH - 120, model.pose().y(), 1e-9);
        assertEquals(256, model.pose().x(), 1e-9);
        assertEquals(0, model.pose().angle(), 1e-9);
    }

    @Test
    void aTeesErrorIsHowFarItsPointsAreFromTheirPlaces() {
        TeeModel model = new TeeModel();
        model.lie(Tee.GOAL);
        assertEquals(0, model.error(), 1e-6);
        model.lie(new Tee.Pose(256 + 3, 256 - 4, Tee.GOAL.angle() + 2 * Math.PI));
        assertEquals(5, model.error(), 1e-6);
    }

    @Test
    void theWayGoesAroundTheTee() {
        TeeDetour detour = new TeeDetour();
        Tee.Pose block = new Tee.Pose(256, 200, 0);
        TeeDetour.Point from = new TeeDetour.Point(256, 150);
        TeeDetour.Point beyond = new TeeDetour.Point(256, 400);
        TeeDetour.Point next = detour.next(block, from, beyond);
        assertEquals(177, next.y(), 1e-9, "past an end of the bar");
        assertEquals(83, Math.abs(next.x() - 256), 1e-9);
        TeeDetour.Point beside = new TeeDetour.Point(100, 150);
        assertEquals(beside, detour.next(block, from, beside));
    }
}
