package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Ending;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

class LabelsTest {
    @ParameterizedTest(name = "{0} earns {1}")
    @CsvSource({
        "p, 0",
        "t, 0",
        "pp, 0 0",
        "pt, -1 0",
        "tp, 0 0",
        "tt, 0 0",
        "lt, -1 0",
        "ps, -1 0",
        "ts, 0 0",
        "pptt, 0 -1 0 0",
        "ptptp, -1 0 -1 0 0",
        "ttppltts, 0 0 0 0 -1 0 0 0",
    })
    void onlyTheStepBeforeATakeoverIsPunished(String drivers, String rewards) {
        assertEquals(
                numbers(rewards), Labels.interventionRewards(Tape.steps(0, drivers, Ending.CUT)));
    }

    @Test
    void aTakeoverAtASegmentsFirstStepPunishesTheSegmentBefore() {
        assertEquals(
                "0:0.0 1:-1.0 2:0.0 3:0.0 4:0.0",
                told(
                        Tape.segment(1, 0, "pp", Ending.NONE),
                        Tape.segment(1, 2, "ttp", Ending.SUCCESS)));
    }

    @Test
    void theLastStepWaitsForWhatFollows() {
        assertEquals("0:0.0", told(Tape.segment(1, 0, "pp", Ending.NONE)));
        assertEquals("0:0.0 1:0.0", told(Tape.segment(1, 0, "pp", Ending.FAILURE)));
    }

    @Test
    void aTakeoverAfterARewindPunishesNobody() {
        assertEquals(
                "0:0.0 1:0.0 2:0.0",
                told(Tape.segment(1, 0, "ppp", Ending.NONE), Tape.rewound(2, 3, "t")));
        assertEquals(
                "0:0.0 1:0.0 2:0.0 1:0.0",
                told(Tape.segment(1, 0, "ppp", Ending.NONE), Tape.rewound(2, 1, "tt")));
    }

    @Test
    void aTakeoverInTheNextEpisodePunishesNobody() {
        assertEquals(
                "0:0.0 1:0.0",
                told(Tape.segment(1, 0, "pp", Ending.CUT), Tape.segment(2, 0, "t", Ending.NONE)));
    }

    @Test
    void onlyTheWorldsOwnEndingStopsTheBootstrap() {
        assertEquals(1, last(Ending.NONE).continues());
        assertEquals(1, last(Ending.CUT).continues());
        assertEquals(0, last(Ending.SUCCESS).continues());
        assertEquals(0, last(Ending.FAILURE).continues());
    }

    @Test
    void onlyAFailureFails() {
        assertTrue(last(Ending.FAILURE).fails());
        assertFalse(last(Ending.SUCCESS).fails());
        assertFalse(last(Ending.CUT).fails());
    }

    @Test
    void onlyWhatTheTeacherDroveIsADemonstration() {
        List<Step> steps = Tape.steps(0, "plts", Ending.NONE);
        assertEquals(Optional.empty(), Labels.demonstrated(steps.get(0).decision()));
        assertEquals(Optional.empty(), Labels.demonstrated(steps.get(1).decision()));
        for (Step driven : steps.subList(2, 4)) {
            assertEquals(
                    Vec.of(1f), Labels.demonstrated(driven.decision()).orElseThrow().asControls());
        }
    }

    @Test
    void aTakeoverIsClosedByThePolicyOrByTheEnd() {
        List<Long> closing = new ArrayList<>();
        Transitions transitions = new Transitions();
        for (Segment segment :
                List.of(
                        Tape.segment(1, 0, "pttp", Ending.NONE),
                        Tape.segment(1, 4, "tt", Ending.NONE),
                        Tape.segment(1, 6, "pt", Ending.CUT))) {
            for (Transition transition : transitions.add(segment)) {
                if (transition.closesTakeover()) {
                    closing.add(transition.step().tick());
                }
            }
        }
        assertEquals(List.of(2L, 5L, 7L), closing);
    }

    @Test
    void twoRobotsAtTheSameEpisodeAreNeverMixed() {
        List<Segment> tape =
                List.of(
                        Tape.segment(1, 0, "pp", Ending.NONE),
                        Tape.segment(1, 2, "ttp", Ending.NONE),
                        Tape.segment(1, 5, "tp", Ending.CUT));
        Transitions transitions = new Transitions();
        StringBuilder one = new StringBuilder();
        StringBuilder other = new StringBuilder();
        for (Segment segment : tape) {
            one.append(told(transitions.add(Tape.of("one", segment)))).append(' ');
            other.append(told(transitions.add(Tape.of("other", segment)))).append(' ');
        }
        String alone = told(tape.toArray(Segment[]::new));
        assertEquals(alone, one.toString().strip());
        assertEquals(alone, other.toString().strip());
    }

    private static Transition last(Ending ending) {
        return Transition.last(Stream.of(1), Tape.steps(0, "p", ending).getLast());
    }

    private static String told(Segment... segments) {
        Transitions transitions = new Transitions();
        List<String> told = new ArrayList<>();
        for (Segment segment : segments) {
            told.add(told(transitions.add(segment)));
        }
        return String.join(" ", told).strip();
    }

    private static String told(List<Transition> transitions) {
        return transitions.stream()
                .map(transition -> transition.step().tick() + ":" + transition.reward())
                .collect(Collectors.joining(" "));
    }

    private static Vec numbers(String text) {
        String[] words = text.split(" ", -1);
        float[] numbers = new float[words.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = Float.parseFloat(words[i]);
        }
        return Vec.of(numbers);
    }
}
