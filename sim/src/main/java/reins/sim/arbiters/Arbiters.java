package reins.sim.arbiters;

import reins.core.role.ArbiterType;

import java.util.List;

/** Every arbiter there is. Safe on every thread. */
public final class Arbiters {
    public static final ArbiterType HOLD =
            new ArbiterType("hold", "Hold to drive", new HoldToDrive());
    public static final ArbiterType TOGGLE =
            new ArbiterType(
                    "toggle", "Press to take over, press to hand back", new ToggleToDrive());

    public static final List<ArbiterType> ALL = List.of(HOLD, TOGGLE);

    private Arbiters() {}
}
