package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Optional;

/**
 * What the networks of a policy that is cloned speak for: a world's controls or its words. It knows
 * what a teacher's action is to them, how wrong they are and what they do. Safe on every thread.
 */
public sealed interface Head permits Controls, Words {
    /**
     * How far networks are from what was taught.
     *
     * @param loss 0 or more; the mean of all networks'
     * @param byOutput the derivative of each network's own loss by its outputs, {@code [E, B, n·K]}
     */
    record Lesson(double loss, Tensor byOutput) {}

    /**
     * The head for a world.
     *
     * @throws ReinsException where it has controls without bounds
     */
    static Head of(WorldSpec spec) {
        return switch (spec.actions()) {
            case Actions.Controls _ -> Controls.of(spec);
            case Actions.Words(List<String> vocabulary) -> new Words(vocabulary);
        };
    }

    /** Numbers of an action, K. */
    int size();

    /** An action as numbers {@code [K]}, each between −1 and 1: what networks are to say. */
    Vec toUnit(Action action);

    /**
     * A network that says so many actions at once, of so many hidden layers.
     *
     * @param actions n, 1 or more
     */
    Net net(int inputs, int actions, int hidden, int hiddenLayers);

    /**
     * How wrong networks were.
     *
     * @param output what each said of n actions, {@code [E, B, n·K]}
     * @param taught what they were to say, {@code [E, B, n·K]}
     * @param known 1 where that is known, else 0, {@code [E, B, n·K]}
     */
    Lesson lesson(Tensor output, Tensor taught, Tensor known);

    /**
     * What a network wants, so that a mean of several is what they want together.
     *
     * @param output what it said of n actions, {@code [N, n·K]}
     * @param actions n, 1 or more
     */
    <T> T wish(Ops<T> ops, T output, int actions);

    /**
     * The answer of a policy that wants this now.
     *
     * @param wish of one action, {@code [N, K]}
     */
    <T> Answers<T> answer(
            Ops<T> ops, T wish, Optional<T> memory, Optional<T> doubt, Optional<T> risk);
}
