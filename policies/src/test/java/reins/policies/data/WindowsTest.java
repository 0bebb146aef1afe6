package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.policies.nn.Span;

import java.util.List;

class WindowsTest {
    /** On a tape the state is the tick, and the teacher wants 1. */
    private static Windows windows(int history, int chunk) {
        return new Windows(new Span(history, chunk), Tape.LINE, Decision::label);
    }

    @Test
    void oneOfNowIsAnExampleAtOnce() {
        assertEquals(
                List.of(window(Vec.of(1), Vec.of(1), Vec.of(1))),
                windows(1, 1).add(Tape.segment(1, 0, "ptp", Ending.NONE)));
    }

    @Test
    void beforeTheFirstObservationThereAreZeros() {
        assertEquals(
                List.of(
                        window(Vec.of(0, 0, 0), Vec.of(1), Vec.of(1)),
                        window(Vec.of(0, 0, 1), Vec.of(1), Vec.of(1)),
                        window(Vec.of(0, 1, 2), Vec.of(1), Vec.of(1)),
                        window(Vec.of(1, 2, 3), Vec.of(1), Vec.of(1))),
                windows(3, 1).add(Tape.segment(1, 0, "tttt", Ending.NONE)));
    }

    @Test
    void aPlanWaitsForTheTicksItIsFor() {
        Windows windows = windows(1, 3);
        assertEquals(List.of(), windows.add(Tape.segment(1, 0, "tt", Ending.NONE)));
        assertEquals(
                List.of(
                        window(Vec.of(0), Vec.of(1, 1, 0), Vec.of(1, 1, 0)),
                        window(Vec.of(1), Vec.of(1, 0, 1), Vec.of(1, 0, 1)),
                        window(Vec.of(3), Vec.of(1, 0, 0), Vec.of(1, 0, 0))),
                windows.add(Tape.segment(1, 2, "pt", Ending.SUCCESS)));
    }

    @Test
    void noExampleReachesFromOneRobotIntoAnotherAtTheSameEpisode() {
        List<Segment> tape =
                List.of(
                        Tape.segment(1, 0, "pt", Ending.NONE),
                        Tape.segment(1, 2, "tp", Ending.NONE),
                        Tape.segment(1, 4, "tt", Ending.SUCCESS));
        Windows alone = windows(3, 2);
        Windows both = windows(3, 2);
        for (Segment segment : tape) {
            List<Windows.Window> expected = inEpisode(1, alone.add(segment));
            assertEquals(expected, inEpisode(1, both.add(Tape.of("one", segment))));
            assertEquals(expected, inEpisode(1, both.add(Tape.of("other", segment))));
        }
    }

    @Test
    void noExampleReachesIntoAnotherEpisode() {
        Windows windows = windows(2, 2);
        windows.add(Tape.segment(1, 0, "pt", Ending.NONE));
        assertEquals(
                List.of(
                        window(Vec.of(0, 1), Vec.of(1, 0), Vec.of(1, 0)),
                        window(Vec.of(0, 5), Vec.of(1, 1), Vec.of(1, 1))),
                inEpisode(1, windows.add(Tape.segment(2, 5, "tt", Ending.NONE))));
    }

    /** The same examples as if they were of another episode. */
    private static List<Windows.Window> inEpisode(long episode, List<Windows.Window> windows) {
        return windows.stream()
                .map(window ->
                        new Windows.Window(
                                new Place(Stream.of(episode), window.place().tick()),
                                window.states(),
                                window.actions(),
                                window.known()))
                .toList();
    }

    /** Of the first episode, and of the tick that was observed last. */
    private static Windows.Window window(Vec states, Vec actions, Vec known) {
        Place place = new Place(Stream.of(1), (long) states.at(states.size() - 1));
        return new Windows.Window(place, states, actions, known);
    }
}
