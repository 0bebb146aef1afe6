package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Evaluation;
import reins.core.fact.Remark;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

final class RankingTest {
    private static Standing untried(int version) {
        return own(version, Score.NONE);
    }

    private static Standing own(int version, Score own) {
        return new Standing(
                new Version(version, "bc", version, version), own, Optional.empty(), Remark.NONE);
    }

    private static Standing evaluated(int version, Score own, int successes, double mean) {
        return new Standing(
                new Version(version, "bc", version, version),
                own,
                Optional.of(new Evaluation(20, successes, mean, 1, 100)),
                Remark.NONE);
    }

    private static Standing remarked(int version, Remark remark) {
        return new Standing(
                new Version(version, "bc", version, version), Score.NONE, Optional.empty(), remark);
    }

    private static List<Integer> numbers(List<Standing> standings) {
        return standings.stream().map(Standing::number).toList();
    }

    private static List<Integer> sorted(List<Standing> some, Ranking.Order order) {
        return numbers(Ranking.sorted(some, Set.of(), order));
    }

    private static List<Standing> untried(int from, int to) {
        return IntStream.range(from, to).mapToObj(RankingTest::untried).toList();
    }

    @Test
    void manySuccessesOfManyEpisodesCountMoreThanOneOfOne() {
        // Wilson's lower end at z = 1.645: (0.9 + 0.0677 − 1.645 · 0.0787) / 1.1353
        assertEquals(0.738, new Score(20, 18, 0).assured(), 5e-4);
        // 1 / (1 + z²)
        assertEquals(0.270, new Score(1, 1, 0).assured(), 5e-4);
        assertEquals(0, new Score(20, 0, 0).assured(), 1e-12);
        assertEquals(0, Score.NONE.assured());
    }

    @Test
    void theMostSuccessfulStandsFirstAndTheUntriedLast() {
        List<Standing> some =
                List.of(
                        own(0, new Score(10, 0, -300)),
                        own(1, new Score(1, 1, 250)),
                        untried(2),
                        evaluated(3, new Score(1, 1, 300), 18, 200),
                        own(4, new Score(10, 0, -100)),
                        untried(5));
        assertEquals(List.of(3, 1, 4, 0, 5, 2), sorted(some, Ranking.Order.SUCCESS));
        assertEquals(List.of(1, 3, 4, 0, 5, 2), sorted(some, Ranking.Order.RETURN));
        assertEquals(List.of(5, 4, 3, 2, 1, 0), sorted(some, Ranking.Order.NEWEST));
        assertEquals(Optional.of(3), Ranking.best(some));
    }

    @Test
    void whereNobodySucceedsTheReturnDecides() {
        List<Standing> some =
                List.of(
                        own(0, new Score(3, 0, Double.NaN)),
                        own(1, new Score(3, 0, -500)),
                        own(2, new Score(3, 0, -90)));
        assertEquals(List.of(2, 1, 0), sorted(some, Ranking.Order.SUCCESS));
    }

    @Test
    void anEvaluationCountsMoreThanThePoliciesOwnEpisodes() {
        assertEquals(new Score(20, 2, 7), evaluated(1, new Score(30, 30, 250), 2, 7).score());
    }

    @Test
    void thereIsNoBestAmongFewerThanTwo() {
        assertEquals(Optional.empty(), Ranking.best(List.of()));
        assertEquals(
                Optional.empty(), Ranking.best(List.of(untried(0), own(1, new Score(1, 1, 1)))));
    }

    @Test
    void whatDrivesIsKeptPinnedOrBestComesFirstInAnyOrder() {
        List<Standing> all = new ArrayList<>(untried(0, 10));
        all.set(2, own(2, new Score(5, 1, 0)));
        all.set(4, own(4, new Score(5, 5, 0)));
        all.set(6, remarked(6, new Remark("", true)));
        all.set(7, remarked(7, new Remark("a note alone", false)));
        Set<Integer> first = Ranking.inSight(all, 9, Optional.of(1));
        assertEquals(Set.of(9, 1, 4, 6), first);
        assertEquals(
                List.of(4, 9, 6, 1, 2, 8, 7, 5, 3, 0),
                numbers(Ranking.sorted(all, first, Ranking.Order.SUCCESS)));
        assertEquals(
                List.of(9, 6, 4, 1, 8, 7, 5, 3, 2, 0),
                numbers(Ranking.sorted(all, first, Ranking.Order.NEWEST)));
    }

    @Test
    void ofHundredsAFewDozenAreListedEvenlyOverTimeWithAllThatMatter() {
        List<Standing> all = new ArrayList<>(untried(0, 442));
        all.set(3, remarked(3, new Remark("the first that lands", false)));
        all.set(5, evaluated(5, Score.NONE, 0, 0));
        all.set(201, remarked(201, new Remark("", true)));
        for (int version : List.of(11, 13, 17, 19, 23, 29)) {
            all.set(version, own(version, new Score(30, version, 0)));
        }
        Set<Integer> first = Ranking.inSight(all, 439, Optional.of(7));
        List<Integer> listed = numbers(Ranking.thinned(all, first, Set.of(99)));
        // 11 is the sixth best of its kind
        assertTrue(
                listed.containsAll(List.of(439, 7, 201, 3, 5, 99, 441, 13, 17, 19, 23, 29)),
                listed::toString);
        assertTrue(listed.size() <= Ranking.MOST, listed::toString);
        assertTrue(listed.size() >= Ranking.MOST / 2, listed::toString);
        for (int i = 1; i < listed.size(); i++) {
            assertTrue(listed.get(i) - listed.get(i - 1) <= 16, listed::toString);
        }
    }

    @Test
    void fewAreAllListed() {
        List<Standing> all = untried(0, Ranking.MOST);
        assertEquals(all, Ranking.thinned(all, Set.of(), Set.of()));
    }

    @Test
    void rowsComeAndGoSeldomWhileNewPoliciesAreMade() {
        int changes = 0;
        Set<Integer> before = Set.of();
        for (int count = 1; count <= 1000; count++) {
            List<Standing> all = untried(0, count);
            Set<Integer> now =
                    new HashSet<>(numbers(Ranking.thinned(all, Set.of(count - 1), Set.of())));
            now.remove(count - 1); // the newest comes and goes by its nature
            Set<Integer> gone = new HashSet<>(before);
            gone.removeAll(now);
            gone.remove(count - 2);
            changes += gone.isEmpty() ? 0 : 1;
            before = now;
        }
        assertTrue(changes <= 6, changes + " times rows went");
    }
}
