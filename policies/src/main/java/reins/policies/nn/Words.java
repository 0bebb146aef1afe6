package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Vec;

import java.util.List;
import java.util.Optional;

/**
 * A world's words as networks see them: a score for each word, K of them, whose softmax is how
 * likely the teacher is to say it. Safe on every thread.
 *
 * <pre>
 * p = softmax(z)        loss = mean over b of −log p_b(the word that was taught in b)
 * derivative by z_b     (p_b − y_b) / B,  y_b 1 at that word, else 0
 * </pre>
 *
 * The word with the greatest likelihood, a mean over networks and plans, is said; of equals the
 * first.
 *
 * @param vocabulary the words by their number, at least one
 */
public record Words(List<String> vocabulary) implements Head {
    public Words {
        vocabulary = List.copyOf(vocabulary);
    }

    @Override
    public int size() {
        return vocabulary.size();
    }

    /** 1 at the word, else 0. */
    @Override
    public Vec toUnit(Action action) {
        return switch (action) {
            case Action.Token(int id) -> {
                float[] target = new float[vocabulary.size()];
                target[id] = 1;
                yield Vec.of(target);
            }
            case Action.Continuous _ ->
                    throw new IllegalArgumentException("controls where a word is needed");
        };
    }

    @Override
    public Net net(int inputs, int actions, int hidden, int hiddenLayers) {
        return Net.mlp(inputs, actions * size(), hidden, hiddenLayers, false);
    }

    @Override
    public Lesson lesson(Tensor output, Tensor taught, Tensor known) {
        Tensor scores = output.reshape(-1, size());
        double loss = Tensors.value(Losses.crossEntropy(scores, taught.reshape(-1, size())));
        Tensor error = scores.softmax(-1).view_as(output).sub(taught).mul(known);
        double words = (double) scores.size(0) / output.size(0);
        return new Lesson(loss, Tensors.times(error, 1 / words));
    }

    @Override
    public <T> T wish(Ops<T> ops, T output, int actions) {
        return actions == 1
                ? ops.softmax(output)
                : ops.together(ops.softmax(ops.apart(output, actions)));
    }

    @Override
    public <T> Answers<T> answer(
            Ops<T> ops, T wish, Optional<T> memory, Optional<T> doubt, Optional<T> risk) {
        return Answers.word(ops.argmax(wish), memory, doubt, risk);
    }
}
