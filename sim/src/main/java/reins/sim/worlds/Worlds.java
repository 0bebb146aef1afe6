package reins.sim.worlds;

import reins.core.fact.ReinsException;
import reins.core.role.WorldType;

import java.util.List;
import java.util.stream.Collectors;

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
        return ALL.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "There is no world '%s'; choose one of: %s."
                                        .formatted(
                                                id,
                                                ALL.stream()
                                                        .map(WorldType::id)
                                                        .collect(Collectors.joining(", ")))));
    }
}
