package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.app.base.Text;
import reins.app.base.UiFeed;
import reins.core.fact.Ending;
import reins.core.fact.Evaluation;
import reins.core.fact.Remark;
import reins.core.fact.Solo;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

final class LeaderboardTest {
    private final Desk desk = new Desk();
    private final DriveModel model = new DriveModel(desk);
    private final Leaderboard board = model.board();

    /** A run with this many versions; the newest drives. */
    private void begin(int count, Results results) {
        desk.run =
                new DriveControls.Run(
                        desk.run.world(),
                        desk.run.session(),
                        false,
                        new UiFeed(),
                        List.of(),
                        IntStream.range(0, count)
                                .mapToObj(i -> new Version(i, "bc", i, i * 50L))
                                .toList(),
                        List.of(),
                        results,
                        desk.run.setup(),
                        true);
        model.follow(desk.run);
        pulse();
    }

    private void pulse() {
        desk.run.feed().drain().forEach(model::on);
        model.pulse(1);
    }

    private List<Integer> rows() {
        return board.rows().stream().map(Standing::number).toList();
    }

    private void evaluated(int version, int successes) {
        model.on(new Event.Evaluated(version, 1, new Evaluation(20, successes, 5, 1, 100)));
        pulse();
    }

    @Test
    void whatASessionKnowsOfItsPoliciesIsListed() {
        Evaluation evaluation = new Evaluation(20, 19, 200, 3, 100);
        Remark remark = new Remark("lands softly", true);
        begin(
                3,
                new Results(
                        List.of(new Solo(1, 0, Ending.FAILURE, -80)),
                        Map.of(1, evaluation),
                        Map.of(1, remark)));
        assertEquals(
                List.of(
                        new Standing(
                                new Version(1, "bc", 1, 50),
                                Score.NONE,
                                Optional.of(evaluation),
                                remark),
                        new Standing(
                                new Version(2, "bc", 2, 100),
                                Score.NONE,
                                Optional.empty(),
                                Remark.NONE),
                        new Standing(
                                new Version(0, "bc", 0, 0),
                                new Score(1, 0, -80),
                                Optional.empty(),
                                Remark.NONE)),
                board.rows());
        assertEquals(1, board.bestProperty().get().orElseThrow().number());
        assertEquals(2, board.firstRows());
    }

    @Test
    void rowsStayWhereTheyAreWhileSomebodyPointsAtThemAndTellWhatIsKnownNow() {
        begin(5, Results.NONE);
        List<Integer> before = rows();
        board.hold(true);
        evaluated(2, 18);
        evaluated(1, 3);
        assertEquals(before, rows());
        assertTrue(board.waitingProperty().get());
        assertEquals(
                18,
                board.rows().stream()
                        .filter(row -> row.number() == 2)
                        .findFirst()
                        .orElseThrow()
                        .score()
                        .successes());
        board.hold(false);
        pulse();
        assertFalse(board.waitingProperty().get());
        assertEquals(List.of(2, 4, 1, 3, 0), rows());
    }

    @Test
    void aSelectedPolicyStaysListedAmongThousands() {
        begin(2000, Results.NONE);
        assertFalse(rows().contains(1777));
        assertTrue(rows().size() <= Ranking.MOST);
        board.allProperty().set(true);
        pulse();
        assertEquals(2000, rows().size());
        board.select(Set.of(1777));
        board.allProperty().set(false);
        pulse();
        assertTrue(rows().contains(1777));
        assertTrue(rows().size() <= Ranking.MOST);
    }

    @Test
    void theSelectedPoliciesAreEvaluatedOrElseTheOneThatDrives() {
        begin(3, Results.NONE);
        board.evaluate(List.of(), 20);
        assertEquals(List.of("[2] × 20"), desk.evaluations);
        board.evaluate(List.of(0, 1), 50); // one at a time
        assertEquals(1, desk.evaluations.size());
        assertFalse(model.notices().shown().isEmpty());
        desk.work.run();
        pulse();
        board.evaluate(List.of(0, 1), 50);
        assertEquals(List.of("[2] × 20", "[0, 1] × 50"), desk.evaluations);
    }

    @Test
    void whatIsSaidOfAPolicyIsKept() {
        begin(3, Results.NONE);
        board.remark(1, new Remark("  lands\nsoftly ", false));
        pulse();
        assertEquals(new Remark("lands softly", false), board.remark(1));
        board.remark(1, board.remark(1).withPinned(true));
        pulse();
        assertEquals(List.of(2, 1, 0), rows());
        assertEquals(2, board.firstRows());
    }

    @Test
    void onlyPoliciesOfWorldsThatDoTheSameAgainAreEvaluated() {
        assertEquals("", board.againstEvaluating().getValue());
        desk.run = desk.run.repeating(false);
        model.follow(desk.run);
        assertEquals(Text.of("versions.evaluate.onward"), board.againstEvaluating().getValue());
        desk.run = desk.newRun(Worlds.REACHED.getFirst(), true, List.of());
        model.follow(desk.run);
        assertEquals(Text.of("versions.evaluate.reached"), board.againstEvaluating().getValue());
    }

    @Test
    void aPolicyThatIsKeptDrivingStaysInSight() {
        begin(500, Results.NONE);
        model.on(new Event.Running(Still.Not.DRIVES, 1, Optional.of(333)));
        pulse();
        assertEquals(List.of(499, 333), rows().subList(0, board.firstRows()));
    }
}
