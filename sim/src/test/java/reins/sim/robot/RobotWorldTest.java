package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.Traffic;
import reins.core.fact.Vec;
import reins.core.role.World;

import java.util.List;

/** A link and its world, with the cart and the time in the test's hands. */
final class RobotWorldTest {
    private static final Action AHEAD = new Action.Continuous(Vec.of(1));

    private final LinkedCart cart = new LinkedCart();

    private World begun() {
        World world = cart.open();
        world.reset(1);
        world.goOn();
        cart.work();
        return world;
    }

    private Outcome drive(World world, int ticks) {
        Outcome last = world.step(AHEAD);
        cart.live();
        for (int i = 1; i < ticks; i++) {
            last = world.step(AHEAD);
            cart.live();
        }
        return last;
    }

    @Test
    void aTickIsSaidAndTakesWhatWasSeenLast() {
        World world = begun();
        assertEquals(Ending.NONE, drive(world, 5).ending());
        assertFalse(cart.isStill());
        Outcome outcome = world.step(AHEAD);
        assertEquals(1, outcome.observation().state().at(0), 0.3);
        assertEquals(0, outcome.link().ageSeconds());
        world.close();
    }

    @Test
    void anEpisodeWaitsUntilTheRobotIsSeenAndBeginsAtRest() {
        World world = begun();
        drive(world, 5);
        world.reset(2);
        assertTrue(cart.isStill());
        assertEquals(Reach.Policy.NOT_HANDED_OVER, world.reach().policy());
        world.close();
    }

    @Test
    void anEpisodeWithARobotThatIsNotSeenIsOverAtItsFirstTick() {
        World world = begun();
        cart.freeze(true);
        long from = cart.clock.getAsLong();
        world.reset(2);
        assertTrue(cart.clock.getAsLong() - from >= 5_000_000_000L);
        Outcome outcome = world.step(AHEAD);
        assertEquals(Ending.CUT, outcome.ending());
        assertTrue(outcome.link().trouble().startsWith("Nothing was seen of the robot for 5 s"));
        cart.freeze(false);
        world.reset(3);
        assertEquals(Ending.NONE, world.step(AHEAD).ending());
        world.close();
    }

    @Test
    void aLostRobotIsConnectedToAgainAndNotDrivenByItself() {
        World world = begun();
        drive(world, 5);
        cart.cut(true);
        Outcome outcome = drive(world, 15);
        assertEquals(Ending.CUT, outcome.ending());
        assertEquals(Safety.SILENT, outcome.link().trouble());
        assertTrue(cart.isStill());
        cart.cut(false);
        drive(world, 15);
        assertTrue(cart.connections() > 1);
        assertTrue(cart.isStill(), "the episode is over");
        world.reset(2);
        drive(world, 1);
        assertEquals(Reach.Policy.NOT_HANDED_OVER, world.reach().policy());
        assertFalse(cart.isStill(), "a person drives");
        world.close();
    }

    @Test
    void whoeverDoesNotAnswerIsTriedAgainWithGrowingPauses() {
        World world = begun();
        cart.hide(true);
        for (int i = 0; i < 50; i++) {
            cart.live();
        }
        int tried = cart.connections();
        assertTrue(tried >= 5 && tried <= 9, "in 10 s: " + tried);
        cart.hide(false);
        world.reset(2);
        assertEquals("", world.reach().trouble());
        world.close();
    }

    @Test
    void whatTheRobotSaysAgainstItEndsTheEpisode() {
        World world = begun();
        drive(world, 2);
        cart.refuse("It drives by itself.");
        drive(world, 1);
        Outcome outcome = world.step(AHEAD);
        assertEquals(Ending.CUT, outcome.ending());
        assertEquals("It drives by itself.", outcome.link().trouble());
        cart.live();
        assertTrue(cart.isStill());
        world.close();
    }

    @Test
    void everyTickTellsWhatCameAndWhatWasSaidSinceTheOneBefore() {
        World world = begun();
        drive(world, 5);
        Traffic lively = world.step(AHEAD).link().traffic();
        assertEquals(1, lively.parts().size(), "the state; it has no camera");
        assertTrue(lively.parts().getFirst().came() > 1, "seen more often than used");
        assertTrue(lively.commands() >= 3 && lively.commands() <= 5, "20 a second: " + lively);
        cart.freeze(true);
        cart.live();
        Traffic frozen = world.step(AHEAD).link().traffic();
        assertEquals(0, frozen.parts().getFirst().came());
        assertEquals(0.2, frozen.parts().getFirst().ageSeconds(), 0.03);
        world.close();
    }

    @Test
    void aWorldThatHangsLeavesTheRobotAtRest() {
        World world = begun();
        drive(world, 5);
        cart.live();
        cart.live();
        assertTrue(cart.isStill());
        world.close();
    }

    @Test
    void leavingSaysRestThreeTimes() {
        World world = begun();
        drive(world, 5);
        cart.told.clear();
        world.close();
        assertEquals(List.of(Vec.of(0), Vec.of(0), Vec.of(0)), cart.told);
    }

    @Test
    void leavingTakesNoLongerThan300MillisecondsWhereNothingLeaves() {
        World world = begun();
        drive(world, 5);
        cart.clog(true);
        long from = cart.clock.getAsLong();
        world.close();
        assertEquals(300, (cart.clock.getAsLong() - from) / 1e6, 20);
    }

    @Test
    void theTimeLimitEndsAnEpisode() {
        World world = begun();
        assertEquals(Ending.CUT, drive(world, LinkedCart.SPEC.maxTicks()).ending());
        world.close();
    }
}
