package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.function.Function;

final class LossesTest {
    private final Scope scope = new Scope();

    private static Tensor matrix(long columns, float... values) {
        return Tensors.of(values, values.length / columns, columns);
    }

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void theMeanSquaredErrorIsTheMeanOfAllSquares() {
        // (0² + 2² + (−3)² + 1²) / 4 = 3.5
        Tensor prediction = matrix(2, 1, 4, 0, 1);
        Tensor target = matrix(2, 1, 2, 3, 0);
        assertEquals(3.5f, Tensors.value(Losses.meanSquaredError(prediction, target)));
    }

    @Test
    void weightsCountRows() {
        // rows: (0 + 4)/2 = 2 and (9 + 1)/2 = 5; (3·2 + 1·5) / (3 + 1) = 2.75
        Tensor prediction = matrix(2, 1, 4, 0, 1);
        Tensor target = matrix(2, 1, 2, 3, 0);
        Tensor weights = Tensors.of(new float[] {3, 1}, 2);
        assertEquals(2.75f, Tensors.value(Losses.meanSquaredError(prediction, target, weights)));
    }

    @Test
    void theCrossEntropyIsHowUnlikelyTheTaughtWordsWere() {
        // softmax(log 1, log 2, log 1) = (¼, ½, ¼), of equals (⅓, ⅓, ⅓)
        // (−log ½ − log ⅓) / 2 = (0.6931472 + 1.0986123) / 2 = 0.8958797
        Tensor scores = matrix(3, 0, (float) Math.log(2), 0, 5, 5, 5);
        Tensor taught = matrix(3, 0, 1, 0, 0, 0, 1);
        assertEquals(0.8958797f, Tensors.value(Losses.crossEntropy(scores, taught)), 1e-6f);
    }

    @Test
    void aScoreOfAThousandKeepsAFiniteCrossEntropy() {
        Tensor scores = matrix(2, 1000, 0);
        assertEquals(1000, Tensors.value(Losses.crossEntropy(scores, matrix(2, 0, 1))));
        assertEquals(0, Tensors.value(Losses.crossEntropy(scores, matrix(2, 1, 0))), 1e-6);
    }

    /** Two networks, three rows, two actions of three numbers each; the last one is not known. */
    private static Tensor known() {
        float[] known = new float[36];
        Arrays.fill(known, 1);
        Arrays.fill(known, 33, 36, 0);
        return Tensors.of(known, 2, 3, 6);
    }

    private static Tensor taught(Head head, Function<Integer, Action> action) {
        float[] taught = new float[36];
        for (int i = 0; i < 11; i++) {
            head.toUnit(action.apply(i)).copyTo(taught, 3 * i);
        }
        return Tensors.of(taught, 2, 3, 6);
    }

    @Test
    void aLessonOfWordsIsDerivedAsPyTorchDerivesIt() {
        Words words = new Words(List.of("left", "stay", "right"));
        Tensor taught = taught(words, i -> new Action.Token(i % 3));
        assertDerivedAsPyTorchDerivesIt(words, taught, Losses::crossEntropy);
    }

    @Test
    void aLessonOfControlsIsDerivedAsPyTorchDerivesIt() {
        Channel channel = new Channel("push", Unit.NEWTON, -2, 4);
        Controls controls = new Controls(List.of(channel, channel, channel));
        Tensor taught = taught(controls, i -> new Action.Continuous(Vec.of(i % 3, -1, 3)));
        assertDerivedAsPyTorchDerivesIt(
                controls,
                taught,
                (output, target) ->
                        Losses.meanSquaredError(output.mul(known().view(-1, 3)), target));
    }

    /** The loss is the mean of both networks' own, the derivative that of each network's own. */
    private static void assertDerivedAsPyTorchDerivesIt(
            Head head, Tensor taught, BinaryOperator<Tensor> loss) {
        Tensor noise = Tensors.noise(new SplittableRandom(4), 2, 3, 6);
        Tensor output = Tensors.times(noise, 2).requires_grad_(true);
        Tensor mean = loss.apply(output.view(-1, 3), taught.view(-1, 3));
        Tensor own = Tensors.times(mean, 2);
        Tensor derived = torch.grad(new TensorVector(own), new TensorVector(output)).get(0);
        Head.Lesson lesson = head.lesson(output.detach(), taught, known());
        assertEquals(Tensors.value(mean), lesson.loss(), 1e-6);
        assertArrayEquals(Tensors.floats(derived), Tensors.floats(lesson.byOutput()), 1e-6f);
    }

    @Test
    void aSquashedSampleHasTheFormulasProbability() {
        // mean 0.5, s = log 0.5, ε = 1: u = 0.5 + 0.5·1 = 1, a = tanh 1 = 0.7615942
        // −½ + 0.6931472 − 0.9189385 = −0.7257914; log(1 − a²) = −0.8675617; difference 0.1417704
        // mean −1, s = 9 clamped to 2, ε = 0: u = −1, a = −0.7615942
        // 0 − 2 − 0.9189385 + 0.8675617 = −2.0513769
        Tensor output = matrix(2, 0.5f, (float) Math.log(0.5), -1, 9);
        TanhGaussian.Sample sample = TanhGaussian.of(output).sample(matrix(1, 1, 0));
        assertArrayEquals(
                new float[] {0.7615942f, -0.7615942f}, Tensors.floats(sample.action()), 1e-6f);
        assertArrayEquals(
                new float[] {0.1417704f, -2.051377f},
                Tensors.floats(sample.logProbability()),
                1e-5f);
    }

    @Test
    void theProbabilitiesOfSeveralControlsAreMultiplied() {
        // twice the first example above: 2·0.1417704
        float s = (float) Math.log(0.5);
        Tensor output = matrix(4, 0.5f, 0.5f, s, s);
        TanhGaussian.Sample sample = TanhGaussian.of(output).sample(matrix(2, 1, 1));
        assertArrayEquals(new float[] {0.2835408f}, Tensors.floats(sample.logProbability()), 1e-5f);
    }

    @Test
    void aSquashedSamplesDerivativeIsTheOneThatPyTorchDerives() {
        SplittableRandom random = new SplittableRandom(3);
        Tensor output = Tensors.times(Tensors.noise(random, 6, 4), 4).requires_grad_(true);
        Tensor byAction = Tensors.noise(random, 6, 2);
        TanhGaussian.Sample sample = TanhGaussian.of(output).sample(Tensors.noise(random, 6, 2));
        Tensor loss =
                sample.action()
                        .mul(byAction)
                        .sum()
                        .add(Tensors.times(sample.logProbability().sum(), 0.3));
        Tensor derived = torch.grad(new TensorVector(loss), new TensorVector(output)).get(0);
        Tensor written = Tensors.withoutGradient(() -> sample.byOutput(byAction, 0.3));
        assertArrayEquals(Tensors.floats(derived), Tensors.floats(written), 1e-5f);
    }

    @Test
    void aSaturatedSampleKeepsAFiniteProbabilityAndGradient() {
        try (Parameters mean = Parameters.number("mean", 40);
                Adam adam = new Adam(List.of(mean), 0.1)) {
            Tensor row = mean.at(0).reshape(1, 1);
            Tensor output = Tensors.beside(row, matrix(1, 0));
            Tensor loss = TanhGaussian.of(output).sample(matrix(1, 0)).logProbability().sum();
            // −0.9189385 − 2·(log 2 − 40 − 0) = 77.69477
            assertEquals(77.69477f, adam.step(loss), 1e-4f);
            // d/du = 2·tanh(u) > 0, so Adam's first step is down by its rate
            assertEquals(39.9f, Tensors.value(mean.at(0)), 1e-4f);
        }
    }

    @Test
    void shapesAreJoinedAndCut() {
        Tensor left = matrix(1, 1, 2);
        Tensor right = matrix(2, 3, 4, 5, 6);
        Tensor beside = Tensors.beside(left, right);
        assertArrayEquals(new float[] {1, 3, 4, 2, 5, 6}, Tensors.floats(beside));
        assertArrayEquals(new float[] {3, 4, 5, 6}, Tensors.floats(Tensors.columns(beside, 1, 3)));
        assertArrayEquals(new float[] {1, 2, 1, 2}, Tensors.floats(Tensors.below(left, left)));
        assertArrayEquals(
                new float[] {1, 1},
                Tensors.floats(Tensors.minimum(left, matrix(1, 5, 1), matrix(1, 3, 7))));
    }
}
