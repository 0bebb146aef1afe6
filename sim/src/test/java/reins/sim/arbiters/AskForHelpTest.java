package reins.sim.arbiters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.ArbiterType;
import reins.core.role.Guidance;
import reins.core.role.Settings;
import reins.core.role.Signal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

final class AskForHelpTest {
    private static final Action PROPOSED = Ticks.controls(1, 2);

    /** Half ranges are 1 and 2: the mean of (1/1)² and (1/2)² is 0.625. */
    private static final Action FAR = Ticks.controls(0, 1);

    /** The mean of (0.1/1)² and 0² is 0.005. */
    private static final Action NEAR = Ticks.controls(0.9, 2);

    /** Every ask is followed by a tick that the teacher drives, which cannot ask. */
    private static final double OFTEN = 0.1 / 1.1;

    private final SplittableRandom random = new SplittableRandom(9);
    private final Ticks ticks = new Ticks(Arbiters.find("ask"), Map.of("rate", "0.1"));

    private Decision tick(double doubt, double risk, Guidance guidance) {
        return ticks.tick(
                new Act(PROPOSED, Vec.EMPTY, "", (float) doubt, (float) risk), 0.5, guidance);
    }

    private boolean helps(double doubt, double risk, Action taught, Signal... signals) {
        return tick(doubt, risk, Ticks.says(taught, signals)).teacherDrives();
    }

    /** The share of an episode's ticks at which it asks; each time it is helped with one tick. */
    private double episode(int length, DoubleUnaryOperator doubt) {
        return episode(length, doubt, _ -> 0);
    }

    private double episode(int length, DoubleUnaryOperator doubt, DoubleUnaryOperator risk) {
        int asks = 0;
        for (int i = 0; i < length; i++) {
            tick(
                    doubt.applyAsDouble(random.nextDouble()),
                    risk.applyAsDouble(random.nextDouble()),
                    Ticks.says(NEAR));
            asks += ticks.asked() ? 1 : 0;
        }
        ticks.nextEpisode();
        return (double) asks / length;
    }

    /** Doubts and risks from 0.01 to 1: δₕ and ρₕ become 0.9, and ρᵣ 0.5. */
    private void know() {
        for (int i = 1; i <= 100; i++) {
            tick(i / 100.0, i / 100.0, Guidance.SILENT);
        }
        ticks.nextEpisode();
    }

    @Test
    void itAsksAboutAsOftenAsItShouldHoweverTheDoubtIsMeasured() {
        assertEquals(0, episode(2000, doubt -> doubt));
        assertEquals(OFTEN, episode(2000, doubt -> doubt), 0.02);
        for (int i = 0; i < 5; i++) {
            episode(2000, doubt -> 50 * doubt * doubt);
        }
        assertEquals(OFTEN, episode(2000, doubt -> 50 * doubt * doubt), 0.02);
    }

    @Test
    void doubtAndRiskTogetherAskAsOftenAsItShould() {
        for (int i = 0; i < 5; i++) {
            episode(2000, doubt -> doubt, risk -> risk * risk);
        }
        assertEquals(OFTEN, episode(5000, doubt -> doubt, risk -> risk * risk), 0.015);
    }

    @Test
    void theThresholdsDoNotSinkWhereEveryAskIsAnswered() {
        for (int i = 0; i < 10; i++) {
            episode(1000, doubt -> doubt);
        }
        assertEquals(OFTEN, episode(2000, doubt -> doubt), 0.02);
    }

    @Test
    void whereNobodyAnswersItGoesOnAskingUntilAllIsAsUsual() {
        know();
        assertEquals(
                List.of(true, true, true, true, false, false, true),
                asks(0.95, 0.85, 0.95, 0.6, 0.5, 0.85, 0.95));
        ticks.nextEpisode();
        assertEquals(List.of(false), asks(0.85), "in the next episode");
    }

    @Test
    void whoHandsBackIsNotAskedAgainBeforeTheDoubtWasOnceLess() {
        know();
        assertTrue(helps(0.95, 0, FAR, Signal.TAKE_OVER));
        assertFalse(helps(0.95, 0, FAR, Signal.HAND_BACK));
        assertEquals(List.of(false, false, false, true), asks(0.95, 0.92, 0.8, 0.95));
    }

    /** Whether it asks at each of these doubts, where the teacher is silent. */
    private List<Boolean> asks(double... doubts) {
        List<Boolean> asks = new ArrayList<>();
        for (double doubt : doubts) {
            tick(doubt, 0.2, Guidance.SILENT);
            asks.add(ticks.asked());
        }
        return asks;
    }

    @Test
    void tooFewTicksOfItsOwnAreNotEnoughToTell() {
        episode(25, doubt -> 0);
        assertFalse(helps(9, 0, FAR));
        ticks.nextEpisode();
        assertTrue(helps(9.1, 0, FAR));
    }

    @Test
    void aPolicyWithoutDoubtNeverAsks() {
        for (int i = 0; i < 5; i++) {
            assertEquals(0, episode(500, _ -> 0));
        }
    }

    @Test
    void eitherDoubtOrRiskIsEnoughToAsk() {
        know();
        assertFalse(helps(0.9, 0.9, FAR));
        assertTrue(helps(0.95, 0, FAR));
        ticks.nextEpisode();
        assertTrue(helps(0, 0.95, FAR));
        assertTrue(ticks.asked());
        assertTrue(helps(0.95, 0, FAR));
        assertFalse(ticks.asked(), "who is helped asks no more");
    }

    @Test
    void theTeacherHandsBackWhereTheTwoAgreeAndLittleIsAtRisk() {
        know();
        assertTrue(helps(0.95, 0.2, NEAR), "the tick that asks");
        assertFalse(helps(0.5, 0.5, NEAR), "they agree");
        assertTrue(helps(0.95, 0.2, FAR));
        assertTrue(helps(0.5, 0.2, FAR), "they differ");
        assertTrue(helps(0.5, 0.6, NEAR), "more at risk than usual");
        assertFalse(helps(0.5, 0.5, NEAR));
        assertFalse(helps(0.5, 0.5, FAR), "nobody asks");
    }

    @Test
    void whereTheTeacherIsSilentThePolicyDrivesOn() {
        know();
        assertEquals(new Decision.Autonomous(PROPOSED), tick(0.95, 0.2, Guidance.SILENT));
        assertTrue(ticks.asked());
    }

    @Test
    void theTeachersOwnWordGoesFirst() {
        know();
        assertFalse(helps(0.95, 0, FAR, Signal.HAND_BACK));
        assertTrue(helps(0, 0, NEAR, Signal.TAKE_OVER), "unasked");
        assertTrue(helps(0, 0, NEAR, Signal.TAKE_OVER), "and agreed");
        assertFalse(helps(0, 0, NEAR, Signal.HAND_BACK));
    }

    @Test
    void anEpisodesEndEndsTheHelp() {
        know();
        assertTrue(helps(0.95, 0, FAR));
        ticks.nextEpisode();
        assertFalse(helps(0.5, 0, FAR));
    }

    @Test
    void itWaitsOnlyIfItShould() {
        assertFalse(made(Map.of()).waits());
        assertTrue(made(Map.of("waits", "true")).waits());
    }

    private static Arbiter made(Map<String, String> changes) {
        ArbiterType<?> type = Arbiters.find("ask");
        return type.make(new ArbiterContext(Ticks.SPEC), Settings.with(type.defaults(), changes));
    }
}
