package reins.policies.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.role.Monitor;
import reins.core.role.MonitorType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class MonitorLoopTest {
    private static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.1,
                    100);

    /** Finds every third step since an episode began, and breaks at tick 99. */
    private static final MonitorType THIRDS =
            new MonitorType(
                    "thirds",
                    "Thirds",
                    _ ->
                            new Monitor() {
                                private Stream of = Stream.of(0);
                                private int steps;

                                @Override
                                public void begin(Stream next, Start start) {
                                    of = next;
                                    steps = 0;
                                }

                                @Override
                                public Optional<Finding> inspect(Step step) {
                                    if (step.tick() == 99) {
                                        throw new IllegalStateException("tick 99");
                                    }
                                    steps++;
                                    return steps % 3 != 0
                                            ? Optional.empty()
                                            : Optional.of(
                                                    new Finding(
                                                            "thirds",
                                                            of,
                                                            step.tick(),
                                                            Finding.Weight.NOTE,
                                                            "A third."));
                                }
                            });

    private final Inbox<Segment> inbox = new Inbox<>(100);
    private final List<String> found = new ArrayList<>();
    private final MonitorLoop loop =
            new MonitorLoop(
                    SPEC,
                    List.of(THIRDS),
                    inbox,
                    event -> {
                        Finding finding = ((Event.Found) event).finding();
                        found.add(
                                finding.of().robot()
                                        + finding.of().episode()
                                        + "@"
                                        + finding.tick());
                    });

    private static Segment segment(String robot, long episode, long firstTick, int steps) {
        Observation seen = Observation.of(Vec.of(0f));
        List<Step> made = new ArrayList<>();
        for (int i = 0; i < steps; i++) {
            made.add(
                    new Step(
                            firstTick + i,
                            seen,
                            new Decision.Autonomous(SPEC.rest()),
                            Said.nothing(0),
                            Teaching.NONE,
                            new Outcome(seen, Vec.of(0f), Ending.NONE)));
        }
        return new Segment(new Stream(robot, episode), new Start.Fresh(1), made);
    }

    @Test
    void anEpisodeGoesOnFromSegmentToSegmentAndTheNextBeginsAnew() {
        inbox.put(segment("", 1, 0, 2));
        inbox.put(segment("", 1, 2, 2));
        inbox.put(segment("", 2, 0, 4));
        assertTrue(loop.work());
        assertEquals(List.of(), found);
        loop.work();
        loop.work();
        assertEquals(List.of("1@2", "2@2"), found);
        assertFalse(loop.work());
    }

    @Test
    void robotsThatDriveTheSameEpisodeAreWatchedApart() {
        inbox.put(segment("a", 1, 0, 2));
        inbox.put(segment("b", 1, 0, 2));
        inbox.put(segment("a", 1, 2, 1));
        inbox.put(segment("b", 1, 2, 1));
        loop.close();
        assertEquals(List.of("a1@2", "b1@2"), found);
    }

    @Test
    void aMonitorThatBrokeIsAskedNothingMore() {
        inbox.put(segment("", 1, 99, 1));
        inbox.put(segment("", 2, 0, 3));
        assertThrows(IllegalStateException.class, loop::work);
        loop.close();
        assertEquals(List.of(), found);
    }
}
