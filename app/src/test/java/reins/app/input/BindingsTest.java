package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reins.app.base.Text;
import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.sim.worlds.Worlds;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

final class BindingsTest {
    private static final Bindings DEFAULTS = Bindings.DEFAULTS;
    private static final ControlMapping LANDER = Lander.MAPPING;

    @ParameterizedTest
    @EnumSource
    void everyRequestHasAKeyAndAButtonOfItsOwn(Request request) {
        Bindings.Trigger trigger = DEFAULTS.trigger(request);
        for (KeyCode key : trigger.keys()) {
            assertEquals(Set.of(request), DEFAULTS.held(Set.of(key)));
            assertEquals(Map.of(), DEFAULTS.axes(Set.of(key)));
        }
        assertEquals(
                Set.of(request),
                DEFAULTS.held(new PadState("1", "pad", Map.of(), trigger.buttons())));
    }

    @ParameterizedTest
    @EnumSource
    void everyAxisHasKeysBothWays(Axis axis) {
        Bindings.Lever lever = DEFAULTS.lever(axis);
        lever.minusKeys().forEach(key -> assertEquals(Map.of(axis, -1f), keys(key)));
        lever.plusKeys().forEach(key -> assertEquals(Map.of(axis, 1f), keys(key)));
        assertEquals(Map.of(), keys(lever.plusKeys().getFirst(), lever.minusKeys().getFirst()));
    }

    private static Map<Axis, Float> keys(KeyCode... keys) {
        return DEFAULTS.axes(Set.of(keys));
    }

    @Test
    void escCannotBeGivenToAnythingElse() {
        Bindings.Trigger esc =
                new Bindings.Trigger(List.of(KeyCode.ESCAPE), Set.of(PadButton.PAD_UP));
        Bindings.Trigger other =
                new Bindings.Trigger(List.of(KeyCode.F12), Set.of(PadButton.PAD_UP));
        for (Request request : Request.values()) {
            boolean stop = request == Request.EMERGENCY_STOP;
            assertThrows(
                    IllegalArgumentException.class, () -> changed(request, stop ? other : esc));
        }
        assertEquals(esc, changed(Request.EMERGENCY_STOP, esc).trigger(Request.EMERGENCY_STOP));
    }

    private static Bindings changed(Request request, Bindings.Trigger trigger) {
        Map<Request, Bindings.Trigger> requests = new EnumMap<>(DEFAULTS.requests());
        requests.put(request, trigger);
        return new Bindings(requests, DEFAULTS.axes(), Optional.empty());
    }

    @Test
    void oneStickClickAloneStopsNothing() {
        PadState pad = new PadState("1", "pad", Map.of(), Set.of(PadButton.LEFT_STICK));
        assertEquals(Set.of(), DEFAULTS.held(pad));
    }

    @Test
    void aTriggerAndAStickTogetherDriveNoFurtherThanToTheEnd() {
        PadState pad =
                new PadState(
                        "1",
                        "pad",
                        Map.of(PadAxis.LEFT_Y, 0.8f, PadAxis.RIGHT_TRIGGER, 0.7f),
                        Set.of());
        assertEquals(Map.of(Axis.FORWARD, 1f), DEFAULTS.axes(pad));
    }

    @Test
    void theDeadZoneIsTakenOutEvenly() {
        assertEquals(0, DeadZone.without(0.1f));
        assertEquals(0, DeadZone.without(-0.09f));
        assertEquals(1, DeadZone.without(1));
        assertEquals(-1, DeadZone.without(-32768 / 32767f));
        // (0.55 - 0.1) / 0.9 = 0.5
        assertEquals(-0.5, DeadZone.without(-0.55f), 1e-6);
    }

    @Test
    void theWholeWayOfTheStickLiesInWhatTheLandersEnginesCanDo() {
        assertEquals(controls(-1, 0), LANDER.action(Map.of(), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(0.5f, 0),
                LANDER.action(Map.of(Axis.FORWARD, 0.5f), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(-1, 0),
                LANDER.action(Map.of(Axis.FORWARD, -1f), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(-1, 0.75f),
                LANDER.action(Map.of(Axis.SIDEWAYS, 0.5f), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(-1, -1),
                LANDER.action(Map.of(Axis.SIDEWAYS, -1f), Optional.empty(), Vec.EMPTY));
    }

    @Test
    void aPersonLeadsThePusherFromWhereItIs() {
        ControlMapping pusher = ControlMapping.of(Worlds.find("pusht").byDefault());
        Vec state = Vec.of(100, 200, 0, 0, 0);
        assertEquals(controls(100, 200), pusher.action(Map.of(), Optional.empty(), state));
        assertEquals(
                controls(145, 200),
                pusher.action(Map.of(Axis.SIDEWAYS, 1f), Optional.empty(), state));
        // The table's y grows downwards.
        assertEquals(
                controls(100, 155),
                pusher.action(Map.of(Axis.FORWARD, 1f), Optional.empty(), state));
    }

    @Test
    void oneStickSteersTheRacerSpeedsItUpAndBrakes() {
        ControlMapping racer = ControlMapping.of(Worlds.find("racer").byDefault());
        assertEquals(controls(0, 0, 0), racer.action(Map.of(), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(-0.4f, 0, 0),
                racer.action(Map.of(Axis.SIDEWAYS, -1f), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(0, 0.5f, 0),
                racer.action(Map.of(Axis.FORWARD, 0.5f), Optional.empty(), Vec.EMPTY));
        assertEquals(
                controls(0, 0, 0.85f),
                racer.action(Map.of(Axis.FORWARD, -1f), Optional.empty(), Vec.EMPTY));
    }

    @Test
    void everyJointOfTheWalkerHasAnAxis() {
        ControlMapping walker = ControlMapping.of(Worlds.find("walker").byDefault());
        assertEquals(
                controls(0.5f, -1, 1, -0.25f),
                walker.action(
                        Map.of(
                                Axis.SIDEWAYS,
                                0.5f,
                                Axis.FORWARD,
                                -1f,
                                Axis.TURN,
                                1f,
                                Axis.LIFT,
                                -0.25f),
                        Optional.empty(),
                        Vec.EMPTY));
    }

    private static Optional<Action> controls(float... controls) {
        return Optional.of(new Action.Continuous(Vec.of(controls)));
    }

    @Test
    void theHelpNamesEveryKeyAndButtonThatIsBound() {
        List<Help.Row> rows = Help.rows(DEFAULTS, Takeover.HOLD, LANDER, Lander.SPEC.controls(), 2);
        String all = rows.toString();
        DEFAULTS.requests()
                .forEach((request, trigger) -> {
                    trigger.keys().forEach(key -> assertTrue(all.contains(key.getName())));
                    trigger.buttons().forEach(button -> assertTrue(all.contains(button.label())));
                });
        LANDER.handling()
                .drives()
                .forEach(drive -> {
                    Bindings.Lever lever = DEFAULTS.lever(drive.axis());
                    lever.plusKeys().forEach(key -> assertTrue(all.contains(name(key))));
                    lever.minusKeys().forEach(key -> assertTrue(all.contains(name(key))));
                    lever.plusSticks()
                            .forEach(stick ->
                                    assertTrue(all.contains(Text.of("input.stick." + stick))));
                });
        assertEquals("Main engine", rows.getFirst().what());
        assertEquals("↑ W more, ↓ S less", rows.getFirst().keyboard());
        assertEquals("Left stick ↕, RT D-pad ↑ more, LT D-pad ↓ less", rows.getFirst().pad());
        assertEquals(Lander.SPEC.controls().size() + Request.values().length, rows.size());
        rows.forEach(row -> assertFalse(row.keyboard().isEmpty() || row.pad().isEmpty()));
    }

    @Test
    void theHelpNamesTheKeysOfEachWord() {
        WorldSpec told =
                Lander.SPEC.withActions(new Actions.Words(List.of("left", "right", "main")));
        ControlMapping mapping =
                new ControlMapping(
                        Handling.saying(
                                new Handling.Word(Axis.SIDEWAYS, -1, "left"),
                                new Handling.Word(Axis.FORWARD, 1, "main")),
                        told);
        List<Help.Row> rows = Help.rows(DEFAULTS, Takeover.HOLD, mapping, List.of(), 2);
        assertEquals("Left", rows.get(0).what());
        assertEquals("←, A", rows.get(0).keyboard());
        assertEquals("Left stick ↔, D-pad ←", rows.get(0).pad());
        assertEquals("Main", rows.get(1).what());
        assertEquals("↑, W", rows.get(1).keyboard());
        assertEquals("Left stick ↕, RT, D-pad ↑", rows.get(1).pad());
        assertEquals(2 + Request.values().length, rows.size());
    }

    private static String name(KeyCode key) {
        return Text.or("input.key." + key, key.getName());
    }

    @Test
    void theHelpFollowsTheBindings() {
        Bindings other =
                changed(
                        Request.SUCCESS,
                        new Bindings.Trigger(List.of(KeyCode.F7), Set.of(PadButton.PAD_UP)));
        List<Help.Row> rows = Help.rows(other, Takeover.HOLD, LANDER, Lander.SPEC.controls(), 2);
        assertTrue(
                rows.stream()
                        .anyMatch(row ->
                                row.keyboard().equals("F7")
                                        && row.pad().equals(PadButton.PAD_UP.label())));
    }
}
