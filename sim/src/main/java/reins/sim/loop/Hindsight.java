package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Simulation;
import reins.core.role.Teacher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drives the end of an episode once more, exactly as it was, and hears at each tick what the
 * teacher would have done there. Nothing new is recorded: what the teacher says becomes edits. Used
 * by the sim thread only.
 */
final class Hindsight {
    private final Simulation world;
    private final Guard guard;
    private final Sink sink;
    private final Trail trail;
    private final int longest;
    private final List<Action> taught = new ArrayList<>();
    private int tick;
    private int firstTaught;
    private boolean shown;
    private Action before;
    private boolean first = true;
    private Observation observation;

    /**
     * Takes the world to where it begins.
     *
     * @param from ticks since the episode's reset, one that was recorded
     */
    Hindsight(Simulation world, Guard guard, Sink sink, Trail trail, int from) {
        this.world = world;
        this.guard = guard;
        this.sink = sink;
        this.trail = trail;
        longest = Math.max(1, (int) Math.floor(world.spec().ticksPerSecond()));
        tick = from;
        observation = trail.replay(world, from);
        before = trail.executedBefore(from).orElse(world.spec().rest());
    }

    boolean isOver() {
        return tick == trail.ticks();
    }

    /** Whether the teacher has said anything. */
    boolean isShown() {
        return shown;
    }

    void tick(Teacher teacher) {
        Decision driven = trail.at(tick);
        Guidance said = teacher.poll(new Moment(first, observation, driven.wish(), false));
        Outcome outcome = world.step(driven.executed());
        Optional<Action> action = said.action().map(wanted -> guard.limit(wanted, before));
        if (action.isPresent()) {
            shown = true;
            firstTaught = taught.isEmpty() ? tick : firstTaught;
            taught.add(action.get());
        }
        if (action.isEmpty() || taught.size() >= longest) {
            handOver();
        }
        observation = outcome.observation();
        before = driven.executed();
        first = false;
        tick++;
    }

    /** Tells what was said so far. */
    void handOver() {
        if (!taught.isEmpty()) {
            sink.on(
                    new Event.Edited(
                            trail.of().robot(),
                            new Edit.Relabel(trail.of().episode(), firstTaught, taught)));
            taught.clear();
        }
    }
}
