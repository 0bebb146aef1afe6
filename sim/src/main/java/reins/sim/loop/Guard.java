package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;

/**
 * Keeps actions within a world's limits, before anything is decided or mixed. Safe on every thread.
 */
public final class Guard {
    private final WorldSpec spec;

    public Guard(WorldSpec spec) {
        this.spec = spec;
    }

    /**
     * The nearest action within the limits.
     *
     * @throws IllegalArgumentException where the action is not of the world's kind or size
     */
    public Action limit(Action action) {
        return switch (action) {
            case Action.Continuous(Vec controls) -> new Action.Continuous(limit(controls));
            case Action.Token(int id) -> {
                if (id >= spec.vocabulary().size()) {
                    throw new IllegalArgumentException(
                            "token " + id + " of " + spec.vocabulary().size());
                }
                yield action;
            }
        };
    }

    private Vec limit(Vec controls) {
        List<Channel> channels = spec.controls();
        if (controls.size() != channels.size()) {
            throw new IllegalArgumentException(
                    controls.size() + " controls where there are " + channels.size());
        }
        float[] limited = new float[controls.size()];
        boolean changed = false;
        for (int i = 0; i < limited.length; i++) {
            limited[i] = channels.get(i).clamp(controls.at(i));
            changed |= limited[i] != controls.at(i);
        }
        return changed ? Vec.of(limited) : controls;
    }
}
