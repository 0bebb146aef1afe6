package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Reach;
import reins.core.fact.Vec;
import reins.core.role.Settings;

import java.util.List;
import java.util.Map;

/** The countdown before a robot moves, row by row, with a clock of the test's own. */
final class SafetyCountdownTest {
    private static final Vec FULL = SafetyInHand.FULL;
    private static final Vec REST = Vec.of(0, 0);

    private SafetyInHand hand = new SafetyInHand(Limits.DEFAULTS);
    private Safety safety = hand.safety;

    private void count(Limits limits) {
        hand = new SafetyInHand(limits);
        safety = hand.safety;
        hand.driving();
    }

    /** A robot that counts down so many seconds where a policy, or a person, begins to drive. */
    private void counting(int countdown, int handCountdown) {
        Map<String, String> limits =
                Map.of(
                        "countdown", Integer.toString(countdown),
                        "handCountdown", Integer.toString(handCountdown));
        count(Settings.with(Limits.DEFAULTS, limits));
    }

    @Test
    void aPolicyBeginsBehindACountdownOfThreeSecondsAndNothingMovesBefore() {
        count(Limits.DEFAULTS);
        assertEquals(Reach.Policy.STARTS_SOON, safety.reach().policy());
        assertEquals(2.95, safety.reach().countdownSeconds(), 1e-9);
        assertEquals(REST, safety.allowed(FULL));
        List<Word> before = hand.live(2949);
        assertEquals(58, before.size(), 1);
        assertTrue(before.stream().allMatch(new Word.Rest()::equals), before::toString);
        assertEquals(Reach.Policy.STARTS_SOON, safety.reach().policy());
        hand.live(1);
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        assertEquals(0, safety.reach().countdownSeconds());
        assertEquals(FULL, safety.allowed(FULL));
        assertTrue(hand.live(100).contains(new Word.Send(FULL)));
    }

    @Test
    void aStopEndsACountdown() {
        counting(3, 0);
        hand.live(1000);
        safety.stop();
        safety.goOn();
        hand.live(5000);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }

    @Test
    void whoeverTakesOverEndsACountdownAndDrivesAtOnce() {
        counting(3, 0);
        hand.live(1000);
        safety.takenOver();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
        assertEquals(0, safety.reach().countdownSeconds());
        assertEquals(FULL, safety.allowed(FULL));
        hand.live(5000);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }

    @Test
    void whoeverTakesOverFromAPolicyThatDrivesEndsNothing() {
        counting(3, 2);
        hand.live(3000);
        safety.takenOver();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        assertEquals(FULL, safety.allowed(FULL));
    }

    @Test
    void aPersonsOwnCountdownHoldsWhateverIsDriven() {
        counting(0, 2);
        assertEquals(1.95, safety.reach().countdownSeconds(), 1e-9);
        safety.takenOver();
        assertEquals(REST, safety.allowed(FULL));
        assertEquals(2, safety.reach().countdownSeconds(), 1e-9);
        hand.live(1999);
        assertEquals(REST, safety.allowed(FULL));
        hand.live(1);
        assertEquals(FULL, safety.allowed(FULL));
        safety.begin();
        safety.begun();
        assertEquals(2, safety.reach().countdownSeconds(), 1e-9, "also where an episode begins");
    }

    @Test
    void whereItGoesOnByItselfItCountsDownAgainAndHandsNothingOver() {
        counting(3, 0);
        hand.live(3000);
        safety.rest();
        safety.resume();
        assertEquals(Reach.Policy.STARTS_SOON, safety.reach().policy());
        hand.live(3000);
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        safety.stop();
        safety.goOn();
        safety.resume();
        hand.live(3000);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }

    @Test
    void whereItIsSeenTooLateInACountdownThePersonIsAskedAgain() {
        counting(3, 0);
        hand.clock.pass(301);
        hand.words();
        hand.live(5000);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }
}
