package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;

/**
 * Keeps actions within a world's bounds and rates, before anything is decided or mixed. Safe on
 * every thread.
 */
public final class Guard {
    private final WorldSpec spec;

    public Guard(WorldSpec spec) {
        this.spec = spec;
    }

    /**
     * The nearest action within the limits.
     *
     * @param before what was executed at the tick before; the action at rest at an episode's first
     * @throws IllegalArgumentException where the action is not of the world's kind or size
     */
    public Action limit(Action action, Action before) {
        return switch (action) {
            case Action.Continuous(Vec controls) -> new Action.Continuous(limit(controls, before));
            case Action.Token(int id) -> {
                if (id >= spec.vocabulary().size()) {
                    throw new IllegalArgumentException(
                            "token " + id + " of " + spec.vocabulary().size());
                }
                yield action;
            }
        };
    }

    private Vec limit(Vec controls, Action executed) {
        List<Channel> channels = spec.controls();
        if (controls.size() != channels.size()) {
            throw new IllegalArgumentException(
                    controls.size() + " controls where there are " + channels.size());
        }
        Vec before = executed.asControls();
        float[] limited = new float[controls.size()];
        boolean changed = false;
        for (int i = 0; i < limited.length; i++) {
            Channel channel = channels.get(i);
            float wanted = channel.clamp(controls.at(i));
            float reach = (float) (channel.fastest() * spec.tickSeconds());
            limited[i] = Math.clamp(wanted, before.at(i) - reach, before.at(i) + reach);
            changed |= limited[i] != controls.at(i);
        }
        return changed ? Vec.of(limited) : controls;
    }
}
