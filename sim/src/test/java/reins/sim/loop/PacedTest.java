package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Observation;
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
import reins.sim.arbiters.Arbiters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

final class PacedTest {
    private static final long TICK = 100_000_000;

    private static final Policy RESTING =
            new Policy() {
                @Override
                public Vec begin() {
                    return Vec.EMPTY;
                }

                @Override
                public Act act(Observation observation, Vec memory, RandomGenerator random) {
                    return new Act(new Action.Continuous(Vec.of(0)), memory, "", 0);
                }
            };

    private final AtomicLong clock = new AtomicLong(1_000);
    private final List<Event> events = new ArrayList<>();
    private final Inbox<Command> commands = new Inbox<>(16);
    private final Paced paced =
            new Paced(
                    new SimLoop(
                            new Corridor(),
                            moment -> Guidance.SILENT,
                            Arbiters.HOLD.make(
                                    new ArbiterContext(Corridor.SPEC), Arbiters.HOLD.defaults()),
                            new PolicySlot(new PolicySlot.Driver(0, RESTING)),
                            commands,
                            events::add,
                            Optional::empty,
                            new SimLoop.Options("", 1, 1, false, 0)),
                    clock::get,
                    events::add);

    private long ticked() {
        return events.stream().filter(Event.Ticked.class::isInstance).count();
    }

    private Event.Timing timing() {
        return events.stream()
                .filter(Event.Timing.class::isInstance)
                .map(Event.Timing.class::cast)
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    @Test
    void nothingHappensBeforeATickIsDue() {
        assertTrue(paced.work());
        assertFalse(paced.work());
        clock.addAndGet(TICK);
        assertTrue(paced.work());
        assertEquals(2, ticked());
    }

    @Test
    void aLateTickIsCountedAndNotCaughtUp() {
        paced.work();
        clock.addAndGet(10 * TICK);
        assertTrue(paced.work());
        assertFalse(paced.work());
        assertEquals(2, ticked());
        for (int i = 0; i < 10; i++) {
            clock.addAndGet(TICK);
            paced.work();
        }
        assertEquals(1, timing().lateTicks());
    }

    @Test
    void theSpeedScalesThePace() {
        commands.put(new Command.Speed(4));
        paced.work();
        clock.addAndGet(TICK);
        paced.work();
        for (int i = 0; i < 8; i++) {
            clock.addAndGet(TICK / 4);
            assertTrue(paced.work());
        }
        assertEquals(10, ticked());
    }

    @Test
    void aPauseIsNotLate() {
        commands.put(new Command.Pause(Still.Paused.PERSON));
        paced.work();
        paced.work();
        clock.addAndGet(30 * TICK);
        paced.work();
        commands.put(new Command.Resume());
        paced.work();
        assertTrue(paced.work());
        assertEquals(0, timing().lateTicks());
    }
}
