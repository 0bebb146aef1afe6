package reins.policies.learn;

import reins.core.fact.Ending;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Normaliser;
import reins.policies.data.Replay;
import reins.policies.data.Transition;
import reins.policies.data.Transitions;
import reins.policies.data.UnitControls;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The transitions an actor-critic learns from: rows of a state {@code [S]}, an action {@code [A]}
 * in [−1, 1], a reward, the next state {@code [S]} and whether anything follows it, with the
 * statistics of every state seen. Used by one thread at a time.
 */
final class Experience {
    static final int STATE = 0;
    static final int ACTION = 1;
    static final int REWARD = 2;
    static final int NEXT = 3;
    static final int CONTINUES = 4;

    /**
     * Which steps are kept and drawn.
     *
     * @param reward what a step is worth
     * @param kept whether a step is kept
     * @param chosen whether it is one of those that have a share of their own
     * @param share the share of a batch that comes from the chosen, 0 to 1
     * @param batch rows that are drawn at once
     * @param capacity rows that are kept
     */
    record Choices(
            ToDoubleFunction<Transition> reward,
            Predicate<Transition> kept,
            Predicate<Transition> chosen,
            double share,
            int batch,
            int capacity) {}

    private final Choices choices;
    private final UnitControls controls;
    private final Transitions transitions = new Transitions();
    private final Normaliser normaliser;
    private final Replay chosen;
    private final Replay everything;
    private final Batch batch;
    private long steps;

    Experience(LearnerContext context, Choices choices) {
        this.choices = choices;
        controls = UnitControls.of(context.spec());
        normaliser = new Normaliser(context.spec().state());
        int states = context.spec().state().size();
        List<Integer> widths = List.of(states, controls.size(), 1, states, 1);
        chosen = new Replay(choices.capacity(), widths);
        everything = new Replay(choices.capacity(), widths);
        batch = everything.batch(choices.batch());
    }

    void add(Segment segment) {
        for (Transition transition : transitions.add(segment)) {
            Step step = transition.step();
            steps++;
            normaliser.add(step.observation().state());
            if (step.outcome().ending() != Ending.NONE) {
                normaliser.add(transition.next());
            }
            remember(transition);
        }
    }

    private void remember(Transition transition) {
        if (choices.kept().test(transition)) {
            add(everything, transition);
            if (choices.chosen().test(transition)) {
                add(chosen, transition);
            }
        }
    }

    private void add(Replay replay, Transition transition) {
        Step step = transition.step();
        replay.add(
                step.observation().state(),
                controls.toUnit(step.decision().executed()),
                Vec.of((float) choices.reward().applyAsDouble(transition)),
                transition.next(),
                Vec.of(transition.continues()));
    }

    /**
     * A batch: the chosen ones' share first, then rows of all. It is overwritten by the next one.
     */
    Batch draw(RandomGenerator random) {
        int rows = choices.batch();
        int first = chosen.isEmpty() ? 0 : (int) Math.round(choices.share() * rows);
        chosen.sample(random, batch, 0, first);
        everything.sample(random, batch, first, rows);
        return batch;
    }

    /** Steps whose reward is known, those that are not kept included. */
    long steps() {
        return steps;
    }

    /** Rows to draw from. */
    int size() {
        return everything.size();
    }

    /** Rows among them that have a share of their own. */
    int chosen() {
        return chosen.size();
    }

    /** Numbers of an action, A. */
    int actions() {
        return controls.size();
    }

    Normaliser normaliser() {
        return normaliser;
    }
}
