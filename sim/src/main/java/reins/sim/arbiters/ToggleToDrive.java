package reins.sim.arbiters;

import reins.core.fact.Decision;
import reins.core.role.Arbiter;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.Set;

/**
 * The teacher drives from a TAKE_OVER until a HAND_BACK, which wins where both are signalled. Safe
 * on every thread.
 */
public final class ToggleToDrive implements Arbiter {
    @Override
    public Decision decide(Situation situation) {
        Set<Signal> signals = situation.guidance().signals();
        boolean wanted = situation.teacherDrove() || signals.contains(Signal.TAKE_OVER);
        return wanted && !signals.contains(Signal.HAND_BACK)
                ? situation.teacherDrives()
                : situation.policyDrives();
    }
}
