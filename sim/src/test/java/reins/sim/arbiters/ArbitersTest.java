package reins.sim.arbiters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Decision;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.ArbiterType;
import reins.core.role.Guidance;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

final class ArbitersTest {
    @SuppressWarnings("unused") // named by @FieldSource
    private static final List<ArbiterType<?>> ALL = Arbiters.ALL;

    private static final Action PROPOSED = Ticks.controls(1, 0);
    private static final Action TAUGHT = Ticks.controls(-1, 0);

    private static Situation situation(boolean drove, Optional<Action> action, Set<Signal> said) {
        return new Situation(
                0,
                false,
                drove,
                false,
                0.5,
                Observation.of(Vec.of(0)),
                new Act(PROPOSED, Vec.EMPTY, "", 0),
                new Guidance(Hand.PERSON, action, said, ""));
    }

    private static Arbiter made(ArbiterType<?> type) {
        return type.make(new ArbiterContext(Ticks.SPEC), type.defaults());
    }

    private static Set<Signal> signals(boolean takeOver, boolean handBack) {
        Stream<Signal> take = takeOver ? Stream.of(Signal.TAKE_OVER) : Stream.of();
        Stream<Signal> back = handBack ? Stream.of(Signal.HAND_BACK) : Stream.of();
        return Set.copyOf(Stream.concat(take, back).toList());
    }

    @ParameterizedTest
    @CsvSource({
        // drove, take over, hand back, hold: teacher drives, toggle: teacher drives
        "false, false, false, false, false",
        "false, false, true,  false, false",
        "false, true,  false, true,  true",
        "false, true,  true,  true,  false",
        "true,  false, false, false, true",
        "true,  false, true,  false, false",
        "true,  true,  false, true,  true",
        "true,  true,  true,  true,  false",
    })
    void theWholeTableOfWhoDrives(
            boolean drove, boolean takeOver, boolean handBack, boolean hold, boolean toggle) {
        Situation situation = situation(drove, Optional.of(TAUGHT), signals(takeOver, handBack));
        Decision teacher = new Decision.TakenOver(TAUGHT, PROPOSED);
        Decision policy = new Decision.Labelled(PROPOSED, TAUGHT);
        assertEquals(hold ? teacher : policy, made(Arbiters.HOLD).decide(situation), "hold");
        assertEquals(toggle ? teacher : policy, made(Arbiters.TOGGLE).decide(situation), "toggle");
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void aTeacherWithoutAnActionNeverDrives(ArbiterType<?> type) {
        assertEquals(
                new Decision.Autonomous(PROPOSED),
                made(type).decide(situation(true, Optional.empty(), Set.of(Signal.TAKE_OVER))));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whatIsExecutedKeepsTheControlsBoundsAndThePolicysWishIsKept(ArbiterType<?> type) {
        Arbiter arbiter = made(type);
        SplittableRandom random = new SplittableRandom(3);
        boolean drove = false;
        for (int i = 0; i < 2000; i++) {
            Situation situation = Ticks.random(random, i / 50, i % 50 == 0, drove, arbiter);
            Decision decision = arbiter.decide(situation);
            float executed = decision.executed().asControls().at(0);
            assertEquals(Math.clamp(executed, -1, 1), executed);
            assertEquals(situation.proposed(), decision.wish());
            drove = decision.teacherDrives();
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void whoSignalsToTakeOverHasAHandInWhatIsDone(ArbiterType<?> type) {
        Decision decision =
                made(type).decide(situation(false, Optional.of(TAUGHT), Set.of(Signal.TAKE_OVER)));
        assertTrue(decision.teacherDrives());
        assertNotEquals(PROPOSED, decision.executed());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theSameSituationsGiveTheSameDecisions(ArbiterType<?> type) {
        assertEquals(decisions(type), decisions(type));
    }

    private static List<Decision> decisions(ArbiterType<?> type) {
        Arbiter arbiter = made(type);
        SplittableRandom random = new SplittableRandom(4);
        List<Decision> decisions = new ArrayList<>();
        boolean drove = false;
        for (int i = 0; i < 500; i++) {
            decisions.add(
                    arbiter.decide(Ticks.random(random, i / 50, i % 50 == 0, drove, arbiter)));
            drove = decisions.getLast().teacherDrives();
        }
        return decisions;
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void wordsAreHandedOverAsAWholeOrRefusedByName(ArbiterType<?> type) {
        ArbiterContext told =
                new ArbiterContext(
                        Ticks.SPEC.withActions(new Actions.Words(List.of("left", "right"))));
        if (type.id().equals("channel")) {
            assertEquals(
                    "World 'line' takes words, which cannot be shared out; choose another way of"
                            + " taking over.",
                    assertThrows(ReinsException.class, () -> type.make(told, type.defaults()))
                            .sentence());
            return;
        }
        Arbiter arbiter = type.make(told, type.defaults());
        Action left = new Action.Token(0);
        Action right = new Action.Token(1);
        Act proposed = new Act(left, Vec.EMPTY, "", 0.1f);
        Observation seen = Observation.of(Vec.of(0));
        assertEquals(
                new Decision.TakenOver(right, left),
                arbiter.decide(
                        new Situation(
                                0,
                                false,
                                true,
                                arbiter.asks(true, true, seen, proposed),
                                0.5,
                                seen,
                                proposed,
                                Ticks.says(right, Signal.TAKE_OVER))));
        assertEquals(
                new Decision.Labelled(left, right),
                arbiter.decide(
                        new Situation(
                                0,
                                false,
                                true,
                                arbiter.asks(false, true, seen, proposed),
                                1,
                                seen,
                                proposed,
                                Ticks.says(right, Signal.HAND_BACK))));
    }

    @Test
    void everyArbiterHasAnIdOfItsOwn() {
        assertEquals(
                Arbiters.ALL.size(), Arbiters.ALL.stream().map(ArbiterType::id).distinct().count());
    }
}
