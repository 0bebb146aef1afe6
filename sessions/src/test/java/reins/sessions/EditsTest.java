package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

final class EditsTest {
    private static final Action TAUGHT = new Action.Continuous(Vec.of(0.5f, -0.5f));

    private final Episode episode = episode(new Start.Fresh(3));

    private static Episode episode(Start start) {
        return new Episode(
                4,
                start,
                Drives.stepsOf(
                        Drives.drive(4, start, 20, Ending.SUCCESS, new SplittableRandom(2))));
    }

    private Episode edited(Edit... edits) {
        return Edits.apply(episode, List.of(edits)).orElseThrow();
    }

    @Test
    void withoutEditsNothingChanges() {
        assertEquals(episode, edited());
        assertEquals(episode, edited(new Edit.Discard(5), new Edit.Judge(5, Ending.CUT)));
    }

    @Test
    void aDiscardedEpisodeIsGoneUntilTheEditIsUndone() {
        List<Edit> edits = List.of(new Edit.Judge(4, Ending.CUT), new Edit.Discard(4));
        assertEquals(Optional.empty(), Edits.apply(episode, edits));
        assertEquals(Ending.CUT, Edits.apply(episode, edits.subList(0, 1)).orElseThrow().ending());
    }

    @Test
    void trimmingTheEndLeavesNoEnding() {
        Episode trimmed = edited(new Edit.Trim(4, 0, 12));
        assertEquals(episode.steps().subList(0, 12), trimmed.steps());
        assertEquals(episode.start(), trimmed.start());
        assertEquals(Ending.NONE, trimmed.ending());
    }

    @Test
    void trimmingTheFrontKeepsTheWayToTheFirstTick() {
        Episode trimmed = edited(new Edit.Trim(4, 5, 99));
        assertEquals(episode.steps().subList(5, 20), trimmed.steps());
        assertEquals(
                new Start.Rewound(
                        3,
                        4,
                        episode.steps().subList(0, 5).stream()
                                .map(step -> step.decision().executed())
                                .toList()),
                trimmed.start());
        assertEquals(5, trimmed.start().firstTick());
    }

    @Test
    void trimmingARewoundEpisodeLengthensItsReplay() {
        Episode rewound = episode(new Start.Rewound(3, 1, List.of(TAUGHT, TAUGHT)));
        Episode trimmed = Edits.apply(rewound, List.of(new Edit.Trim(4, 6, 10))).orElseThrow();
        assertEquals(6, trimmed.start().firstTick());
        assertEquals(rewound.steps().subList(4, 8), trimmed.steps());
    }

    @Test
    void anEpisodeTrimmedToNothingIsGone() {
        assertEquals(Optional.empty(), Edits.apply(episode, List.of(new Edit.Trim(4, 50, 60))));
    }

    @Test
    void relabellingChangesTheLabelAndNothingElse() {
        for (Step step : episode.steps()) {
            Episode changed = edited(new Edit.Relabel(4, step.tick(), TAUGHT));
            Decision before = step.decision();
            Decision after = changed.steps().get((int) step.tick()).decision();
            assertEquals(Optional.of(TAUGHT), after.label());
            assertEquals(before.executed(), after.executed());
            assertEquals(before.wish(), after.wish());
            assertEquals(before.teacherDrives(), after.teacherDrives());
        }
    }

    @Test
    void whatWasSaidAfterwardsIsToldFromWhatWasSaidThere() {
        Action rest = new Action.Continuous(Vec.of(0));
        assertEquals(
                new Decision.Relabelled(rest, TAUGHT),
                new Decision.Autonomous(rest).withLabel(TAUGHT));
        assertEquals(
                new Decision.Relabelled(rest, TAUGHT),
                new Decision.Labelled(rest, rest).withLabel(TAUGHT));
    }

    @Test
    void judgingChangesTheEnding() {
        assertEquals(Ending.FAILURE, edited(new Edit.Judge(4, Ending.FAILURE)).ending());
        assertEquals(
                Ending.CUT, edited(new Edit.Trim(4, 0, 3), new Edit.Judge(4, Ending.CUT)).ending());
    }

    @Test
    void theLastTitleCounts() {
        List<Edit> edits =
                List.of(
                        new Edit.Retitle(4, "one"),
                        new Edit.Retitle(4, "two"),
                        new Edit.Retitle(5, "other"));
        assertEquals(Optional.of("two"), Edits.title(4, edits));
        assertEquals(Optional.empty(), Edits.title(6, edits));
        assertEquals(episode, Edits.apply(episode, edits).orElseThrow());
    }
}
