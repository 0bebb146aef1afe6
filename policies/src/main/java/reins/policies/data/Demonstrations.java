package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the teacher taught: rows of a state {@code [S]} and an action {@code [A]} in [−1, 1], with
 * the statistics of every state seen. Used by one thread at a time.
 */
public final class Demonstrations {
    /** The column of the states. */
    public static final int STATE = 0;

    /** The column of the teacher's actions. */
    public static final int TAUGHT = 1;

    private final Function<Decision, Optional<Action>> label;
    private final UnitControls controls;
    private final Normaliser normaliser;
    private final Replay rows;
    private long steps;
    private long taught;

    /**
     * @param capacity rows that are kept, above 0
     * @param label what a step is an example of, where it is one
     */
    public Demonstrations(
            WorldSpec spec, int capacity, Function<Decision, Optional<Action>> label) {
        this.label = label;
        controls = UnitControls.of(spec);
        normaliser = new Normaliser(spec.state());
        rows = new Replay(capacity, List.of(spec.state().size(), controls.size()));
    }

    public void add(Segment segment) {
        for (Step step : segment.steps()) {
            steps++;
            normaliser.add(step.observation().state());
            Optional<Action> action = label.apply(step.decision());
            if (action.isPresent()) {
                rows.add(step.observation().state(), controls.toUnit(action.get()));
                taught++;
            }
        }
    }

    /** Rows to learn from. */
    public int size() {
        return rows.size();
    }

    /** Demonstrated steps seen, those that are no longer kept included. */
    public long taught() {
        return taught;
    }

    /** Steps seen, whoever drove. */
    public long steps() {
        return steps;
    }

    public Normaliser normaliser() {
        return normaliser;
    }

    /** A batch of this many rows to draw into. */
    public Batch batch(int size) {
        return rows.batch(size);
    }

    public void draw(RandomGenerator random, Batch batch) {
        rows.sample(random, batch, 0, batch.rows());
    }
}
