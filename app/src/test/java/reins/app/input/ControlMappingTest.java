package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Vec;
import reins.sim.worlds.Worlds;

import java.util.Map;

final class ControlMappingTest {
    private static Vec controls(String world, Map<Axis, Float> axes, Vec state) {
        return ControlMapping.of(Worlds.find(world).spec())
                .action(axes, state)
                .orElseThrow()
                .asControls();
    }

    @Test
    void thePusherIsLedFromWhereItIsAndItsYPointsDown() {
        Vec state = Vec.of(100, 200, 0, 0, 0);
        assertEquals(Vec.of(100, 200), controls("pusht", Map.of(), state));
        Map<Axis, Float> ahead = Map.of(Axis.SIDEWAYS, 1f, Axis.FORWARD, 1f);
        assertEquals(Vec.of(145, 155), controls("pusht", ahead, state));
    }

    @Test
    void theArmTurnsToWhereTheStickGoesAndItsGripperClosesDownwards() {
        Vec state = Vec.zeros(14);
        assertEquals(Vec.zeros(4), controls("arm", Map.of(), state));
        Map<Axis, Float> axes = Map.of(Axis.SIDEWAYS, 1f, Axis.LIFT, -1f);
        assertEquals(Vec.of(-1, 0, 0, 1), controls("arm", axes, state));
    }
}
