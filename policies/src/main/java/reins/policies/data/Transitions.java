package reins.policies.data;

import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns segments, each robot's in the order they were recorded, into transitions. A segment's last
 * step is held back until it is known what follows: the same robot's next segment may begin with a
 * takeover. Used by one thread at a time.
 */
public final class Transitions {
    private record Held(Stream of, Step step) {
        Place place() {
            return new Place(of, step.tick());
        }

        boolean isFollowedBy(Segment segment) {
            return segment.of().equals(of) && segment.steps().getFirst().tick() == step.tick() + 1;
        }
    }

    /** By the robot. */
    private final Map<String, Held> held = new HashMap<>();

    /** The transitions of this robot that are complete now, in order. */
    public List<Transition> add(Segment segment) {
        List<Transition> complete = new ArrayList<>();
        Optional<Step> before = Optional.empty();
        Held last = held.remove(segment.of().robot());
        if (last != null) {
            if (last.isFollowedBy(segment)) {
                before = Optional.of(last.step());
            } else {
                // Rewound or abandoned: nobody took over from this step.
                complete.add(Transition.last(last.of(), last.step()));
            }
        }
        for (Step step : segment.steps()) {
            before.ifPresent(known -> complete.add(Transition.between(segment.of(), known, step)));
            before = Optional.of(step);
        }
        Step newest = segment.steps().getLast();
        if (segment.ending() == Ending.NONE) {
            held.put(segment.of().robot(), new Held(segment.of(), newest));
        } else {
            complete.add(Transition.last(segment.of(), newest));
        }
        return List.copyOf(complete);
    }

    /**
     * The transitions of what edits left of an episode, in order. Where the episode goes on behind
     * them, the last step is held back instead of the one that was.
     */
    public List<Transition> revise(Revised revised) {
        Transitions again = new Transitions();
        List<Transition> complete = new ArrayList<>();
        revised.left().forEach(segment -> complete.addAll(again.add(segment)));
        String robot = revised.of().robot();
        Held last = held.get(robot);
        Held newest = again.held.get(robot);
        boolean revisesLast =
                last != null && last.place().isBefore(revised.of(), revised.endTick());
        if (revisesLast && newest != null && revised.goesOn()) {
            held.put(robot, newest);
        } else {
            if (revisesLast) {
                held.remove(robot);
            }
            if (newest != null) {
                complete.add(Transition.last(newest.of(), newest.step()));
            }
        }
        return List.copyOf(complete);
    }

    /** Whether a step of this robot is held back. */
    public boolean holdsBack(String robot) {
        return held.containsKey(robot);
    }
}
