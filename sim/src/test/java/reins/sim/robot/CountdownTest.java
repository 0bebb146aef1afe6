package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Still;
import reins.core.role.Act;
import reins.core.role.ArbiterContext;
import reins.core.role.Guidance;
import reins.core.role.Policy;
import reins.core.role.Signal;
import reins.sim.arbiters.Arbiters;
import reins.sim.loop.SimLoop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A robot's countdown in the loop that drives it, with the cart and the time in hand. */
final class CountdownTest {
    private static final Action AHEAD = new Action.Continuous(Vec.of(1));
    private static final Action BACK = new Action.Continuous(Vec.of(-1));

    /** More than the three seconds of the countdown. */
    private static final int TICKS = 20;

    private final LinkedCart cart = new LinkedCart();
    private final List<Event> events = new ArrayList<>();
    private final Inbox<Command> commands = new Inbox<>(16);
    private Guidance guidance = Guidance.SILENT;
    private final SimLoop loop = loop();

    private SimLoop loop() {
        cart.limits = Limits.DEFAULTS;
        Policy policy =
                new Policy() {
                    @Override
                    public Vec begin() {
                        return Vec.EMPTY;
                    }

                    @Override
                    public Act act(Observation seen, Vec memory, RandomGenerator random) {
                        return new Act(AHEAD, memory, "", 0);
                    }
                };
        return new SimLoop(
                cart.open(),
                _ -> guidance,
                Arbiters.HOLD.make(new ArbiterContext(LinkedCart.SPEC), Arbiters.HOLD.defaults()),
                new PolicySlot(new PolicySlot.Driver(0, policy)),
                commands,
                events::add,
                Optional::empty,
                new SimLoop.Options("", 1, 1, false, 3));
    }

    private void drive(int ticks) {
        for (int i = 0; i < ticks; i++) {
            loop.work();
            cart.live();
        }
    }

    private void handOver() {
        drive(1);
        commands.put(new Command.Resume());
        drive(5);
        assertEquals(Still.Not.COUNTS_DOWN, still());
    }

    private void takeOver() {
        guidance = new Guidance(Hand.PERSON, Optional.of(BACK), Set.of(Signal.TAKE_OVER), "");
    }

    private Still still() {
        return events.stream()
                .filter(Event.Running.class::isInstance)
                .map(event -> ((Event.Running) event).still())
                .toList()
                .getLast();
    }

    private List<Step> steps() {
        return events.stream()
                .filter(Event.Ticked.class::isInstance)
                .map(event -> ((Event.Ticked) event).step())
                .toList();
    }

    @Test
    void thePolicyDrivesBehindItAndNothingOfItIsRecorded() {
        handOver();
        assertEquals(List.of(), steps());
        assertTrue(cart.told.stream().allMatch(Vec.of(0)::equals));
        drive(TICKS);
        assertEquals(Still.Not.DRIVES, still());
        assertEquals(AHEAD, steps().getFirst().decision().executed());
        assertFalse(cart.isStill());
    }

    @Test
    void whoeverTakesOverDrivesAndIsAskedBehindThat() {
        handOver();
        takeOver();
        drive(3);
        assertEquals(BACK, steps().getLast().decision().executed());
        guidance = Guidance.SILENT;
        drive(TICKS);
        assertEquals(Still.Paused.NOT_HANDED_OVER, still());
        assertTrue(cart.isStill());
    }

    @Test
    void aStopLeavesItAtRest() {
        handOver();
        commands.put(new Command.Stop());
        drive(TICKS);
        assertEquals(Still.Paused.STOPPED, still());
        assertEquals(List.of(), steps());
        assertTrue(cart.isStill());
    }

    @Test
    void comingBackFromAnotherScreenCountsDownAgain() {
        handOver();
        drive(TICKS);
        commands.put(new Command.Pause(Still.Paused.AWAY));
        drive(TICKS);
        commands.put(new Command.Resume(Still.Paused.AWAY));
        drive(5);
        assertEquals(Still.Not.COUNTS_DOWN, still());
        assertTrue(cart.isStill());
        drive(TICKS);
        assertEquals(Still.Not.DRIVES, still());
    }

    @Test
    void aRobotThatIsLostMeanwhileIsNotDriven() {
        handOver();
        cart.cut(true);
        drive(TICKS);
        cart.cut(false);
        drive(TICKS);
        assertEquals(Still.Paused.SEES_TOO_LATE, still());
        assertTrue(cart.isStill());
    }
}
