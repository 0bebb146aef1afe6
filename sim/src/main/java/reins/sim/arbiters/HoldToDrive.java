package reins.sim.arbiters;

import reins.core.fact.Decision;
import reins.core.role.Arbiter;
import reins.core.role.Signal;
import reins.core.role.Situation;

/** The teacher drives exactly while it signals TAKE_OVER. Used by the sim thread only. */
public final class HoldToDrive implements Arbiter {
    @Override
    public Decision decide(Situation situation) {
        return situation.guidance().signals().contains(Signal.TAKE_OVER)
                ? situation.teacherDrives()
                : situation.policyDrives();
    }
}
