package reins.sim.teachers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Critic;
import reins.core.role.Expert;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Policy;
import reins.core.role.Signal;
import reins.core.role.Teacher;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

class PolicyExpertTest {
    private static final Observation SEEN = Observation.of(Vec.of(0.5f));

    private static WorldSpec world(Actions actions) {
        return new WorldSpec(
                "line",
                "Line",
                List.of(new Channel("x", Unit.METRE, -1, 1)),
                List.of(),
                Optional.empty(),
                actions,
                List.of(new Channel("reward", Unit.NONE, -1, 1)),
                0.1,
                100);
    }

    private static final WorldSpec PUSHED =
            world(new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))));
    private static final WorldSpec SAID =
            world(new Actions.Words(List.of("left", "stay", "right")));

    /** Always the same action. */
    private static Policy always(Action action) {
        return new Policy() {
            @Override
            public Vec begin() {
                return Vec.EMPTY;
            }

            @Override
            public Act act(Observation observation, Vec memory, RandomGenerator random) {
                return new Act(action, memory, "", 0);
            }
        };
    }

    private static final Policy PUSHES = always(new Action.Continuous(Vec.of(0.5f)));
    private static final Policy SAYS = always(new Action.Token(2));

    private static Expert expert(Policy policy, WorldSpec spec, double skill) {
        Expert expert =
                PolicyExpert.type("line", "good.onnx", policy).create().create(spec, skill, 3);
        expert.begin();
        return expert;
    }

    @Test
    void withAllItsSkillItDoesWhatThePolicyDoes() {
        Expert pushes = expert(PUSHES, PUSHED, 1);
        Expert says = expert(SAYS, SAID, 1);
        for (int tick = 0; tick < 100; tick++) {
            assertEquals(new Action.Continuous(Vec.of(0.5f)), pushes.act(SEEN));
            assertEquals(new Action.Token(2), says.act(SEEN));
        }
    }

    @Test
    void withLessSkillItSaysAnotherWordNowAndThen() {
        Expert says = expert(SAYS, SAID, 0.4);
        int right = 0;
        for (int tick = 0; tick < 3000; tick++) {
            right += says.act(SEEN).equals(new Action.Token(2)) ? 1 : 0;
        }
        // It slips in 0.6 of all ticks, and says the same word in a third of these.
        assertEquals(0.6, right / 3000.0, 0.04);
    }

    @Test
    void withLessSkillItsHandIsUnsteadyAndWithinTheBounds() {
        Expert pushes = expert(PUSHES, PUSHED, 0);
        boolean strays = false;
        for (int tick = 0; tick < 200; tick++) {
            float push = pushes.act(SEEN).asControls().at(0);
            assertTrue(push >= -1 && push <= 1, "push " + push);
            strays |= Math.abs(push - 0.5f) > 0.2f;
        }
        assertTrue(strays);
    }

    @Test
    void itTakesOverFromOneThatSaysAnotherWordAndHandsBackWhereTheyAgree() {
        Program program = new Program(PolicyExpert.type("line", "good.onnx", SAYS), 1);
        assertEquals("policy:good.onnx", program.expert().id());
        Teacher teacher = program.make(SAID, 1, PolicyExpertTest::noCritic);
        boolean tookOver = false;
        for (int tick = 0; tick < 20; tick++) {
            tookOver |= poll(teacher, tick == 0, 0).signals().contains(Signal.TAKE_OVER);
        }
        assertTrue(tookOver);
        boolean handsBack = false;
        for (int tick = 0; tick < 60; tick++) {
            handsBack |= poll(teacher, false, 2).signals().contains(Signal.HAND_BACK);
        }
        assertTrue(handsBack);
    }

    private static Guidance poll(Teacher teacher, boolean first, int word) {
        return teacher.poll(new Moment(first, SEEN, new Action.Token(word), false));
    }

    private static Critic noCritic() {
        throw new AssertionError("nobody asks a critic");
    }
}
