package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a studio owes a robot, row by row, with a clock of the test's own. */
final class SafetyTest {
    private static final WorldSpec SPEC =
            new WorldSpec(
                    "cart",
                    "Cart",
                    List.of(),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("steering", Unit.FRACTION, -1, 1),
                                    new Channel("throttle", Unit.FRACTION, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, 0, 1)),
                    0.05,
                    1000);

    private static final Vec FULL = Vec.of(1, 1);
    private static final Vec REST = Vec.of(0, 0);

    private final Ticking clock = new Ticking();
    private final Safety safety = new Safety(Limits.DEFAULTS, SPEC, Set.of(1), clock);

    /** An episode that a policy may drive, with nothing owed. */
    private void driving() {
        safety.connected();
        safety.begin();
        safety.begun();
        safety.goOn();
        safety.command(FULL);
        words();
        clock.pass(50);
        alive();
    }

    /** The robot is heard of and seen. */
    private void alive() {
        safety.heard(clock.getAsLong());
        safety.observed(clock.getAsLong());
    }

    /** All that is to be said now. */
    private List<Word> words() {
        List<Word> words = new ArrayList<>();
        for (Word word = safety.next(); !(word instanceof Word.Silence); word = safety.next()) {
            words.add(word);
            if (word instanceof Word.Begin) {
                safety.saidBegin();
            }
        }
        return words;
    }

    /** Lets time pass a millisecond at a time, and gathers what is said. */
    private List<Word> pass(int millis) {
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < millis; i++) {
            clock.pass(1);
            words.addAll(words());
        }
        return words;
    }

    private static List<Word> drives() {
        return List.of(new Word.Send(FULL));
    }

    private static List<Word> rests(int times) {
        return List.<Word>of(new Word.Rest(), new Word.Rest(), new Word.Rest()).subList(0, times);
    }

    @Test
    void theNewestCommandIsSentTwentyTimesASecondAlsoWhileNothingChanges() {
        driving();
        List<Word> said = new ArrayList<>();
        for (int second = 0; second < 10; second++) {
            safety.command(FULL);
            alive();
            said.addAll(pass(100));
        }
        assertEquals(20, said.size(), 1);
        assertTrue(said.stream().allMatch(new Word.Send(FULL)::equals));
    }

    @Test
    void itRestsWhereTheWorldHasNotTickedFor250Milliseconds() {
        driving();
        safety.command(FULL);
        alive();
        clock.pass(250);
        alive();
        assertEquals(drives(), words());
        clock.pass(51);
        alive();
        assertEquals(rests(1), words());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(drives(), words());
    }

    @Test
    void aLinkThatIsSilentForTwoSecondsIsDownAndNothingIsResumedByItself() {
        driving();
        clock.pass(2000);
        words();
        assertEquals("", safety.reach().trouble());
        assertTrue(safety.isUp());
        clock.pass(1);
        words();
        assertFalse(safety.isUp());
        assertEquals(Safety.SILENT, safety.reach().trouble());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(rests(1), words());

        safety.connected();
        alive();
        assertEquals(Safety.SILENT, safety.reach().trouble(), "the episode is over all the same");
        safety.command(FULL);
        assertEquals(rests(3), words());
        clock.pass(50);
        assertEquals(rests(1), words());

        safety.begin();
        safety.begun();
        assertEquals("", safety.reach().trouble());
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
    }

    @Test
    void aConnectionThatEndsIsDownAtOnce() {
        driving();
        safety.disconnected("It hung up.");
        assertEquals("It hung up.", safety.reach().trouble());
        assertEquals(rests(1), words());
    }

    @Test
    void whatIsSeenIsAmberFrom150Milliseconds() {
        driving();
        clock.pass(150);
        assertEquals(Reach.Light.GREEN, safety.reach().light());
        clock.pass(1);
        assertEquals(Reach.Light.AMBER, safety.reach().light());
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        assertEquals(0.151, safety.reach().ageSeconds(), 1e-9);
    }

    @Test
    void noPolicyDrivesAbove300MillisecondsAndThePersonIsAskedAgain() {
        driving();
        clock.pass(300);
        words();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
        clock.pass(1);
        words();
        assertEquals(Reach.Policy.SEES_TOO_LATE, safety.reach().policy());
        assertEquals(Reach.Light.RED, safety.reach().light());
        assertEquals(FULL, safety.allowed(FULL), "a person still drives");
        safety.goOn();
        alive();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void nobodyDrivesAbove500Milliseconds() {
        driving();
        clock.pass(500);
        safety.command(FULL);
        assertEquals(FULL, safety.allowed(FULL));
        clock.pass(1);
        safety.command(FULL);
        assertEquals(REST, safety.allowed(FULL));
        assertEquals(rests(1), words());
        assertEquals("", safety.reach().trouble());
        alive();
        clock.pass(50);
        assertEquals(drives(), words());
    }

    @Test
    void whatHasNotBeenSeenForTwoSecondsIsLost() {
        driving();
        clock.pass(2000);
        safety.heard(clock.getAsLong());
        words();
        assertEquals("", safety.reach().trouble());
        clock.pass(1);
        words();
        assertEquals(Safety.STALE, safety.reach().trouble());
        assertTrue(safety.isUp(), "it is heard of");
        alive();
        words();
        assertEquals(Safety.STALE, safety.reach().trouble(), "the episode is over all the same");
    }

    @Test
    void aSlowLinkHalvesTheSpeedAndNotTheSteering() {
        driving();
        for (int i = 0; i < 20; i++) {
            safety.roundTrip(i < 11 ? 301_000_000 : 1_000_000);
        }
        assertEquals(0.301, safety.reach().roundTripSeconds(), 1e-9);
        assertEquals(Vec.of(1, 0.5f), safety.allowed(FULL));
        assertEquals(Vec.of(-1, -0.5f), safety.allowed(Vec.of(-1, -1)));
        assertEquals(Vec.of(0, 0.25f), safety.allowed(Vec.of(0, 0.25f)));
        assertEquals(List.of(new Word.Send(Vec.of(1, 0.5f))), words());
        for (int i = 0; i < 10; i++) {
            safety.roundTrip(300_000_000);
        }
        assertEquals(FULL, safety.allowed(FULL));
    }

    @Test
    void aStopIsThreeRestsInARowAndIsLatched() {
        driving();
        safety.stop();
        assertEquals(rests(3), words());
        safety.command(FULL);
        clock.pass(50);
        alive();
        assertEquals(rests(1), words());
        assertEquals(REST, safety.allowed(FULL));
        safety.stop();
        safety.command(FULL);
        assertEquals(rests(3), words());
        safety.goOn();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy(), "nothing starts by it");
        assertEquals(FULL, safety.allowed(FULL), "a person may drive");
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void aStopOutlastsANewEpisode() {
        driving();
        safety.stop();
        safety.begin();
        safety.begun();
        safety.command(FULL);
        assertEquals(REST, safety.allowed(FULL));
    }

    @Test
    void anEpisodeBeginsAtRestInAPersonsCharge() {
        driving();
        safety.begin();
        safety.command(FULL);
        assertTrue(safety.isToBegin());
        safety.report("It has ended the episode of before.");
        List<Word> words = words();
        assertEquals(rests(3), words.subList(0, 3));
        assertEquals(List.of(new Word.Begin()), words.subList(3, words.size()));
        assertFalse(safety.isToBegin());
        clock.pass(50);
        alive();
        assertEquals(rests(1), words(), "until it was seen");
        safety.goOn();
        safety.begun();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy(), "it was not seen yet");
        safety.goOn();
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @Test
    void aReconnectionLeavesAPersonInCharge() {
        driving();
        safety.connected();
        assertEquals(Reach.Policy.NOT_HANDED_OVER, safety.reach().policy());
        assertEquals(rests(3), words());
    }

    @Test
    void restLastsUntilTheNextTick() {
        driving();
        safety.rest();
        assertEquals(rests(3), words());
        clock.pass(50);
        assertEquals(rests(1), words());
        safety.command(FULL);
        clock.pass(50);
        assertEquals(drives(), words());
        assertEquals(Reach.Policy.MAY_DRIVE, safety.reach().policy());
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void whatIsNoNumberIsNeverSent(float wrong) {
        driving();
        safety.command(Vec.of(0.5f, wrong));
        assertEquals(List.of(new Word.Send(Vec.of(0.5f, 0))), words());
    }

    @Test
    void whatIsOutOfBoundsIsBroughtWithin() {
        driving();
        safety.command(Vec.of(5, -5));
        assertEquals(List.of(new Word.Send(Vec.of(1, -1))), words());
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
                () -> new Safety(Limits.DEFAULTS, SPEC.withTickSeconds(0.25), Set.of(), clock));
    }
}
