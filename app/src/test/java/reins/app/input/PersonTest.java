package reins.app.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Hand;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Still;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

final class PersonTest {
    private static final Set<Signal> DRIVES = Set.of(Signal.TAKE_OVER, Signal.UNHURRIED);
    private static final Set<Signal> LETS_GO = Set.of(Signal.HAND_BACK);

    /** A tick behind one that the teacher drove. */
    private static final Moment DRIVEN =
            new Moment(false, Lander.LATER.observation(), Lander.SPEC.rest(), true);

    private final List<Command> sent = new ArrayList<>();
    private boolean paused;
    private final Devices devices =
            new Devices(
                    Bindings.DEFAULTS, new Commands(sent::add, () -> paused), Path.of("unused"));
    private Person person = devices.person(Lander.MAPPING, Takeover.HOLD);

    private Guidance poll() {
        return person.poll(Lander.LATER);
    }

    private void press(KeyCode key) {
        devices.keys().press(key, true);
    }

    private void release(KeyCode key) {
        devices.keys().release(key);
    }

    private static Optional<Action> controls(float main, float side) {
        return Optional.of(new Action.Continuous(Vec.of(main, side)));
    }

    private static Guidance driving(float main, float side) {
        return new Guidance(Hand.PERSON, controls(main, side), DRIVES, "");
    }

    @Test
    void whoPressesNothingIsSilent() {
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void theDrivingKeysAloneDoNotTakeOver() {
        press(KeyCode.UP);
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void theFirstInputOfATakeoverIsDrivenAtTheTickThatSeesIt() {
        press(KeyCode.RIGHT);
        press(KeyCode.SHIFT);
        assertEquals(driving(-1, 1), poll());
    }

    @Test
    void holdingDrivesAtEveryTickAndReleasingHandsBackOnce() {
        press(KeyCode.SHIFT);
        assertEquals(driving(-1, 0), poll());
        press(KeyCode.W);
        assertEquals(driving(1, 0), poll());
        release(KeyCode.SHIFT);
        assertEquals(new Guidance(Hand.NOBODY, Optional.empty(), LETS_GO, ""), poll());
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void aTapShorterThanATickDrivesForOneTick() {
        press(KeyCode.SHIFT);
        release(KeyCode.SHIFT);
        assertEquals(DRIVES, poll().signals());
        assertEquals(LETS_GO, poll().signals());
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void aKeyThatRepeatsItselfIsOnePress() {
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        press(KeyCode.TAB);
        assertEquals(DRIVES, poll().signals());
    }

    @ParameterizedTest
    @EnumSource
    void theToggleDrivesFromPressToPress(Takeover takeover) {
        person = devices.person(Lander.MAPPING, takeover);
        press(KeyCode.TAB);
        release(KeyCode.TAB);
        assertEquals(DRIVES, poll().signals());
        assertEquals(DRIVES, poll().signals());
        press(KeyCode.TAB);
        assertEquals(LETS_GO, poll().signals());
        release(KeyCode.TAB);
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void whereTakeoversToggleTheHoldKeyDrivesFromPressToPress() {
        person = devices.person(Lander.MAPPING, Takeover.TOGGLE);
        press(KeyCode.SHIFT);
        assertEquals(DRIVES, poll().signals());
        release(KeyCode.SHIFT);
        assertEquals(DRIVES, poll().signals());
        press(KeyCode.SHIFT);
        assertEquals(LETS_GO, poll().signals());
        assertEquals(Guidance.SILENT, poll());
        release(KeyCode.SHIFT);
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void aPressFromBeforeThePersonCameCountsForNothing() {
        press(KeyCode.TAB);
        release(KeyCode.TAB);
        press(KeyCode.ENTER);
        person = devices.person(Lander.MAPPING, Takeover.HOLD);
        assertEquals(Guidance.SILENT, poll());
    }

    @ParameterizedTest
    @EnumSource
    void theMouseDrivesFromPressToRelease(Takeover takeover) {
        person = devices.person(Lander.MAPPING, takeover);
        devices.pointer().press(200, 100);
        assertEquals(driving(-1, 0), poll());
        // Half the reach to the right: (0.5 - 0.1) / 0.9 = 4/9 of the way, of 0.5 to 1.
        devices.pointer().drag(200 + PointerStick.REACH / 2, 100);
        Vec controls = poll().action().orElseThrow().asControls();
        assertEquals(-1, controls.at(0));
        assertEquals(0.5 + 0.5 * 4 / 9, controls.at(1), 1e-6);
        devices.pointer().drag(200, 100 - 3 * PointerStick.REACH);
        assertEquals(driving(1, 0), poll());
        devices.pointer().release();
        assertEquals(LETS_GO, poll().signals());
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void eachJudgementIsSaidOncePerPress() {
        record Judgement(KeyCode key, Signal signal) {}
        List<Judgement> judgements =
                List.of(
                        new Judgement(KeyCode.ENTER, Signal.SUCCESS),
                        new Judgement(KeyCode.BACK_SPACE, Signal.FAILURE),
                        new Judgement(KeyCode.R, Signal.DISCARD));
        for (Judgement judgement : judgements) {
            press(judgement.key());
            assertEquals(Set.of(judgement.signal()), poll().signals());
            assertEquals(Set.of(), poll().signals());
            release(judgement.key());
            assertEquals(Set.of(), poll().signals());
            press(judgement.key());
            release(judgement.key());
            assertEquals(Set.of(judgement.signal()), poll().signals());
        }
    }

    @Test
    void aJudgementGoesWithTheDriving() {
        press(KeyCode.SHIFT);
        press(KeyCode.ENTER);
        assertEquals(Set.of(Signal.TAKE_OVER, Signal.UNHURRIED, Signal.SUCCESS), poll().signals());
    }

    @Test
    void whatWasJudgedBehindAnEndingDoesNotEndTheNextEpisode() {
        press(KeyCode.ENTER);
        press(KeyCode.SHIFT);
        assertEquals(DRIVES, person.poll(Lander.FIRST).signals());
        assertEquals(DRIVES, poll().signals());
    }

    @Test
    void losingTheFocusWhileDrivingPausesAndLetsGo() {
        press(KeyCode.SHIFT);
        poll();
        devices.focus(false);
        assertEquals(LETS_GO, poll().signals());
        assertEquals(List.of(new Command.Pause(Still.Paused.LOST_FOCUS)), sent);
        assertEquals(Guidance.SILENT, poll());
        devices.focus(true);
        assertEquals(Guidance.SILENT, poll());
        press(KeyCode.SHIFT);
        assertEquals(DRIVES, poll().signals());
        assertEquals(1, sent.size());
    }

    @Test
    void losingTheFocusEndsALatchedTakeover() {
        press(KeyCode.TAB);
        poll();
        devices.focus(false);
        assertEquals(LETS_GO, poll().signals());
        assertEquals(1, sent.size());
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void losingTheFocusWithoutDrivingIsNothing() {
        press(KeyCode.UP);
        poll();
        devices.focus(false);
        assertEquals(Guidance.SILENT, poll());
        assertEquals(List.of(), sent);
    }

    @Test
    void losingTheFocusWhileTheyGuardARobotIsNothing() {
        person = devices.guard(Lander.MAPPING, Takeover.HOLD);
        devices.focus(false);
        assertEquals(Guidance.SILENT, poll());
        assertEquals(List.of(), sent);
    }

    @Test
    void escStopsEverythingAndHeldButtonsHaveToBePressedAgain() {
        press(KeyCode.SHIFT);
        poll();
        press(KeyCode.ESCAPE);
        assertEquals(List.of(new Command.Stop()), sent);
        assertEquals(LETS_GO, poll().signals());
        assertEquals(Guidance.SILENT, poll());
        release(KeyCode.SHIFT);
        press(KeyCode.SHIFT);
        assertEquals(DRIVES, poll().signals());
    }

    @Test
    void escStopsEvenWhereKeysAreForSomethingElse() {
        assertFalse(devices.keys().press(KeyCode.ESCAPE, false), "others may see Esc, too");
        assertFalse(devices.keys().press(KeyCode.SHIFT, false));
        assertEquals(List.of(new Command.Stop()), sent);
        assertEquals(Guidance.SILENT, poll());
    }

    @Test
    void escStopsAgainEvenWhereItsReleaseWasNotHeard() {
        press(KeyCode.ESCAPE);
        press(KeyCode.ESCAPE);
        assertEquals(List.of(new Command.Stop(), new Command.Stop()), sent);
    }

    @Test
    void commandsAreSentAtThePressAndNeedNoTick() {
        press(KeyCode.B);
        press(KeyCode.N);
        press(KeyCode.SPACE);
        release(KeyCode.SPACE);
        paused = true;
        press(KeyCode.SPACE);
        assertEquals(
                List.of(
                        new Command.Rewind(2, Command.Then.STANDS),
                        new Command.End(Ending.CUT),
                        new Command.Pause(Still.Paused.PERSON),
                        new Command.Resume()),
                sent);
        assertEquals(Guidance.SILENT, poll());
    }

    private Guidance moving(float main, float side, double way) {
        return new Guidance(
                Hand.PERSON,
                controls(main, side),
                Set.of(Signal.HANDS_ON, Signal.UNHURRIED),
                "",
                way);
    }

    @Test
    void whereMovingTakesOverTheHandsSpeakAsSoonAsTheyMove() {
        person = devices.person(Lander.MAPPING, Takeover.MOVE);
        assertEquals(Guidance.SILENT, poll());
        press(KeyCode.RIGHT);
        assertEquals(moving(-1, 1, 1), poll());
        release(KeyCode.RIGHT);
        assertEquals(moving(-1, 0, 0), person.poll(DRIVEN), "at rest, and driving still");
        assertEquals(Guidance.SILENT, poll(), "the arbiter has handed back");
    }

    @Test
    void handsThatNeverMovedAreSilentWhoeverDrives() {
        person = devices.person(Lander.MAPPING, Takeover.MOVE);
        assertEquals(Guidance.SILENT, person.poll(DRIVEN));
    }

    @Test
    void whereMovingTakesOverTheButtonsDoStill() {
        person = devices.person(Lander.MAPPING, Takeover.MOVE);
        press(KeyCode.SHIFT);
        press(KeyCode.W);
        assertEquals(driving(1, 0), poll());
        release(KeyCode.W);
        assertEquals(driving(-1, 0), poll());
        release(KeyCode.SHIFT);
        assertEquals(LETS_GO, poll().signals());
    }

    @Test
    void aStopLetsGoOfTheControlsUntilTheyWereAtRest() {
        person = devices.person(Lander.MAPPING, Takeover.MOVE);
        press(KeyCode.UP);
        assertEquals(moving(1, 0, 1), poll());
        press(KeyCode.ESCAPE);
        assertEquals(new Guidance(Hand.NOBODY, Optional.empty(), LETS_GO, ""), person.poll(DRIVEN));
        assertEquals(Guidance.SILENT, poll());
        release(KeyCode.UP);
        assertEquals(Guidance.SILENT, poll());
        press(KeyCode.UP);
        assertEquals(moving(1, 0, 1), poll());
    }

    @Test
    void losingTheFocusWhileMovingLetsGoAndPauses() {
        person = devices.person(Lander.MAPPING, Takeover.MOVE);
        press(KeyCode.UP);
        poll();
        devices.focus(false);
        assertEquals(new Guidance(Hand.NOBODY, Optional.empty(), LETS_GO, ""), person.poll(DRIVEN));
        assertEquals(new Command.Pause(Still.Paused.LOST_FOCUS), sent.getLast());
    }

    @Test
    void byShareAKeyIsTheWholeOfIt() {
        person = devices.person(Lander.MAPPING, Takeover.SHARE);
        press(KeyCode.SHIFT);
        assertEquals(driving(-1, 0), poll());
        release(KeyCode.SHIFT);
        assertEquals(LETS_GO, poll().signals());
    }
}
