package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Head;
import reins.policies.nn.Span;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Turns segments, each robot's in the order they were recorded, into examples: the last m
 * observations and what the teacher wanted at this tick and at the c − 1 after it. Examples are of
 * one episode and of consecutive ticks; one is held back until it is known what follows. Used by
 * one thread at a time.
 */
final class Windows {
    /**
     * An example.
     *
     * @param place the tick whose action is the first
     * @param states the last observations, oldest first, {@code [m·S]}; zeros before the first
     * @param actions the wanted actions as a {@link Head} has them, {@code [c·K]}; 0 where none is
     *     known
     * @param known 1 where an action's number is known, else 0, {@code [c·K]}
     */
    record Window(Place place, Vec states, Vec actions, Vec known) {}

    /** An example whose later actions are not all known yet. */
    private static final class Begun {
        private final Place place;
        private final Vec states;
        private final float[] actions;
        private final float[] known;

        Begun(Place place, Vec states, int numbers) {
            this.place = place;
            this.states = states;
            actions = new float[numbers];
            known = new float[numbers];
        }

        void add(Vec wanted, long at) {
            int from = Math.toIntExact(at - place.tick()) * wanted.size();
            wanted.copyTo(actions, from);
            Arrays.fill(known, from, from + wanted.size(), 1);
        }

        Window window() {
            return new Window(place, states, Vec.of(actions), Vec.of(known));
        }
    }

    private final Span span;
    private final int states;
    private final Head head;
    private final Function<Decision, Optional<Action>> label;
    private final Map<String, Robot> robots = new HashMap<>();

    /** Where one robot's recording stands. */
    private static final class Robot {
        private final float[] past;
        private final Deque<Begun> begun = new ArrayDeque<>();
        private Stream of;
        private long nextTick;

        Robot(Stream of, int numbers) {
            this.of = of;
            past = new float[numbers];
        }

        boolean goesOnWith(Segment segment) {
            return segment.of().equals(of) && segment.steps().getFirst().tick() == nextTick;
        }

        /** Nothing follows: what is begun is complete, and the past is forgotten. */
        void finish(List<Window> complete) {
            begun.forEach(example -> complete.add(example.window()));
            begun.clear();
            Arrays.fill(past, 0);
        }
    }

    /**
     * @param label what the teacher wanted at a step, where it is known
     */
    Windows(Span span, WorldSpec spec, Function<Decision, Optional<Action>> label) {
        this(span, Head.of(spec), spec.state().size(), label);
    }

    private Windows(Span span, Head head, int states, Function<Decision, Optional<Action>> label) {
        this.span = span;
        this.label = label;
        this.states = states;
        this.head = head;
    }

    /** The examples that are complete now, in order. */
    List<Window> add(Segment segment) {
        List<Window> complete = new ArrayList<>();
        Robot robot =
                robots.computeIfAbsent(
                        segment.of().robot(),
                        _ -> new Robot(segment.of(), span.history() * states));
        if (!robot.goesOnWith(segment)) {
            robot.finish(complete);
        }
        robot.of = segment.of();
        for (Step step : segment.steps()) {
            add(robot, step, complete);
            robot.nextTick = step.tick() + 1;
        }
        if (segment.ending() != Ending.NONE) {
            robot.finish(complete);
        }
        return List.copyOf(complete);
    }

    /**
     * The examples of what edits left of an episode, in order. Where the episode goes on behind
     * them, those are held back that it will complete.
     */
    List<Window> revise(Revised revised) {
        Windows again = new Windows(span, head, states, label);
        List<Window> complete = new ArrayList<>();
        revised.left().forEach(segment -> complete.addAll(again.add(segment)));
        Optional<Robot> newest = Optional.ofNullable(again.robots.get(revised.of().robot()));
        Optional<Robot> live =
                Optional.ofNullable(robots.get(revised.of().robot()))
                        .filter(robot -> robot.of.equals(revised.of()));
        live.ifPresent(robot ->
                robot.begun.removeIf(
                        example -> example.place.isBefore(revised.of(), revised.endTick())));
        boolean goesOn =
                revised.goesOn()
                        && live.filter(robot -> robot.nextTick == revised.endTick()).isPresent();
        if (goesOn) {
            // What the policy saw last stays what it saw.
            newest.ifPresent(robot -> live.orElseThrow().begun.addAll(robot.begun));
        } else {
            newest.ifPresent(robot -> robot.finish(complete));
        }
        return List.copyOf(complete);
    }

    private void add(Robot robot, Step step, List<Window> complete) {
        float[] past = robot.past;
        System.arraycopy(past, states, past, 0, past.length - states);
        step.observation().state().copyTo(past, past.length - states);
        Optional<Vec> wanted = label.apply(step.decision()).map(head::toUnit);
        if (wanted.isPresent()) {
            int numbers = span.chunk() * head.size();
            robot.begun.add(new Begun(new Place(robot.of, step.tick()), Vec.of(past), numbers));
            robot.begun.forEach(example -> example.add(wanted.get(), step.tick()));
        }
        Iterator<Begun> oldest = robot.begun.iterator();
        while (oldest.hasNext()) {
            Begun example = oldest.next();
            if (step.tick() - example.place.tick() < span.chunk() - 1) {
                return;
            }
            complete.add(example.window());
            oldest.remove();
        }
    }
}
