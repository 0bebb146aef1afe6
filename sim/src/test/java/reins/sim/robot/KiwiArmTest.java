package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;

import java.util.List;

/** Where the joints of an arm are told to be, number by number. */
final class KiwiArmTest {
    private final KiwiArm arm =
            new KiwiArm(
                    List.of(
                            new Channel("elbow", Unit.NONE, -180, 180),
                            new Channel("gripper", Unit.NONE, 0, 100)));

    @Test
    void atFirstEveryJointHoldsWhereItWasSeen() {
        assertEquals(Vec.of(40, 7), arm.hold(Vec.of(40, 7)));
    }

    @Test
    void anArmThatMovesAtOnceBeginsWhereItWasSeen() {
        assertEquals(Vec.of(41, 7), arm.move(Vec.of(20, 0), Vec.of(40, 7), 0.05));
    }

    @Test
    void aJointThatSagsIsStillToldToBeWhereItWas() {
        arm.hold(Vec.of(40, 7));
        assertEquals(Vec.of(40, 7), arm.hold(Vec.of(36, 7)));
        assertEquals(Vec.of(40, 8), arm.move(Vec.of(0, 20), Vec.of(36, 7), 0.05), "the other one");
    }

    @Test
    void aJointThatIsStoppedHoldsWhereItIsSeenThen() {
        arm.hold(Vec.of(40, 7));
        arm.move(Vec.of(100, 0), Vec.of(40, 7), 0.1);
        assertEquals(Vec.of(44, 7), arm.move(Vec.of(0, 0), Vec.of(44, 7), 0.1));
        assertEquals(Vec.of(44, 7), arm.hold(Vec.of(45, 7)));
    }

    @Test
    void aBlockedOrPushedJointIsNeverToldToGoFar() {
        arm.hold(Vec.of(40, 7));
        for (int i = 0; i < 10; i++) {
            arm.move(Vec.of(30, 0), Vec.of(40, 7), 0.1);
        }
        assertEquals(Vec.of(55, 7), arm.move(Vec.of(30, 0), Vec.of(40, 7), 0.1));
        assertEquals(Vec.of(-45, 7), arm.move(Vec.of(30, 0), Vec.of(-60, 7), 0.1));
    }

    @Test
    void aLongSilenceIsNoLongWay() {
        arm.hold(Vec.of(40, 7));
        assertEquals(Vec.of(43, 7), arm.move(Vec.of(30, 0), Vec.of(40, 7), 5));
    }

    @Test
    void noJointIsToldToLeaveItsBounds() {
        arm.hold(Vec.of(178, 2));
        assertEquals(Vec.of(180, 0), arm.move(Vec.of(100, -100), Vec.of(178, 2), 0.1));
    }
}
