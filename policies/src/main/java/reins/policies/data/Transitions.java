package reins.policies.data;

import reins.core.fact.Ending;
import reins.core.fact.Segment;
import reins.core.fact.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns segments, in the order they were recorded, into transitions. A segment's last step is held
 * back until it is known what follows: the next segment's first step may be a takeover. Used by one
 * thread at a time.
 */
public final class Transitions {
    private record Held(long episode, Step step) {
        boolean isFollowedBy(Segment segment) {
            return segment.episode() == episode
                    && segment.steps().getFirst().tick() == step.tick() + 1;
        }
    }

    private Optional<Held> held = Optional.empty();

    /** The transitions that are complete now, in order. */
    public List<Transition> add(Segment segment) {
        List<Transition> complete = new ArrayList<>();
        Optional<Step> before = Optional.empty();
        if (held.isPresent()) {
            Held last = held.get();
            if (last.isFollowedBy(segment)) {
                before = Optional.of(last.step());
            } else {
                // Rewound or abandoned: nobody took over from this step.
                complete.add(Transition.last(last.step()));
            }
        }
        for (Step step : segment.steps()) {
            before.ifPresent(known -> complete.add(Transition.between(known, step)));
            before = Optional.of(step);
        }
        Step last = segment.steps().getLast();
        if (segment.ending() == Ending.NONE) {
            held = Optional.of(new Held(segment.episode(), last));
        } else {
            complete.add(Transition.last(last));
            held = Optional.empty();
        }
        return List.copyOf(complete);
    }
}
