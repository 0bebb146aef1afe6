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
        List<Episode> parts = parts(edits);
        assertEquals(1, parts.size());
        return parts.getFirst();
    }

    private List<Episode> parts(Edit... edits) {
        return Edits.apply(episode, List.of(edits));
    }

    private static List<Action> executed(List<Step> steps) {
        return steps.stream().map(step -> step.decision().executed()).toList();
    }

    @Test
    void withoutEditsNothingChanges() {
        assertEquals(episode, edited());
        assertEquals(episode, edited(new Edit.Discard(5), new Edit.Judge(5, 19, Ending.CUT)));
    }

    @Test
    void aDiscardedEpisodeIsGoneUntilTheEditIsUndone() {
        List<Edit> edits = List.of(new Edit.Judge(4, 19, Ending.CUT), new Edit.Discard(4));
        assertEquals(List.of(), Edits.apply(episode, edits));
        assertEquals(Ending.CUT, Edits.apply(episode, edits.subList(0, 1)).getFirst().ending());
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
                new Start.Rewound(3, 4, executed(episode.steps().subList(0, 5))), trimmed.start());
        assertEquals(5, trimmed.start().firstTick());
    }

    @Test
    void trimmingARewoundEpisodeLengthensItsReplay() {
        Episode rewound = episode(new Start.Rewound(3, 1, List.of(TAUGHT, TAUGHT)));
        Episode trimmed = Edits.apply(rewound, List.of(new Edit.Trim(4, 6, 10))).getFirst();
        assertEquals(6, trimmed.start().firstTick());
        assertEquals(rewound.steps().subList(4, 8), trimmed.steps());
    }

    @Test
    void anEpisodeTrimmedToNothingIsGone() {
        assertEquals(List.of(), parts(new Edit.Trim(4, 50, 60)));
        assertEquals(List.of(), parts(new Edit.Cut(4, 0, 20)));
    }

    @Test
    void whatIsRestoredComesBackWithWhatElseWasDoneToIt() {
        Episode back = edited(new Edit.Discard(4), new Edit.Trim(4, 2, 20), new Edit.Restore(4));
        assertEquals(edited(new Edit.Trim(4, 2, 20)), back);
    }

    @Test
    void aRangeThatIsCutOutLeavesTwoParts() {
        List<Episode> parts = parts(new Edit.Cut(4, 8, 12));
        assertEquals(2, parts.size());
        assertEquals(episode.steps().subList(0, 8), parts.getFirst().steps());
        assertEquals(episode.start(), parts.getFirst().start());
        assertEquals(Ending.NONE, parts.getFirst().ending());
        assertEquals(episode.steps().subList(12, 20), parts.getLast().steps());
        assertEquals(
                new Start.Rewound(3, 4, executed(episode.steps().subList(0, 12))),
                parts.getLast().start());
        assertEquals(Ending.SUCCESS, parts.getLast().ending());
    }

    @Test
    void whatIsCutAtTheRimOrTwiceLeavesNoEmptyPart() {
        assertEquals(edited(new Edit.Trim(4, 5, 20)), edited(new Edit.Cut(4, 0, 5)));
        assertEquals(edited(new Edit.Trim(4, 0, 15)), edited(new Edit.Cut(4, 15, 30)));
        assertEquals(
                parts(new Edit.Cut(4, 5, 15)),
                parts(
                        new Edit.Cut(4, 5, 9),
                        new Edit.Cut(4, 12, 15),
                        new Edit.Cut(4, 7, 13),
                        new Edit.Split(4, 9)));
    }

    @Test
    void aPartCanBeJudgedByItself() {
        List<Episode> parts =
                parts(
                        new Edit.Split(4, 7),
                        new Edit.Judge(4, 3, Ending.FAILURE),
                        new Edit.Split(4, 14),
                        new Edit.Judge(4, 14, Ending.CUT));
        assertEquals(
                List.of(Ending.FAILURE, Ending.NONE, Ending.CUT),
                parts.stream().map(Episode::ending).toList());
        assertEquals(
                List.of(0L, 7L, 14L),
                parts.stream().map(part -> part.start().firstTick()).toList());
    }

    @Test
    void aPartOfAnEpisodeWithoutAKnownBeginningHasNoneEither() {
        Episode foreign = episode(new Start.Unknown(2));
        List<Episode> parts = Edits.apply(foreign, List.of(new Edit.Split(4, 9)));
        assertEquals(new Start.Unknown(2), parts.getFirst().start());
        assertEquals(new Start.Unknown(9), parts.getLast().start());
        assertEquals(foreign.steps().subList(7, 20), parts.getLast().steps());
    }

    @Test
    void theLastLabelOfATickCounts() {
        Action other = new Action.Continuous(Vec.of(1, 1));
        Episode changed =
                edited(
                        new Edit.Relabel(4, 2, List.of(TAUGHT, TAUGHT, TAUGHT)),
                        new Edit.Relabel(4, 3, List.of(other)),
                        new Edit.Relabel(4, 19, List.of(TAUGHT, TAUGHT)));
        assertEquals(
                List.of(TAUGHT, other, TAUGHT),
                changed.steps().subList(2, 5).stream()
                        .map(step -> step.decision().label().orElseThrow())
                        .toList());
        assertEquals(
                edited(new Edit.Relabel(4, 3, List.of(other))).steps().get(3),
                changed.steps().get(3));
        assertEquals(Ending.SUCCESS, changed.ending());
    }

    @Test
    void relabellingChangesTheLabelAndNothingElse() {
        for (Step step : episode.steps()) {
            Episode changed = edited(new Edit.Relabel(4, step.tick(), List.of(TAUGHT)));
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
        assertEquals(Ending.FAILURE, edited(new Edit.Judge(4, 0, Ending.FAILURE)).ending());
        assertEquals(
                Ending.CUT,
                edited(new Edit.Trim(4, 0, 3), new Edit.Judge(4, 2, Ending.CUT)).ending());
        assertEquals(
                Ending.NONE,
                edited(new Edit.Judge(4, 2, Ending.CUT), new Edit.Trim(4, 0, 3)).ending());
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
        assertEquals(List.of(episode), Edits.apply(episode, edits));
        assertEquals(
                Optional.empty(),
                Edits.title(4, List.of(new Edit.Retitle(4, "one"), new Edit.Retitle(4, " "))));
    }
}
