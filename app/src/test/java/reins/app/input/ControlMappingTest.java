package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Vec;
import reins.core.role.Axis;
import reins.sim.worlds.Worlds;

import java.util.Map;
import java.util.Optional;

final class ControlMappingTest {
    private static Vec controls(String world, Map<Axis, Float> axes, Vec state) {
        return ControlMapping.of(Worlds.find(world).byDefault())
                .action(axes, Optional.empty(), state)
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
    void thePusherGoesToWhereOnePointsSomeWayAtATime() {
        Vec state = Vec.of(100, 200, 0, 0, 0);
        ControlMapping pusher = ControlMapping.of(Worlds.find("pusht").byDefault());
        // The scene's y points up: 512 - 200 = 312. 3 : 4 : 5, and 90 is the farthest.
        assertEquals(Vec.of(106, 208), pointed(pusher, new Spot(106, 304), state));
        assertEquals(Vec.of(154, 128), pointed(pusher, new Spot(400, 712), state));
        assertEquals(Vec.of(100, 200), pointed(pusher, new Spot(100, 312), state));
        assertTrue(
                ControlMapping.of(Worlds.find("lander").byDefault()).handling().lead().isEmpty());
    }

    /** While a key is pressed, too. */
    private static Vec pointed(ControlMapping mapping, Spot spot, Vec state) {
        return mapping.action(Map.of(Axis.SIDEWAYS, 1f), Optional.of(spot), state)
                .orElseThrow()
                .asControls();
    }

    @Test
    void theArmTurnsToWhereTheStickGoesAndItsGripperClosesDownwards() {
        Vec state = Vec.zeros(14);
        assertEquals(Vec.zeros(4), controls("arm", Map.of(), state));
        Map<Axis, Float> axes = Map.of(Axis.SIDEWAYS, 1f, Axis.LIFT, -1f);
        assertEquals(Vec.of(-1, 0, 0, 1), controls("arm", axes, state));
    }
}
