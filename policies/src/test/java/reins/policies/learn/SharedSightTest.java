package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Transition;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Eye;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.Net;
import reins.policies.nn.Scaling;
import reins.policies.nn.Scope;
import reins.policies.nn.Tensors;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** What actor and critics see of recorded transitions. */
final class SharedSightTest {
    private static final Vision VISION = new Vision(Sees.BOTH, 2, 0);

    private final Scope scope = new Scope();
    private final SplittableRandom random = new SplittableRandom(1);

    @BeforeEach
    void oneThread() {
        NativeThreads.limitToOne();
    }

    @AfterEach
    void free() {
        scope.close();
    }

    /** So many ticks to the right of a point, in segments of four, the teacher driving half. */
    private static Experience experience(int ticks) {
        Experience experience =
                new Experience(
                        new LearnerContext(Toy.SPEC, 1),
                        new Experience.Choices(
                                Transition::worldReward,
                                _ -> true,
                                Transition::teacherDrove,
                                0.5,
                                32,
                                1000),
                        Optional.of(VISION.eye(Toy.SPEC)),
                        VISION.shift());
        List<Step> steps = new ArrayList<>();
        for (int tick = 0; tick < ticks; tick++) {
            Action rest = Toy.SPEC.rest();
            Decision decision =
                    tick % 2 == 0
                            ? new Decision.Autonomous(rest)
                            : new Decision.TakenOver(rest, rest);
            Ending ending = tick == ticks - 1 ? Ending.FAILURE : Ending.NONE;
            Outcome outcome = new Outcome(at(tick + 1), Vec.of(-tick), ending);
            steps.add(new Step(tick, at(tick), decision, Said.nothing(0), Teaching.NONE, outcome));
            if (steps.size() == 4 || ending != Ending.NONE) {
                experience.add(new Segment(Stream.of(1), new Start.Fresh(1), steps));
                steps = new ArrayList<>();
            }
        }
        return experience;
    }

    private static Observation at(int tick) {
        return Toy.seen(-1.5f + 0.1f * tick);
    }

    @Test
    void theRowsHaveThePicturesOfTheirStates() {
        Experience experience = experience(22);
        assertEquals(22, experience.size());
        Eye eye = VISION.eye(Toy.SPEC);
        Batch batch = experience.draw(random);
        Scaling colours = experience.colours().orElseThrow().scaling();
        for (int row = 0; row < batch.rows(); row++) {
            int tick = -Math.round(batch.column(Experience.REWARD).get(row));
            assertShows(eye, colours, at(tick), batch, Experience.PICTURES, row, 1);
            assertShows(eye, colours, at(tick + 1), batch, Experience.NEXT_PICTURES, row, 1);
            // The one before is four ticks old: 0.08 s of 0.02 s each.
            if (tick >= 4) {
                assertShows(eye, colours, at(tick - 4), batch, Experience.PICTURES, row, 0);
                assertShows(eye, colours, at(tick - 3), batch, Experience.NEXT_PICTURES, row, 0);
            }
        }
    }

    private static void assertShows(
            Eye eye,
            Scaling colours,
            Observation wanted,
            Batch batch,
            int column,
            int row,
            int picture) {
        float[] seen = new float[eye.size()];
        FloatBuffer numbers = batch.column(column);
        numbers.position(row * eye.inputs() + picture * eye.size()).get(seen);
        byte[] pixels = eye.shrunk(wanted);
        float[] shades = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            int colour = i / (pixels.length / 3);
            float shade = (pixels[i] & 0xFF) - colours.mean().at(colour);
            shades[i] = Math.clamp(shade / colours.deviation().at(colour), -10, 10);
        }
        assertArrayEquals(shades, seen, 1e-5f);
    }

    @Test
    void itFollowsTheCriticsLossAndTheActorsEndsBeforeIt() {
        Experience experience = experience(40);
        Batch batch = experience.draw(random);
        try (SharedSight sight = new SharedSight(VISION, Toy.SPEC, 1e-3, random);
                Ensemble critics =
                        new Ensemble(
                                Net.mlp(sight.criticInputs() + 1, 1, 32, 2, true), 2, random)) {
            Tensor wanted = Tensors.times(Columns.of(batch, Experience.REWARD), 0.1);
            List<Double> losses = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                SharedSight.View view =
                        sight.of(
                                batch,
                                Experience.STATE,
                                Experience.PICTURES,
                                experience.normaliser().scaling());
                assertFalse(view.actor().requires_grad());
                Ensemble.Pass pass =
                        critics.pass(
                                Tensors.beside(
                                        view.critics(), Columns.of(batch, Experience.ACTION)));
                Tensor error = pass.output().sub(wanted);
                losses.add((double) Tensors.value(error.square().mean()));
                sight.learn(view, pass, Tensors.times(error, 2.0 / error.numel()));
            }
            // The critics stay as they are: only what is seen has changed.
            assertTrue(
                    losses.getLast() < losses.getFirst() / 2,
                    losses.getFirst() + " first, " + losses.getLast() + " at last");
        }
    }
}
