package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.sim.worlds.Worlds;

import java.util.List;
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

    /** A lander of words that has a key for each but these. */
    private static ControlMapping told(String... words) {
        WorldSpec lander = Worlds.find("lander").spec();
        return new ControlMapping(
                Handling.saying(
                        new Handling.Word(Axis.SIDEWAYS, -1, "left"),
                        new Handling.Word(Axis.SIDEWAYS, 1, "right"),
                        new Handling.Word(Axis.FORWARD, 1, "main")),
                lander.withActions(new Actions.Words(List.of(words))));
    }

    private static Optional<Action> said(ControlMapping mapping, Map<Axis, Float> axes) {
        return mapping.action(axes, Optional.empty(), Vec.zeros(8));
    }

    @Test
    void theAxisThatIsPushedFurthestSaysItsWord() {
        ControlMapping mapping = told("left", "right", "main");
        assertEquals(Optional.of(new Action.Token(1)), said(mapping, Map.of(Axis.SIDEWAYS, 1f)));
        assertEquals(
                Optional.of(new Action.Token(2)),
                said(mapping, Map.of(Axis.SIDEWAYS, -0.6f, Axis.FORWARD, 0.7f)));
    }

    @Test
    void whereNothingIsPressedTheFirstWordIsSaidIfItHasNoKey() {
        assertEquals(
                Optional.of(new Action.Token(0)),
                said(told("coast", "left", "right", "main"), Map.of(Axis.SIDEWAYS, 0.2f)));
        assertEquals(Optional.empty(), said(told("left", "right", "main"), Map.of()));
    }

    @Test
    void theArmTurnsToWhereTheStickGoesAndItsGripperClosesDownwards() {
        Vec state = Vec.zeros(14);
        assertEquals(Vec.zeros(4), controls("arm", Map.of(), state));
        Map<Axis, Float> axes = Map.of(Axis.SIDEWAYS, 1f, Axis.LIFT, -1f);
        assertEquals(Vec.of(-1, 0, 0, 1), controls("arm", axes, state));
    }
}
