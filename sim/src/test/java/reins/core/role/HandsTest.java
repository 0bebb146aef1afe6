package reins.core.role;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

final class HandsTest {
    private static WorldSpec spec(String... controls) {
        return new WorldSpec(
                "it",
                "It",
                List.of(),
                List.of(),
                Optional.empty(),
                new Actions.Controls(
                        Stream.of(controls)
                                .map(name -> new Channel(name, Unit.NONE, -2, 2))
                                .toList()),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.1,
                10);
    }

    /** How each control is driven, as the setting would say it. */
    private static List<Hands.Hold> holds(String hands, String... controls) {
        WorldSpec spec = spec(controls);
        Handling handling = new Hands(hands).over(Handling.byName(spec), spec);
        return Stream.iterate(0, i -> i + 1)
                .limit(controls.length)
                .map(i -> Hands.of(handling, i))
                .toList();
    }

    private static Hands.Hold along(Axis axis) {
        return new Hands.Hold(Optional.of(axis), false);
    }

    private static Hands.Hold against(Axis axis) {
        return new Hands.Hold(Optional.of(axis), true);
    }

    @Test
    void namesSayTheUsualWayWhateverTheirOrder() {
        assertEquals(
                List.of(along(Axis.FORWARD), along(Axis.SIDEWAYS)),
                holds("", "throttle", "steering"));
        assertEquals(
                List.of(along(Axis.FORWARD), against(Axis.SIDEWAYS), against(Axis.TURN)),
                holds("", "forward", "left", "turn left"));
        assertEquals(
                List.of(Axis.values()),
                holds("", "a", "b", "c", "d", "e", "f", "g", "h", "i").stream()
                        .map(hold -> hold.axis().orElseThrow())
                        .toList());
        assertEquals(
                Optional.empty(),
                holds("", "a", "b", "c", "d", "e", "f", "g", "h", "i", "j").getLast().axis());
    }

    @Test
    void whatAPersonWantsTakesItsPlaceAndTheRestStays() {
        assertEquals(
                List.of(against(Axis.TURN), along(Axis.SIDEWAYS)),
                holds("throttle=-turn", "throttle", "steering"));
        assertTrue(holds("steering=none", "throttle", "steering").getLast().axis().isEmpty());
        assertEquals(
                List.of(along(Axis.LIFT)),
                holds("left=lift, gone=turn", "left"),
                "a control that it has no more is passed over");
    }

    @Test
    void aControlKeepsHowFarItGoesWhicheverWayItIsDriven() {
        WorldSpec spec = spec("left");
        Handling.Drive drive =
                new Hands("left=lift")
                        .over(
                                Handling.along(
                                        new Handling.Drive(Axis.SIDEWAYS, 0, 0, 0.5f, 0, -1)),
                                spec)
                        .drives()
                        .getFirst();
        assertEquals(new Handling.Drive(Axis.LIFT, 0, 0, -1, 0, 0.5f), drive);
    }

    @Test
    void whatIsChosenIsWrittenSoThatItIsReadAgain() {
        Hands chosen =
                new Hands("")
                        .with("turn left", against(Axis.FIFTH))
                        .with("gripper", new Hands.Hold(Optional.empty(), false))
                        .with("gripper", along(Axis.LIFT));
        assertEquals("turn left=-fifth, gripper=lift", chosen.hands());
        assertEquals(chosen, new Hands(chosen.hands()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"throttle", "throttle=up", "throttle=--turn", "=turn", "a=turn,"})
    void whatIsWrittenOtherwiseIsRefused(String hands) {
        assertThrows(IllegalArgumentException.class, () -> new Hands(hands));
    }

    @Test
    void noControlIsDrivenTwice() {
        Handling.Drive drive = new Handling.Drive(Axis.TURN, 0, 0, 1, 0, -1);
        assertThrows(
                IllegalArgumentException.class,
                () -> new Handling(List.of(drive, drive), Optional.empty(), List.of()));
    }
}
