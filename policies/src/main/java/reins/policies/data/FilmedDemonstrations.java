package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Eye;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the teacher taught in a filmed world: rows of a state {@code [S]}, an action {@code [A]} in
 * [−1, 1] and what was seen, with the statistics of every state seen. Steps that were not filmed
 * are left out. Used by one thread at a time.
 */
public final class FilmedDemonstrations {
    /** The column of the states. */
    public static final int STATE = 0;

    /** The column of the teacher's actions. */
    public static final int TAUGHT = 1;

    /** The column of the pictures, their colours scaled; see {@link Film#colours}. */
    public static final int PICTURES = 2;

    private final Function<Decision, Optional<Action>> label;
    private final UnitControls controls;
    private final Normaliser normaliser;
    private final Film film;
    private final FilmedReplay rows;
    private long steps;
    private long taught;

    /**
     * @param capacity rows that are kept, above 0; fewer where they would not fit into memory
     * @param eye how the pictures are seen
     * @param shift the farthest random shift of a drawn picture, as a share of its sides
     * @param label what a step is an example of, where it is one
     */
    public FilmedDemonstrations(
            WorldSpec spec,
            int capacity,
            Eye eye,
            double shift,
            Function<Decision, Optional<Action>> label) {
        this.label = label;
        controls = UnitControls.of(spec);
        normaliser = new Normaliser(spec.state());
        film = new Film(eye);
        List<Integer> widths = List.of(spec.state().size(), controls.size());
        rows = FilmedReplay.seeing(film, capacity, widths, 1, shift, 1);
    }

    public void add(Segment segment) {
        for (Step step : segment.steps()) {
            steps++;
            Optional<Glimpse> seen = film.look(segment.of(), step.observation());
            normaliser.add(step.observation().state());
            Optional<Action> action = label.apply(step.decision());
            if (seen.isPresent() && action.isPresent()) {
                rows.add(
                        List.of(seen.get()),
                        step.observation().state(),
                        controls.toUnit(action.get()));
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

    /** The statistics of the pictures' colours. */
    public Normaliser colours() {
        return film.colours();
    }

    /** A batch of this many rows to draw into. */
    public Batch batch(int size) {
        return rows.batch(size);
    }

    public void draw(RandomGenerator random, Batch batch) {
        rows.sample(random, batch, 0, batch.rows());
    }
}
