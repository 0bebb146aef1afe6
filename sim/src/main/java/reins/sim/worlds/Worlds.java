package reins.sim.worlds;

import reins.core.fact.ReinsException;
import reins.core.role.ById;
import reins.core.role.WorldType;

import java.util.List;

/** The simulated worlds that can be chosen. Safe on every thread. */
public final class Worlds {
    public static final List<WorldType<?>> ALL =
            List.of(Lander.TYPE, Pusht.TYPE, Walker.TYPE, Racer.TYPE, Arm.TYPE);

    private Worlds() {}

    /**
     * The world of this id.
     *
     * @throws ReinsException where there is none
     */
    public static WorldType<?> find(String id) {
        return ById.find("world", ALL, WorldType::id, id);
    }
}
