package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Still;
import reins.core.role.Act;
import reins.core.role.ArbiterContext;
import reins.core.role.Distant;
import reins.core.role.Guidance;
import reins.core.role.Policy;
import reins.core.role.Signal;
import reins.core.role.World;
import reins.sim.arbiters.Arbiters;
import reins.sim.toys.ToyPeer;
import reins.sim.toys.Toys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A policy that thinks elsewhere and has no answer: who drives then, and what a person is told. */
final class DistantTest {
    private static final String WAITS = "Waiting for somebody far away.";

    private final List<Event> events = new ArrayList<>();
    private final Inbox<Command> commands = new Inbox<>(16);
    private final FarAway policy = new FarAway();
    private final PolicySlot slot =
            new PolicySlot(new PolicySlot.Driver(0, Policy.resting(Corridor.SPEC)));
    private Guidance said = Guidance.SILENT;

    /** Answers where the test lets it. */
    private static final class FarAway implements Distant {
        private final List<Boolean> needed = new ArrayList<>();
        private boolean answers;
        private boolean closed;

        @Override
        public Vec begin() {
            return Vec.EMPTY;
        }

        @Override
        public Optional<String> obstacle(Observation observation, boolean isNeeded) {
            needed.add(isNeeded);
            return answers && isNeeded ? Optional.empty() : Optional.of(WAITS);
        }

        @Override
        public Act act(Observation observation, Vec memory, RandomGenerator random) {
            assertTrue(answers);
            return new Act(controls(0.5f), memory, "", 0);
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Action controls(float pace) {
        return new Action.Continuous(Vec.of(pace));
    }

    private SimLoop loop(World world) {
        WorldSpec spec = world.spec();
        slot.pin(new PolicySlot.Driver(1, policy));
        return new SimLoop(
                world,
                _ -> said,
                Arbiters.HOLD.make(new ArbiterContext(spec), Arbiters.HOLD.defaults()),
                slot,
                commands,
                events::add,
                Optional::empty,
                new SimLoop.Options("", 5, 1, false, 0));
    }

    private void takeOver() {
        said =
                new Guidance(
                        Hand.PERSON, Optional.of(controls(-0.25f)), Set.of(Signal.TAKE_OVER), "");
    }

    private static void work(SimLoop loop, int times) {
        for (int i = 0; i < times; i++) {
            loop.work();
        }
    }

    private List<Step> steps() {
        return events.stream()
                .filter(Event.Ticked.class::isInstance)
                .map(event -> ((Event.Ticked) event).step())
                .toList();
    }

    private List<Still> stills() {
        return events.stream()
                .filter(Event.Running.class::isInstance)
                .map(event -> ((Event.Running) event).still())
                .toList();
    }

    @Test
    void aSimulationStandsStillUntilThereIsAnAnswerAndSaysWhy() {
        SimLoop loop = loop(new Corridor());
        work(loop, 5);
        assertEquals(List.of(), steps());
        assertEquals(List.of(new Still.Waits(WAITS)), stills());
        policy.answers = true;
        work(loop, 3);
        assertEquals(3, steps().size());
        assertEquals(new Decision.Autonomous(controls(0.5f)), steps().getFirst().decision());
        assertEquals(List.of(new Still.Waits(WAITS), Still.Not.DRIVES), stills());
    }

    @Test
    void aPersonDrivesWhereThereIsNoAnswer() {
        SimLoop loop = loop(new Corridor());
        work(loop, 2);
        takeOver();
        work(loop, 3);
        assertEquals(3, steps().size());
        assertEquals(
                new Decision.TakenOver(controls(-0.25f), controls(0)),
                steps().getLast().decision());
        assertEquals(Still.Not.DRIVES, stills().getLast());
    }

    @Test
    void whileAPersonDrivesItIsNotAskedAndOnHandBackItIsAskedAfreshBeforeItDrives() {
        policy.answers = true;
        SimLoop loop = loop(new Corridor());
        work(loop, 2);
        takeOver();
        work(loop, 3);
        said = Guidance.SILENT;
        work(loop, 2);
        assertEquals(List.of(true, true, true, false, false, false, true), policy.needed);
        assertEquals(6, steps().size());
        assertEquals(new Decision.Autonomous(controls(0.5f)), steps().getLast().decision());
    }

    @Test
    void afterAPauseItIsAskedAfresh() {
        policy.answers = true;
        SimLoop loop = loop(new Corridor());
        work(loop, 2);
        commands.put(new Command.Pause(Still.Paused.PERSON));
        work(loop, 2);
        commands.put(new Command.Resume());
        work(loop, 2);
        assertEquals(List.of(true, true, false, true), policy.needed);
        assertEquals(3, steps().size());
    }

    @Test
    void aRobotRestsWithoutAnAnswerAndIsSeenOn() {
        ToyPeer peer = Toys.ROBOTS.getFirst();
        peer.renew();
        SimLoop loop = loop(peer.type().openWith(peer.type().defaults()));
        commands.put(new Command.Resume());
        policy.answers = true;
        work(loop, 1);
        commands.put(new Command.Resume());
        for (int i = 0; i < 10; i++) {
            loop.work();
            peer.live();
        }
        assertFalse(peer.isStill());
        policy.answers = false;
        int before = steps().size();
        for (int i = 0; i < 10; i++) {
            loop.work();
            peer.live();
        }
        assertTrue(peer.isStill());
        assertEquals(10, steps().size() - before);
        assertEquals(new Decision.Autonomous(controls(0)), steps().getLast().decision());
        assertEquals(new Still.Waits(WAITS), stills().getLast());
    }

    @Test
    void whoIsNotPinnedAnyMoreIsLeft() {
        SimLoop loop = loop(new Corridor());
        work(loop, 1);
        assertFalse(policy.closed);
        slot.pin(new PolicySlot.Driver(1, policy));
        assertFalse(policy.closed);
        commands.put(new Command.Unpin());
        work(loop, 1);
        assertTrue(policy.closed);
    }
}
