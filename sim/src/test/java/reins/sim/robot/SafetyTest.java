package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.role.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a studio owes a robot, row by row, with a clock of the test's own. */
final class SafetyTest {
    private static final Vec FULL = Vec.of(1, 1);
    private static final Vec REST = Vec.of(0, 0);

    private final SafetyInHand hand = new SafetyInHand(LinkedCart.AT_ONCE);
    private final Ticking clock = hand.clock;
    private final Safety safety = hand.safety;

    private static List<Word> drives() {
        return List.of(new Word.Send(FULL));
    }

    private static List<Word> rests(int times) {
        return List.<Word>of(new Word.Rest(), new Word.Rest(), new Word.Rest()).subList(0, times);
    }

    @Test
    void theNewestCommandIsSentTwentyTimesASecondAlsoWhileNothingChanges() {
        hand.driving();
        List<Word> said = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            safety.command(FULL);
            hand.alive();
            said.addAll(hand.pass(100));
        }
        assertEquals(20, said.size(), 1);
        assertTrue(said.stream().allMatch(new Word.Send(FULL)::equals));
    }

    @Test
    void itRestsWhereTheWorldHasNotTickedFor250Milliseconds() {
        hand.driving();
        safety.command(FULL);
        hand.alive();
        clock.pass(250);
        hand.alive();
        assertEquals(drives(), hand.words());
        clock.pass(51);
        hand.alive();
        assertEquals(rests(1), hand.words());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(drives(), hand.words());
    }

    @Test
    void aLinkThatIsSilentForTwoSecondsIsDownAndNothingIsResumedByItself() {
        hand.driving();
        clock.pass(2000);
        hand.words();
        assertEquals("", safety.reach().trouble());
        assertTrue(safety.isUp());
        clock.pass(1);
        hand.words();
        assertFalse(safety.isUp());
        assertEquals(Safety.SILENT, safety.reach().trouble());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(rests(1), hand.words());

        safety.connected();
        hand.alive();
        assertEquals(Safety.SILENT, safety.reach().trouble(), "the episode is over all the same");
        safety.command(FULL);
        assertEquals(rests(3), hand.words());
        clock.pass(50);
        assertEquals(rests(1), hand.words());

        safety.begin();
        safety.begun();
        assertEquals("", safety.reach().trouble());
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }

    @Test
    void aConnectionThatEndsIsDownAtOnce() {
        hand.driving();
        safety.disconnected("It hung up.");
        assertEquals("It hung up.", safety.reach().trouble());
        assertEquals(rests(1), hand.words());
    }

    @Test
    void whatIsSeenIsAmberFrom150Milliseconds() {
        hand.driving();
        clock.pass(150);
        assertEquals(Reach.Light.GREEN, safety.reach().light());
        clock.pass(1);
        assertEquals(Reach.Light.AMBER, safety.reach().light());
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        assertEquals(0.151, safety.reach().ageSeconds(), 1e-9);
    }

    @Test
    void noPolicyDrivesAbove300MillisecondsAndThePersonIsAskedAgain() {
        hand.driving();
        clock.pass(300);
        hand.words();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        clock.pass(1);
        hand.words();
        assertEquals(Reach.Policy.SEES_TOO_LATE, safety.reach().policy());
        assertEquals(Reach.Light.RED, safety.reach().light());
        assertEquals(FULL, safety.allowed(FULL), "a person still drives");
        safety.goOn();
        hand.alive();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void nobodyDrivesAbove500Milliseconds() {
        hand.driving();
        clock.pass(500);
        safety.command(FULL);
        assertEquals(FULL, safety.allowed(FULL));
        clock.pass(1);
        safety.command(FULL);
        assertEquals(REST, safety.allowed(FULL));
        assertEquals(rests(1), hand.words());
        assertEquals("", safety.reach().trouble());
        hand.alive();
        clock.pass(50);
        assertEquals(drives(), hand.words());
    }

    @Test
    void whatHasNotBeenSeenForTwoSecondsIsLost() {
        hand.driving();
        clock.pass(2000);
        safety.heard(clock.getAsLong());
        hand.words();
        assertEquals("", safety.reach().trouble());
        clock.pass(1);
        hand.words();
        assertEquals(Safety.STALE, safety.reach().trouble());
        assertTrue(safety.isUp(), "it is heard of");
        hand.alive();
        hand.words();
        assertEquals(Safety.STALE, safety.reach().trouble(), "the episode is over all the same");
    }

    @Test
    void aSlowLinkHalvesTheSpeedAndNotTheSteering() {
        hand.driving();
        for (int i = 0; i < 20; i++) {
            safety.roundTrip(i < 11 ? 301_000_000 : 1_000_000);
        }
        assertEquals(0.301, safety.reach().roundTripSeconds(), 1e-9);
        assertEquals(Vec.of(1, 0.5f), safety.allowed(FULL));
        assertEquals(Vec.of(-1, -0.5f), safety.allowed(Vec.of(-1, -1)));
        assertEquals(Vec.of(0, 0.25f), safety.allowed(Vec.of(0, 0.25f)));
        assertEquals(List.of(new Word.Send(Vec.of(1, 0.5f))), hand.words());
        for (int i = 0; i < 10; i++) {
            safety.roundTrip(300_000_000);
        }
        assertEquals(FULL, safety.allowed(FULL));
    }

    @Test
    void aStopIsThreeRestsInARowAndIsLatched() {
        hand.driving();
        safety.stop();
        assertEquals(rests(3), hand.words());
        safety.command(FULL);
        clock.pass(50);
        hand.alive();
        assertEquals(rests(1), hand.words());
        assertEquals(REST, safety.allowed(FULL));
        safety.stop();
        safety.command(FULL);
        assertEquals(rests(3), hand.words());
        safety.goOn();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy(), "nothing starts by it");
        assertEquals(FULL, safety.allowed(FULL), "a person may drive");
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void aStopOutlastsANewEpisode() {
        hand.driving();
        safety.stop();
        safety.begin();
        safety.begun();
        safety.command(FULL);
        assertEquals(REST, safety.allowed(FULL));
    }

    @Test
    void anEpisodeBeginsAtRestInAPersonsCharge() {
        hand.driving();
        safety.begin();
        safety.command(FULL);
        assertTrue(safety.isToBegin());
        safety.report("It has ended the episode of before.");
        List<Word> words = hand.words();
        assertEquals(rests(3), words.subList(0, 3));
        assertEquals(List.of(new Word.Begin()), words.subList(3, words.size()));
        assertFalse(safety.isToBegin());
        clock.pass(50);
        hand.alive();
        assertEquals(rests(1), hand.words(), "until it was seen");
        safety.goOn();
        safety.begun();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy(), "it was not seen yet");
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void aReconnectionLeavesAPersonInCharge() {
        hand.driving();
        safety.connected();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
        assertEquals(rests(3), hand.words());
    }

    @Test
    void restLastsUntilTheNextTick() {
        hand.driving();
        safety.rest();
        assertEquals(rests(3), hand.words());
        clock.pass(50);
        assertEquals(rests(1), hand.words());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(drives(), hand.words());
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNoNumberIsNeverSent(float wrong) {
        hand.driving();
        safety.command(Vec.of(0.5f, wrong));
        assertEquals(List.of(new Word.Send(Vec.of(0.5f, 0))), hand.words());
    }

    @Test
    void whatIsOutOfBoundsIsBroughtWithin() {
        hand.driving();
        safety.command(Vec.of(5, -5));
        assertEquals(List.of(new Word.Send(Vec.of(1, -1))), hand.words());
    }

    @Test
    void nothingButRestIsSaidBeforeTheFirstConnection() {
        safety.command(FULL);
        assertInstanceOf(Word.Rest.class, safety.next());
        assertFalse(safety.reach().trouble().isEmpty());
    }

    @Test
    void numbersThatDoNotGoTogetherAreRefused() {
        assertThrows(
                ReinsException.class,
                () -> Settings.with(Limits.DEFAULTS, Map.of("restMillis", "200")));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        new Safety(
                                Limits.DEFAULTS,
                                SafetyInHand.SPEC.withTickSeconds(0.25),
                                Set.of(),
                                clock));
    }
}
