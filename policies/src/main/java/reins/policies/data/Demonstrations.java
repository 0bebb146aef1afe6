package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Eye;
import reins.policies.nn.Head;
import reins.policies.nn.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * What the teacher taught: a row has the last m states {@code [m·S]}, the wanted actions from this
 * tick on as a {@link Head} has them {@code [c·K]}, and which of those are known {@code [c·K]};
 * beside the rows stand the statistics of every state seen. For a learner that looks what was seen
 * is a column more, and steps that were not filmed are left out. Used by one thread at a time.
 */
public final class Demonstrations {
    /** The column of the states. */
    public static final int STATE = 0;

    /** The column of the teacher's actions. */
    public static final int TAUGHT = 1;

    /** The column that is 1 where a number of the actions is known, else 0. */
    public static final int KNOWN = 2;

    /** The column of the pictures, their colours scaled, where there is one. */
    public static final int PICTURES = 3;

    private final Function<Decision, Optional<Action>> label;
    private final Windows windows;
    private final Normaliser normaliser;
    private final Optional<Film> film;

    private final FilmedReplay rows;
    private final List<FilmedReplay> resampled = new ArrayList<>();
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
        this(spec, label, span, Optional.empty(), widths -> FilmedReplay.blind(capacity, widths));
        for (int i = 0; i < resamples; i++) {
            resampled.add(FilmedReplay.blind(capacity, widths(spec, span)));
        }
    }

    private Demonstrations(
            WorldSpec spec,
            Function<Decision, Optional<Action>> label,
            Span span,
            Optional<Film> film,
            Function<List<Integer>, FilmedReplay> replay) {
        this.label = label;
        this.film = film;
        windows = new Windows(span, spec, label);
        normaliser = new Normaliser(spec.state());
        rows = replay.apply(widths(spec, span));
    }

    /**
     * What was taught in a filmed world, one action at a time.
     *
     * @param capacity rows that are kept, above 0; fewer where they would not fit into memory
     * @param eye how the pictures are seen
     * @param shift the farthest random shift of a drawn picture, as a share of its sides
     * @param label what a step is an example of, where it is one
     */
    public static Demonstrations filmed(
            WorldSpec spec,
            int capacity,
            Function<Decision, Optional<Action>> label,
            Eye eye,
            double shift) {
        Film film = new Film(eye);
        return new Demonstrations(
                spec,
                label,
                Span.NOW,
                Optional.of(film),
                widths -> FilmedReplay.seeing(film, capacity, widths, 1, shift, 1));
    }

    private static List<Integer> widths(WorldSpec spec, Span span) {
        int numbers = span.chunk() * Head.of(spec).size();
        return List.of(span.history() * spec.state().size(), numbers, numbers);
    }

    /**
     * @param random decides about resamples; not asked where there are none
     */
    public void add(Segment segment, RandomGenerator random) {
        for (Step step : segment.steps()) {
            steps++;
            normaliser.add(step.observation().state());
        }
        add(windows.add(segment), glimpses(film, List.of(segment)), random);
    }

    /**
     * Learns an episode again from what edits left of it. What is taught then is what is kept now;
     * the statistics go on from all that was seen.
     *
     * @param random decides about resamples; not asked where there are none
     */
    public void revise(Revised revised, RandomGenerator random) {
        rows.forget(revised.of(), revised.endTick());
        resampled.forEach(replay -> replay.forget(revised.of(), revised.endTick()));
        add(windows.revise(revised), glimpses(film.map(Film::again), revised.left()), random);
        taught = rows.size();
    }

    /** What was seen at each labelled step, in order; nothing where nobody looks. */
    private Queue<Optional<Glimpse>> glimpses(Optional<Film> watched, List<Segment> segments) {
        Queue<Optional<Glimpse>> seen = new ArrayDeque<>();
        if (watched.isPresent()) {
            for (Segment segment : segments) {
                for (Step step : segment.steps()) {
                    Optional<Glimpse> glimpse =
                            watched.get().look(segment.of(), step.observation());
                    if (label.apply(step.decision()).isPresent()) {
                        seen.add(glimpse);
                    }
                }
            }
        }
        return seen;
    }

    private void add(
            List<Windows.Window> complete, Queue<Optional<Glimpse>> seen, RandomGenerator random) {
        for (Windows.Window window : complete) {
            if (film.isEmpty()) {
                add(window, List.of(), random);
            } else {
                // Of one action at a time every labelled step is an example at once, in order.
                seen.remove().ifPresent(glimpse -> add(window, List.of(glimpse), random));
            }
        }
    }

    private void add(Windows.Window window, List<Glimpse> glimpses, RandomGenerator random) {
        add(rows, window, glimpses);
        for (FilmedReplay replay : resampled) {
            // A resample's first row is kept whatever chance says, so none is empty.
            int times = Math.max(poisson(random), replay.isEmpty() ? 1 : 0);
            for (int i = 0; i < times; i++) {
                add(replay, window, glimpses);
            }
        }
        taught++;
    }

    private static void add(FilmedReplay replay, Windows.Window window, List<Glimpse> glimpses) {
        replay.add(window.place(), glimpses, window.states(), window.actions(), window.known());
    }

    /** Rows to learn from. */
    public int size() {
        return rows.size();
    }

    /**
     * Demonstrated steps seen since the last edit, what it left included and what is no longer
     * kept.
     */
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

    /** The statistics of the pictures' colours, where there are any. */
    public Optional<Normaliser> colours() {
        return film.map(Film::colours);
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
        FilmedReplay from = resampled.isEmpty() ? rows : resampled.get(resample);
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
