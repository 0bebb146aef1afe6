package reins.policies.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Finding;
import reins.core.fact.Step;
import reins.core.fact.Stream;

import java.util.List;
import java.util.function.LongFunction;

final class StandstillTest {
    /** The ticks at which it is found within a minute. */
    private static List<Long> found(LongFunction<Step> step) {
        return Watched.findings(Watched.begun(Standstill.TYPE, Watched.SPEC), 600, step).stream()
                .map(Finding::tick)
                .toList();
    }

    @Test
    void whoHasNotMovedForFiveSecondsIsFoundOnce() {
        List<Finding> findings =
                Watched.findings(
                        Watched.begun(Standstill.TYPE, Watched.SPEC),
                        600,
                        tick -> Watched.policy(tick, 7, 0));
        assertEquals(
                List.of(
                        new Finding(
                                "standstill",
                                Stream.of(1),
                                50,
                                Finding.Weight.WARNING,
                                "Nothing has moved for 5 s; take over to show what to do.")),
                findings);
    }

    @Test
    void aLittleUnrestIsNoMovementAndASlowDriftIsOne() {
        // A hundredth of the line is 1 m, and 1 cm where there are no ends.
        assertEquals(
                List.of(50L), found(tick -> Watched.policy(tick, tick % 2 * 1.0, tick % 2 * 0.01)));
        assertEquals(List.of(), found(tick -> Watched.policy(tick, tick * 0.03, 0)));
        assertEquals(List.of(), found(tick -> Watched.policy(tick, 0, tick * 0.001)));
    }

    @Test
    void everyMovementBeginsTheCountAnew() {
        // From tick 40 on it stands somewhere else, from tick 200 on once more.
        assertEquals(
                List.of(90L, 250L),
                found(tick -> Watched.policy(tick, tick < 40 ? 0 : tick < 200 ? 9 : -9, 0)));
    }

    @Test
    void whereTheTeacherDrivesNothingNeedMove() {
        assertEquals(List.of(), found(tick -> Watched.teacher(tick, 0, 0)));
        assertEquals(
                List.of(149L),
                found(tick ->
                        tick < 100 ? Watched.teacher(tick, 0, 0) : Watched.policy(tick, 0, 0)));
    }

    @Test
    void aSensorThatTellsNoNumbersIsNotAtRest() {
        assertEquals(List.of(), found(tick -> Watched.policy(tick, Double.NaN, 0)));
    }
}
