package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Segment;
import reins.core.fact.Vec;
import reins.core.role.Critic;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.nn.OnnxCritic;
import reins.policies.nn.Scope;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The critics of an agent that learned to stay on top of a hill. */
final class AgentCriticTest {
    private static final LearnerType<?> RLPD = Learners.of("rlpd");
    private static final Record SETTINGS =
            Settings.with(
                    RLPD.defaults(),
                    Map.of(
                            "hidden", "16",
                            "batch", "32",
                            "learningRate", "0.003",
                            "discount", "0.8",
                            "tau", "0.05",
                            "temperature", "0.01",
                            "warmUp", "100"));

    private static Artifact agent;

    @BeforeAll
    static void learn() {
        LearnerContext context = new LearnerContext(Toy.SPEC, 1);
        try (Learner learner = RLPD.make(context, SETTINGS, Optional.empty())) {
            for (int episode = 0; episode < 40; episode++) {
                for (Segment segment : Toy.lesson(Policy.resting(Toy.SPEC), episode)) {
                    learner.observe(segment);
                }
            }
            for (int i = 0; i < 1000; i++) {
                try (var _ = new Scope()) {
                    learner.step();
                }
            }
            agent = learner.artifact();
        }
    }

    private static Critic critic(float unit) {
        return OnnxCritic.load(
                AgentCritic.onnx(Toy.SPEC, SETTINGS, agent, unit, new TreeMap<>()), Toy.SPEC);
    }

    private static double value(Critic critic, float x, float push) {
        return critic.value(Toy.seen(x), new Action.Continuous(Vec.of(push)));
    }

    @Test
    void aPushBackToTheTopIsWorthMoreThanOneDownTheHill() {
        Critic critic = critic(1);
        assertTrue(value(critic, 0.5f, -2) > value(critic, 0.5f, 0));
        assertTrue(value(critic, -0.5f, 2) > value(critic, -0.5f, 0));
        assertTrue(value(critic, 0.1f, 0) > value(critic, 1, 0));
    }

    @Test
    void theUnitDividesTheValue() {
        for (float x : new float[] {-1, 0, 0.5f}) {
            assertEquals(value(critic(1), x, 1), 2 * value(critic(2), x, 1), 1e-4);
        }
    }

    @Test
    void whoLearnsFromSomethingElseIsNoJudge() {
        Record other = Learners.of("rlif").defaults();
        assertThrows(
                IllegalArgumentException.class,
                () -> AgentCritic.onnx(Toy.SPEC, other, agent, 1, new TreeMap<>()));
        Record looks = Settings.with(RLPD.defaults(), Map.of("sees", "PICTURE"));
        assertThrows(
                IllegalArgumentException.class,
                () -> AgentCritic.onnx(Toy.SPEC, looks, agent, 1, new TreeMap<>()));
    }
}
