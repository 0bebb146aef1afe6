package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.policies.learn.CriticFit.Row;
import reins.policies.nn.OnnxCritic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Fits critics to a world in which only the distance of the action from the state counts. */
final class CriticFitTest {
    private static final CriticFit.Config SMALL =
            new CriticFit.Config(32, 2, 1e-3, 0.5, 0.05, 64, 1);

    /** Steps of {@code r = −|a − x|}, after which nothing follows; the wish would be a = x. */
    private static List<List<Row>> lessons() {
        SplittableRandom random = new SplittableRandom(1);
        List<List<Row>> episodes = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            float x = random.nextFloat(-2, 2);
            float a = random.nextFloat(-2, 2);
            Vec next = Vec.of(random.nextFloat(-2, 2));
            episodes.add(
                    List.of(
                            new Row(
                                    Vec.of(x),
                                    action(x),
                                    action(a),
                                    -Math.abs(a - x),
                                    next,
                                    action(next.at(0)),
                                    false)));
        }
        return episodes;
    }

    private static Action action(float value) {
        return new Action.Continuous(Vec.of(value));
    }

    private static Blob fitted(long seed) {
        try (CriticFit fit = new CriticFit(Toy.SPEC, SMALL, lessons(), seed)) {
            steps(fit, 600);
            return fit.onnx(new TreeMap<>());
        }
    }

    private static void steps(CriticFit fit, int each) {
        for (int i = 0; i < each; i++) {
            fit.stepValues();
        }
        for (int i = 0; i < each; i++) {
            fit.stepAdvantages();
        }
    }

    private static double value(Critic critic, float x, float a) {
        return critic.value(Observation.of(Vec.of(x)), action(a));
    }

    @Test
    void theBetterActionIsWorthMoreAndARandomOneLosesOneInTheMean() {
        Critic critic = OnnxCritic.load(fitted(1), Toy.SPEC);
        assertTrue(value(critic, 1, 1) > value(critic, 1, 0));
        assertTrue(value(critic, 1, 0) > value(critic, 1, -1));
        assertTrue(value(critic, -1.5f, -1.5f) > value(critic, -1.5f, 1.5f));
        // For x and a uniform in [−2, 2] the mean of |a − x| is 4/3, and that is the unit:
        // 2 more of distance are worth 2 / (4/3) = 1.5.
        assertEquals(1.5, value(critic, -1, -1) - value(critic, -1, 1), 0.25);
    }

    @Test
    void theSameSeedGivesTheSameFile() {
        assertEquals(fitted(2), fitted(2));
        assertNotEquals(fitted(2), fitted(3));
    }

    @Test
    void whatFollowsCounts() {
        // r = 1 for ever and γ = 0.5: every value is 1 / (1 − 0.5) = 2, and after the last step 1.
        // Rewards are divided by the returns' deviation, so only the ratio is known: 2 to 1.
        List<List<Row>> episodes = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 500; i++) {
            float a = random.nextFloat(-2, 2);
            // Which is the last step is told by the state; the action takes 0.1 at most.
            double reward = 1 - Math.abs(a) / 20;
            episodes.add(
                    List.of(
                            new Row(
                                    Vec.of(-1),
                                    action(0),
                                    action(a),
                                    reward,
                                    Vec.of(-1),
                                    action(0),
                                    true),
                            new Row(
                                    Vec.of(1), action(0), action(a), reward, Vec.of(1), action(0),
                                    false)));
        }
        try (CriticFit fit = new CriticFit(Toy.SPEC, SMALL, episodes, 1)) {
            steps(fit, 1500);
            Critic critic = OnnxCritic.load(fit.onnx(new TreeMap<>()), Toy.SPEC);
            assertEquals(2, value(critic, -1, 0) / value(critic, 1, 0), 0.1);
        }
    }

    @Test
    void aCriticOfAnotherWorldOrOtherChannelsIsRefused() {
        Blob onnx = fitted(1);
        assertRefused(onnx, spec("other", Toy.SPEC.state()), "is of world 'toy'");
        assertRefused(
                onnx,
                spec("toy", List.of(new Channel("x", Unit.RADIAN, -2, 2))),
                "state channel 0",
                "RADIAN");
        assertRefused(
                onnx,
                spec(
                        "toy",
                        List.of(
                                new Channel("x", Unit.METRE, -2, 2),
                                new Channel("y", Unit.METRE, -2, 2))),
                "has 1 state channels, and the world has 2");
        assertRefused(Blob.of(new byte[] {1, 2, 3}), Toy.SPEC, "damaged or no reference critic");
    }

    private static WorldSpec spec(String id, List<Channel> state) {
        return new WorldSpec(
                id,
                "Toy",
                state,
                List.of(),
                Optional.empty(),
                new Actions.Controls(Toy.SPEC.controls()),
                Toy.SPEC.objectives(),
                0.02,
                50);
    }

    private static void assertRefused(Blob onnx, WorldSpec spec, String... words) {
        ReinsException refused =
                assertThrows(ReinsException.class, () -> OnnxCritic.load(onnx, spec));
        for (String word : words) {
            assertTrue(refused.sentence().contains(word), refused::sentence);
        }
    }
}
