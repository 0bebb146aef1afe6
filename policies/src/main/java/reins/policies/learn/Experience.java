package reins.policies.learn;

import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Film;
import reins.policies.data.FilmedReplay;
import reins.policies.data.Glimpse;
import reins.policies.data.Normaliser;
import reins.policies.data.Transition;
import reins.policies.data.Transitions;
import reins.policies.nn.Controls;
import reins.policies.nn.Eye;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/**
 * The transitions an actor-critic learns from: rows of a state {@code [S]}, an action {@code [A]}
 * in [−1, 1], a reward, the next state {@code [S]} and whether anything follows it, with the
 * statistics of every state seen. For a learner that looks what was seen before and after are two
 * columns more, and steps that were not filmed are left out. Used by one thread at a time.
 */
final class Experience {
    static final int STATE = 0;
    static final int ACTION = 1;
    static final int REWARD = 2;
    static final int NEXT = 3;
    static final int CONTINUES = 4;
    static final int PICTURES = 5;
    static final int NEXT_PICTURES = 6;

    /** The memory for pictures is halved between the chosen ones and all. */
    private static final double SHARE = 0.5;

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
    private final Controls controls;
    private final Transitions transitions = new Transitions();
    private final Normaliser normaliser;
    private final Optional<Film> film;

    /** What was seen before and after each robot's steps that are not yet transitions. */
    private final Map<String, Queue<Optional<List<Glimpse>>>> seen = new HashMap<>();

    private final FilmedReplay chosen;
    private final FilmedReplay everything;
    private final Batch batch;
    private long steps;

    /** Without pictures. */
    Experience(LearnerContext context, Choices choices) {
        this(context, choices, Optional.empty(), 0);
    }

    /**
     * @param eye how pictures are seen, where they are
     * @param shift the farthest random shift of a drawn picture, as a share of its sides
     */
    Experience(LearnerContext context, Choices choices, Optional<Eye> eye, double shift) {
        this.choices = choices;
        film = eye.map(Film::new);
        controls = Controls.of(context.spec());
        normaliser = new Normaliser(context.spec().state());
        int states = context.spec().state().size();
        List<Integer> widths = List.of(states, controls.size(), 1, states, 1);
        chosen = replay(film, choices.capacity(), widths, shift);
        everything = replay(film, choices.capacity(), widths, shift);
        batch = everything.batch(choices.batch());
    }

    private static FilmedReplay replay(
            Optional<Film> film, int capacity, List<Integer> widths, double shift) {
        return film.map(watched -> FilmedReplay.seeing(watched, capacity, widths, 2, shift, SHARE))
                .orElseGet(() -> FilmedReplay.blind(capacity, widths));
    }

    void add(Segment segment) {
        Queue<Optional<List<Glimpse>>> glimpsed =
                seen.computeIfAbsent(segment.of().robot(), _ -> new ArrayDeque<>());
        look(film, segment, glimpsed);
        for (Transition transition : transitions.add(segment)) {
            Step step = transition.step();
            steps++;
            normaliser.add(step.observation().state());
            if (step.outcome().ending() != Ending.NONE) {
                normaliser.add(transition.next());
            }
            remember(transition, glimpsed);
        }
    }

    /**
     * Learns an episode again from what edits left of it; the statistics go on from all that was
     * seen.
     */
    void revise(Revised revised) {
        everything.forget(revised.of(), revised.endTick());
        chosen.forget(revised.of(), revised.endTick());
        Queue<Optional<List<Glimpse>>> glimpsed = new ArrayDeque<>();
        Optional<Film> watched = film.map(Film::again);
        revised.left().forEach(segment -> look(watched, segment, glimpsed));
        transitions.revise(revised).forEach(transition -> remember(transition, glimpsed));
        String robot = revised.of().robot();
        if (!glimpsed.isEmpty()) {
            seen.put(robot, glimpsed);
        } else if (!transitions.holdsBack(robot)) {
            seen.remove(robot);
        }
    }

    /** Adds what was seen before and after each step. */
    private static void look(
            Optional<Film> film, Segment segment, Queue<Optional<List<Glimpse>>> glimpsed) {
        for (Step step : segment.steps()) {
            glimpsed.add(
                    film.map(watched -> look(watched, segment.of(), step))
                            .orElse(Optional.of(List.of())));
        }
    }

    private static Optional<List<Glimpse>> look(Film film, Stream of, Step step) {
        return film.look(of, step.observation())
                .flatMap(before ->
                        film.ahead(of, step.outcome().observation())
                                .map(after -> List.of(before, after)));
    }

    /** Every step of a robot becomes one transition, in order. */
    private void remember(Transition transition, Queue<Optional<List<Glimpse>>> glimpsed) {
        glimpsed.remove().ifPresent(glimpses -> remember(transition, glimpses));
    }

    private void remember(Transition transition, List<Glimpse> glimpses) {
        if (choices.kept().test(transition)) {
            add(everything, transition, glimpses);
            if (choices.chosen().test(transition)) {
                add(chosen, transition, glimpses);
            }
        }
    }

    private void add(FilmedReplay replay, Transition transition, List<Glimpse> glimpses) {
        Step step = transition.step();
        replay.add(
                transition.place(),
                glimpses,
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

    /** The statistics of the pictures' colours, where there are any. */
    Optional<Normaliser> colours() {
        return film.map(Film::colours);
    }
}
