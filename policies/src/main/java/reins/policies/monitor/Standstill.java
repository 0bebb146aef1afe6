package reins.policies.monitor;

import reins.core.fact.Channel;
import reins.core.fact.Finding;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Monitor;
import reins.core.role.MonitorType;

import java.util.List;
import java.util.Optional;

/**
 * Notices that nothing moves while the policy drives: it does not know how to go on, or the robot
 * or its sensors are stuck. Used by the monitor thread only.
 *
 * <p>Nothing moves while every number of the state stays within 1 % of its range (of its size, and
 * of 1 at least, where it has no bounds). A world without a state is never said to stand still.
 */
public final class Standstill implements Monitor {
    public static final MonitorType TYPE =
            new MonitorType("standstill", "Standstill", Standstill::new);

    private static final double SECONDS = 5;
    private static final float SHARE = 0.01f;

    private final List<Channel> state;
    private final long ticks;
    private Stream of = Stream.of(0);

    /** Where it was when it moved last; empty at the beginning. */
    private Vec moved = Vec.EMPTY;

    private long still;

    private Standstill(WorldSpec spec) {
        state = spec.state();
        ticks = (long) Math.ceil(SECONDS / spec.tickSeconds());
    }

    @Override
    public void begin(Stream next, Start start) {
        of = next;
        moved = Vec.EMPTY;
        still = 0;
    }

    @Override
    public Optional<Finding> inspect(Step step) {
        Vec seen = step.observation().state();
        if (step.decision().teacherDrives() || !isNear(seen)) {
            moved = seen;
            still = 0;
            return Optional.empty();
        }
        still++;
        return still == ticks
                ? Optional.of(
                        new Finding(
                                TYPE.id(),
                                of,
                                step.tick(),
                                Finding.Weight.WARNING,
                                "Nothing has moved for %.0f s; take over to show what to do."
                                        .formatted(SECONDS)))
                : Optional.empty();
    }

    private boolean isNear(Vec seen) {
        if (seen.size() == 0 || seen.size() != moved.size()) {
            return false;
        }
        for (int i = 0; i < state.size(); i++) {
            float range = state.get(i).high() - state.get(i).low();
            float size = Float.isFinite(range) ? range : Math.max(1, Math.abs(moved.at(i)));
            // Not near where either is no number.
            if (!(Math.abs(seen.at(i) - moved.at(i)) <= SHARE * size)) {
                return false;
            }
        }
        return true;
    }
}
