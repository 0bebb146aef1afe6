package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Revised;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Solo;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;

import java.util.List;
import java.util.Map;

final class SolosTest {
    private static final Start FRESH = new Start.Fresh(1);
    private static final Start REWOUND =
            new Start.Rewound(1, 1, List.of(new Action.Continuous(Vec.of(0))));

    private final Solos solos = new Solos();

    private static Segment tick(
            long episode, Start start, long tick, int version, boolean teacher, Ending ending) {
        Action rest = new Action.Continuous(Vec.of(0));
        Observation seen = Observation.of(Vec.of(0));
        return new Segment(
                Stream.of(episode),
                start,
                List.of(
                        new Step(
                                tick,
                                seen,
                                teacher
                                        ? new Decision.TakenOver(rest, rest)
                                        : new Decision.Autonomous(rest),
                                Said.nothing(version),
                                Teaching.NONE,
                                new Outcome(seen, Vec.of(10), ending, Link.NONE))));
    }

    private void ended(long episode, long ticks, long teacherTicks, Ending ending) {
        solos.ended(
                new EpisodeSummary(
                        episode, ticks, 0, 10.0 * ticks, teacherTicks, teacherTicks, 9, ending));
    }

    /** Two ticks: this version drives the first, the other one the second. */
    private void drive(long episode, Start start, int version, int other, Ending ending) {
        solos.recorded(tick(episode, start, start.firstTick(), version, false, Ending.NONE));
        solos.recorded(tick(episode, start, start.firstTick() + 1, other, false, ending));
        ended(episode, 2, 0, ending);
    }

    @Test
    void anEpisodeCountsForTheVersionThatDroveMoreThanHalfOfItAlone() {
        drive(1, FRESH, 3, 3, Ending.SUCCESS);
        drive(2, FRESH, 3, 3, Ending.FAILURE);
        drive(3, FRESH, 3, 4, Ending.SUCCESS); // half each
        drive(4, REWOUND, 4, 4, Ending.SUCCESS); // it did not come there by itself
        drive(5, FRESH, 4, 4, Ending.NONE); // abandoned
        solos.recorded(tick(6, FRESH, 0, 4, true, Ending.SUCCESS));
        ended(6, 1, 1, Ending.SUCCESS); // somebody took over
        assertEquals(Map.of(3, new Score(2, 1, 20)), solos.scores());
    }

    @Test
    void whatWasDrivenBeforeTheRunCountsToo() {
        solos.begin(
                List.of(
                        new Solo(1, 3, Ending.SUCCESS, 200),
                        new Solo(2, 3, Ending.CUT, 100),
                        new Solo(3, 5, Ending.FAILURE, -100)));
        drive(4, FRESH, 5, 5, Ending.SUCCESS);
        assertEquals(Map.of(3, new Score(2, 1, 150), 5, new Score(2, 1, -40)), solos.scores());
    }

    @Test
    void anEditedEpisodeCountsAsItIsNowAndOnlyWhereItIsWhole() {
        for (long episode = 1; episode <= 4; episode++) {
            drive(episode, FRESH, 3, 3, Ending.FAILURE);
        }
        solos.revised(new Revised(Stream.of(1), 2, List.of())); // discarded
        solos.revised(
                new Revised(
                        Stream.of(2),
                        2,
                        List.of(
                                tick(2, FRESH, 0, 3, false, Ending.NONE),
                                tick(2, FRESH, 1, 3, false, Ending.SUCCESS)))); // judged
        solos.revised(
                new Revised(
                        Stream.of(3),
                        2,
                        List.of(tick(3, FRESH, 0, 3, false, Ending.FAILURE)))); // trimmed
        assertEquals(Map.of(3, new Score(2, 1, 20)), solos.scores());
    }
}
