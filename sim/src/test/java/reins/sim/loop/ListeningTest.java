package reins.sim.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Hand;
import reins.core.fact.Step;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Still;
import reins.core.role.ArbiterContext;
import reins.core.role.ArbiterType;
import reins.core.role.Guidance;
import reins.core.role.Policy;
import reins.core.role.Signal;
import reins.core.role.Simulation;
import reins.sim.arbiters.Arbiters;
import reins.sim.toys.Toys;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A person who holds the reins of a world of words and has not said one yet. */
final class ListeningTest {
    private static final Action STAY = new Action.Token(0);
    private static final Action RIGHT = new Action.Token(2);

    private final List<Event> events = new ArrayList<>();
    private final Simulation world = Toys.TOLD.make();
    private Guidance said = Guidance.SILENT;

    private SimLoop loop(ArbiterType<?> arbiter) {
        return new SimLoop(
                world,
                _ -> said,
                arbiter.make(new ArbiterContext(world.spec()), arbiter.defaults()),
                new PolicySlot(new PolicySlot.Driver(0, Policy.resting(world.spec()))),
                new Inbox<Command>(16),
                events::add,
                Optional::empty,
                new SimLoop.Options("", 5, 1, false, 0));
    }

    private static Guidance holding(Hand hand, Optional<Action> word, Signal... more) {
        Set<Signal> signals = new HashSet<>(Set.of(more));
        signals.add(Signal.TAKE_OVER);
        return new Guidance(hand, word, signals, "");
    }

    private static void work(SimLoop loop) {
        for (int i = 0; i < 3; i++) {
            loop.work();
        }
    }

    private List<Step> steps() {
        return events.stream()
                .filter(Event.Ticked.class::isInstance)
                .map(event -> ((Event.Ticked) event).step())
                .toList();
    }

    private Still still() {
        return events.stream()
                .filter(Event.Running.class::isInstance)
                .map(event -> ((Event.Running) event).still())
                .reduce(Still.Not.DRIVES, (_, last) -> last);
    }

    @Test
    void theWorldWaitsForTheWordAndThenGoesOn() {
        try (SimLoop loop = loop(Arbiters.HOLD)) {
            said = holding(Hand.PERSON, Optional.empty(), Signal.UNHURRIED);
            work(loop);
            assertEquals(List.of(), steps());
            assertEquals(Still.Not.LISTENS, still());
            said = holding(Hand.PERSON, Optional.of(RIGHT), Signal.UNHURRIED);
            loop.work();
            assertEquals(Still.Not.DRIVES, still());
            assertEquals(
                    List.of(new Decision.TakenOver(RIGHT, STAY)),
                    steps().stream().map(Step::decision).toList());
        }
    }

    @Test
    void whoLetsGoWithoutAWordLetsThePolicyDrive() {
        try (SimLoop loop = loop(Arbiters.TOGGLE)) {
            said = holding(Hand.PERSON, Optional.empty());
            work(loop);
            said = new Guidance(Hand.NOBODY, Optional.empty(), Set.of(Signal.HAND_BACK), "");
            work(loop);
            assertEquals(Still.Not.DRIVES, still());
            assertEquals(new Decision.Autonomous(STAY), steps().getLast().decision());
            assertEquals(3, steps().size());
        }
    }

    @Test
    void aJudgementIsNotWaitedWith() {
        try (SimLoop loop = loop(Arbiters.HOLD)) {
            said = holding(Hand.PERSON, Optional.empty(), Signal.SUCCESS);
            loop.work();
            assertEquals(Ending.SUCCESS, steps().getLast().outcome().ending());
        }
    }

    @Test
    void aProgramWithoutAWordIsNotWaitedFor() {
        try (SimLoop loop = loop(Arbiters.HOLD)) {
            said = holding(Hand.PROGRAM, Optional.empty());
            work(loop);
            assertEquals(3, steps().size());
        }
    }
}
