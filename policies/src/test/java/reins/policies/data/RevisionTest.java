package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.policies.nn.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** What edits leave of an episode replaces what was made of it, also while it goes on. */
class RevisionTest {
    private static final Segment FIRST = Tape.segment(1, 0, "ppt", Ending.NONE);
    private static final Segment SECOND = Tape.segment(1, 3, "pp", Ending.NONE);
    private static final Segment TAKEOVER = Tape.segment(1, 5, "tp", Ending.CUT);

    @Test
    void aTakeoverBehindARevisedEpisodeIsStillSeen() {
        Transitions plain = new Transitions();
        List<Transition> expected = new ArrayList<>(plain.add(FIRST));
        expected.addAll(plain.add(SECOND));
        expected.addAll(plain.add(TAKEOVER));

        Transitions revised = new Transitions();
        revised.add(FIRST);
        revised.add(SECOND);
        List<Transition> told = new ArrayList<>(revised.revise(Tape.revised(5, FIRST, SECOND)));
        told.addAll(revised.add(TAKEOVER));

        assertEquals(expected, told);
        assertEquals(-1, told.get(4).reward(), "the policy's last tick before the takeover");
    }

    @Test
    void aStepThatWasCutOffIsNoLongerHeldBack() {
        Transitions transitions = new Transitions();
        transitions.add(FIRST);
        transitions.add(SECOND);
        assertTrue(transitions.holdsBack(""));
        assertEquals(List.of(0L, 1L, 2L), ticks(transitions.revise(Tape.revised(5, FIRST))));
        assertFalse(transitions.holdsBack(""));
        assertEquals(List.of(5L, 6L), ticks(transitions.add(TAKEOVER)));
    }

    @Test
    void aStepOfAnotherEpisodeIsHeldBackStill() {
        Transitions transitions = new Transitions();
        transitions.add(FIRST);
        transitions.add(Tape.segment(2, 0, "pp", Ending.NONE));
        transitions.revise(Tape.revised(3));
        assertEquals(
                List.of(1L, 2L),
                ticks(transitions.add(Tape.segment(2, 2, "p", Ending.CUT))),
                "the step held back, and the one that follows it");
    }

    @Test
    void whatWasRecordedBehindTheEditStaysAsItIs() {
        Transitions transitions = new Transitions();
        transitions.add(FIRST);
        transitions.add(SECOND);
        List<Transition> left = transitions.revise(Tape.revised(3, FIRST));
        assertEquals(List.of(0L, 1L, 2L), ticks(left));
        assertEquals(List.of(4L, 5L, 6L), ticks(transitions.add(TAKEOVER)));
    }

    @Test
    void aPlanGoesOnBehindARevisedEpisode() {
        Span plan = new Span(2, 3);
        Segment end = Tape.segment(1, 2, "ttp", Ending.CUT);
        Segment begun = Tape.segment(1, 0, "tt", Ending.NONE);
        Windows plain = new Windows(plan, Tape.LINE, Decision::label);
        plain.add(begun);
        Windows revised = new Windows(plan, Tape.LINE, Decision::label);
        revised.add(begun);
        assertEquals(List.of(), revised.revise(Tape.revised(2, begun)));
        assertEquals(plain.add(end), revised.add(end));
    }

    @Test
    void aPlanThatWasCutOffIsNoExample() {
        Windows windows = new Windows(new Span(1, 3), Tape.LINE, Decision::label);
        windows.add(Tape.segment(1, 0, "ptt", Ending.NONE));
        assertEquals(
                List.of(),
                windows.revise(Tape.revised(3, Tape.segment(1, 0, "p", Ending.NONE))),
                "what began at the ticks that are left");
        assertEquals(
                List.of(new Place(Stream.of(1), 3)),
                windows.add(Tape.segment(1, 3, "t", Ending.CUT)).stream()
                        .map(Windows.Window::place)
                        .toList());
    }

    @Test
    void aFullReplayForgetsWhereverTheRowsLie() {
        FilmedReplay replay = FilmedReplay.blind(4, List.of(1));
        for (int tick = 0; tick < 6; tick++) {
            replay.add(new Place(Stream.of(1 + tick % 2), tick), List.of(), Vec.of(tick));
        }
        replay.forget(Stream.of(1), 3);
        assertEquals(List.of(3f, 4f, 5f), drawn(replay), "tick 2 lay behind ticks 4 and 5");
        for (int tick = 6; tick < 9; tick++) {
            replay.add(new Place(Stream.of(1), tick), List.of(), Vec.of(tick));
        }
        assertEquals(List.of(5f, 6f, 7f, 8f), drawn(replay), "the oldest go first");
        replay.forget(Stream.of(1), 9);
        replay.forget(Stream.of(2), 9);
        assertTrue(replay.isEmpty());
        replay.add(new Place(Stream.of(3), 0), List.of(), Vec.of(9));
        assertEquals(List.of(9f), drawn(replay));
    }

    @Test
    void whatIsSaidToBeLeftLiesBeforeTheEnd() {
        Revised revised = Tape.revised(3, FIRST);
        assertTrue(revised.goesOn());
        assertFalse(Tape.revised(4, FIRST).goesOn(), "its last tick was taken out");
        assertFalse(Tape.revised(7, TAKEOVER).goesOn(), "it ended");
        assertFalse(Tape.revised(3).goesOn());
    }

    private static List<Long> ticks(List<Transition> transitions) {
        return transitions.stream().map(transition -> transition.place().tick()).toList();
    }

    private static List<Float> drawn(FilmedReplay replay) {
        Batch batch = replay.batch(400);
        replay.sample(new SplittableRandom(1), batch, 0, batch.rows());
        TreeSet<Float> drawn = new TreeSet<>();
        for (int row = 0; row < batch.rows(); row++) {
            drawn.add(batch.column(0).get(row));
        }
        return List.copyOf(drawn);
    }
}
