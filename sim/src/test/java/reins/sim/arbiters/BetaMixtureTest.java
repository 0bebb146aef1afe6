package reins.sim.arbiters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Signal;

import java.util.Map;
import java.util.SplittableRandom;

final class BetaMixtureTest {
    private static final int TICKS = 4000;
    private static final Action PROPOSED = Ticks.controls(1, 2);
    private static final Action TAUGHT = Ticks.controls(-1, 0);

    private final SplittableRandom random = new SplittableRandom(5);

    /** The share of an episode's ticks that the teacher drives; the others are labelled. */
    private double share(Ticks ticks) {
        int driven = 0;
        for (int i = 0; i < TICKS; i++) {
            Decision decision =
                    ticks.tick(
                            new Act(PROPOSED, Vec.EMPTY, "", 0),
                            random.nextDouble(),
                            Ticks.says(TAUGHT));
            Decision expected =
                    decision.teacherDrives()
                            ? new Decision.TakenOver(TAUGHT, PROPOSED)
                            : new Decision.Labelled(PROPOSED, TAUGHT);
            assertEquals(expected, decision);
            driven += decision.teacherDrives() ? 1 : 0;
        }
        ticks.nextEpisode();
        return (double) driven / TICKS;
    }

    @Test
    void linearlyTheTeachersChanceFallsToNothingInSoManyEpisodes() {
        Ticks ticks = new Ticks(Arbiters.find("beta"), Map.of("episodes", "4"));
        for (double beta : new double[] {1, 0.75, 0.5, 0.25, 0, 0}) {
            assertEquals(beta, share(ticks), 0.03);
        }
    }

    @Test
    void exponentiallyTheSameShareOfItIsLeftFromEpisodeToEpisode() {
        Ticks ticks =
                new Ticks(Arbiters.find("beta"), Map.of("schedule", "exponential", "base", "0.5"));
        for (double beta : new double[] {1, 0.5, 0.25, 0.125}) {
            assertEquals(beta, share(ticks), 0.03);
        }
    }

    @Test
    void whoTakesOverDrivesWhateverTheChance() {
        Ticks ticks = new Ticks(Arbiters.find("beta"), Map.of("episodes", "1"));
        ticks.nextEpisode();
        assertEquals(
                new Decision.TakenOver(TAUGHT, PROPOSED),
                ticks.tick(
                        new Act(PROPOSED, Vec.EMPTY, "", 0),
                        0.99,
                        Ticks.says(TAUGHT, Signal.TAKE_OVER)));
    }
}
