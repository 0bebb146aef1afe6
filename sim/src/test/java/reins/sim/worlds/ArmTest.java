package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;

final class ArmTest {
    private final Arm arm = new Arm(Arm.TYPE.defaults());

    private Outcome act(int ticks, double shoulder, double elbow, double wrist, double gripper) {
        Action action =
                new Action.Continuous(
                        Vec.of((float) shoulder, (float) elbow, (float) wrist, (float) gripper));
        Outcome outcome = arm.step(action);
        for (int i = 1; i < ticks; i++) {
            outcome = arm.step(action);
        }
        return outcome;
    }

    /** Begins with the hand around the block, which lies 1.5 m to the right; the pad is left. */
    private void beginAtTheBlock() {
        double[] angles = ArmPose.reach(1.5, 0.16);
        arm.reset(angles[0], angles[1], angles[2], 1.5, -1.5);
    }

    @Test
    void itsPartsAreWhereItsAnglesSay() {
        ArmPose upright = new ArmPose(Math.PI / 2, 0, 0);
        assertEquals(0, upright.tipX(), 1e-9);
        assertEquals(0.9 + 1.2 + 1.0 + 0.5, upright.tipY(), 1e-9);
        // Upper arm up, fore arm to the right, hand down.
        ArmPose bent = new ArmPose(Math.PI / 2, -Math.PI / 2, -Math.PI / 2);
        assertEquals(1, bent.tipX(), 1e-9);
        assertEquals(0.9 + 1.2 - 0.5, bent.tipY(), 1e-9);
    }

    @Test
    void theAnglesForAPlaceReachItWithTheHandDown() {
        for (double x : new double[] {-2, -1.3, -0.85, 0.85, 1.6, 2}) {
            for (double y : new double[] {0.15, 0.5, 1}) {
                double[] angles = ArmPose.reach(x, y);
                ArmPose pose = new ArmPose(angles[0], angles[1], angles[2]);
                assertEquals(x, pose.tipX(), 1e-9);
                assertEquals(y, pose.tipY(), 1e-9);
                assertEquals(-1, Math.sin(pose.angle()), 1e-9);
                for (int joint = 0; joint < 3; joint++) {
                    float clamped = Arm.SPEC.state().get(joint).clamp((float) angles[joint]);
                    assertEquals(angles[joint], clamped, 1e-6, "within its limits at " + x);
                }
            }
        }
    }

    @Test
    void aJointFollowsTheSpeedThatIsWished() {
        arm.reset(Math.PI / 2, 0, 0, 1.5, -1.5);
        Vec state = act(20, 0, 0.5, 0, 0).observation().state();
        // Half of 2 rad/s; reached after 0.1 s at 10 rad/s², it turned by 0.95 or a little less.
        assertEquals(1, state.at(4), 1e-4);
        assertEquals(0.95, state.at(1), 0.03);
    }

    @Test
    void aGripperThatClosesAroundTheBlockLiftsIt() {
        beginAtTheBlock();
        Vec held = act(8, 0, 0, 0, 1).observation().state();
        assertEquals(1, held.at(13));
        Vec lifted = act(20, 0.4, 0, 0, 1).observation().state();
        assertTrue(lifted.at(10) > 0.5, "lifted to " + lifted);
        Vec dropped = act(30, 0, 0, 0, -1).observation().state();
        assertEquals(0, dropped.at(13));
        assertTrue(dropped.at(10) < 0.2, "fell to " + dropped);
    }

    @Test
    void aGripperThatClosesBesideTheBlockHoldsNothing() {
        double[] angles = ArmPose.reach(1.5, 0.8);
        arm.reset(angles[0], angles[1], angles[2], 1.5, -1.5);
        Vec state = act(20, 0, 0, 0, 1).observation().state();
        assertEquals(0, state.at(13));
        assertEquals(0, state.at(6), "closed");
    }

    @Test
    void noPartGoesThroughTheTable() {
        beginAtTheBlock();
        Vec state = act(40, -1, 0, 0, 0).observation().state();
        assertTrue(state.at(8) > -0.05, "tip at " + state.at(8));
    }

    @Test
    void aBlockThatFallsOffTheTableIsAFailure() {
        arm.reset(Math.PI / 2, 0, 0, 2.7, -1.5);
        Outcome outcome = act(1, 0, 0, 0, 0);
        while (outcome.ending() == Ending.NONE) {
            outcome = act(1, 0, 0, 0, 0);
        }
        assertEquals(Ending.FAILURE, outcome.ending());
    }

    @Test
    void aHeavyBlockSlowsTheArmAndAGustMovesALooseOne() {
        beginAtTheBlock();
        act(8, 0, 0, 0, 1);
        float light = act(10, 0.4, 0, 0, 1).observation().state().at(10);
        Arm heavy = new Arm(new Arm.Config(0, 0.6, 4, 0, 0));
        double[] angles = ArmPose.reach(1.5, 0.16);
        heavy.reset(angles[0], angles[1], angles[2], 1.5, -1.5);
        for (int i = 0; i < 8; i++) {
            heavy.step(new Action.Continuous(Vec.of(0, 0, 0, 1)));
        }
        Vec state = Vec.EMPTY;
        for (int i = 0; i < 10; i++) {
            state = heavy.step(new Action.Continuous(Vec.of(0.4f, 0, 0, 1))).observation().state();
        }
        assertTrue(state.at(10) < light - 0.1, state.at(10) + " beside " + light);
        Arm windy = new Arm(new Arm.Config(20, 0.05, 1, 0, 0));
        Vec before = windy.reset(3).state();
        for (int i = 0; i < 20; i++) {
            state = windy.step(Arm.SPEC.rest()).observation().state();
        }
        assertNotEquals(before.at(9), state.at(9), 0.1);
    }

    @Test
    void theHandsCameraSeesTheHandUpright() {
        arm.reset(Math.PI / 2, 0, 0, 1.5, -1.5);
        assertNotEquals(arm.scene().view(), arm.seen(Arm.SPEC.cameras().get(1)).view());
        assertEquals(arm.scene().view(), arm.seen(Arm.SPEC.cameras().get(0)).view());
    }
}
