package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Span;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the teacher taught: rows of the last m states {@code [m·S]}, of the wanted actions {@code
 * [c·A]} in [−1, 1] from this tick on and of which are known {@code [c·A]}, with the statistics of
 * every state seen. Used by one thread at a time.
 */
public final class Demonstrations {
    /** The column of the states. */
    public static final int STATE = 0;

    /** The column of the teacher's actions. */
    public static final int TAUGHT = 1;

    /** The column that is 1 where a number of the actions is known, else 0. */
    public static final int KNOWN = 2;

    private final Windows windows;
    private final Windows afterwards;
    private final Normaliser normaliser;
    private final Replay rows;
    private final List<Replay> resampled = new ArrayList<>();
    private long steps;
    private long taught;

    /**
     * @param capacity rows that are kept, above 0
     * @param label what a step is an example of, where it is one
     */
    public Demonstrations(
            WorldSpec spec, int capacity, Function<Decision, Optional<Action>> label) {
        this(spec, capacity, label, Span.NOW, 0);
    }

    /**
     * @param capacity rows that are kept, above 0
     * @param label what a step is an example of, where it is one
     * @param span how many observations and actions make an example
     * @param resamples how many resamples with replacement are kept as well
     */
    public Demonstrations(
            WorldSpec spec,
            int capacity,
            Function<Decision, Optional<Action>> label,
            Span span,
            int resamples) {
        windows = new Windows(span, spec, label);
        afterwards = new Windows(span, spec, Decision::label);
        normaliser = new Normaliser(spec.state());
        int numbers = span.chunk() * spec.controls().size();
        List<Integer> widths = List.of(span.history() * spec.state().size(), numbers, numbers);
        rows = new Replay(capacity, widths);
        for (int i = 0; i < resamples; i++) {
            resampled.add(new Replay(capacity, widths));
        }
    }

    /**
     * @param random decides about resamples; not asked where there are none
     */
    public void add(Segment segment, RandomGenerator random) {
        for (Step step : segment.steps()) {
            steps++;
            normaliser.add(step.observation().state());
        }
        add(windows.add(segment), random);
    }

    /** Adds what the teacher says afterwards of steps that were added before. */
    public void relabel(Segment segment, RandomGenerator random) {
        add(afterwards.add(segment), random);
    }

    private void add(List<Windows.Window> examples, RandomGenerator random) {
        for (Windows.Window window : examples) {
            add(rows, window);
            for (Replay replay : resampled) {
                // A resample's first row is kept whatever chance says, so none is empty.
                int times = Math.max(poisson(random), replay.isEmpty() ? 1 : 0);
                for (int i = 0; i < times; i++) {
                    add(replay, window);
                }
            }
            taught++;
        }
    }

    private static void add(Replay replay, Windows.Window window) {
        replay.add(window.states(), window.actions(), window.known());
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

    /** Fills a batch with rows of all. */
    public void draw(RandomGenerator random, Batch batch) {
        rows.sample(random, batch, 0, batch.rows());
    }

    /** Fills a batch with rows of one resample; of all, where none are kept. */
    public void draw(RandomGenerator random, Batch batch, int resample) {
        Replay from = resampled.isEmpty() ? rows : resampled.get(resample);
        from.sample(random, batch, 0, batch.rows());
    }

    /**
     * A number of mean 1: how often a row comes up in a large resample with replacement. As many
     * uniform numbers as can be multiplied before the product is below 1/e, less one.
     */
    private static int poisson(RandomGenerator random) {
        int count = 0;
        double product = random.nextDouble();
        while (product > 1 / Math.E) {
            product *= random.nextDouble();
            count++;
        }
        return count;
    }
}
