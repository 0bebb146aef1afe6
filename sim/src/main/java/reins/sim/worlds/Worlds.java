package reins.sim.worlds;

import reins.core.fact.ReinsException;
import reins.core.role.ById;
import reins.core.role.Chosen;
import reins.core.role.Simulation;
import reins.core.role.WorldType;
import reins.sim.camera.WatchWorld;
import reins.sim.gym.GymWorlds;
import reins.sim.robot.DonkeyCar;
import reins.sim.robot.LeKiwi;

import java.util.List;
import java.util.function.Consumer;

/** The worlds that can be chosen. Safe on every thread. */
public final class Worlds {
    public static final List<WorldType<?>> ALL =
            List.of(
                    Lander.TYPE,
                    Pusht.TYPE,
                    Walker.TYPE,
                    Racer.TYPE,
                    Arm.TYPE,
                    WatchWorld.TYPE,
                    DonkeyCar.TYPE,
                    LeKiwi.TYPE);

    /** Those among them that can be driven again. */
    public static final List<WorldType.Simulated<?>> SIMULATED =
            ALL.stream().<WorldType.Simulated<?>>mapMulti(Worlds::simulated).toList();

    private Worlds() {}

    private static void simulated(WorldType<?> type, Consumer<WorldType.Simulated<?>> found) {
        switch (type) {
            case WorldType.Simulated<?> simulated -> found.accept(simulated);
            case WorldType.Reached<?> _ -> {}
        }
    }

    /**
     * The world of this id; one of Gymnasium's needs its file in its settings.
     *
     * @throws ReinsException where there is none
     */
    public static WorldType<?> find(String id) {
        return GymWorlds.has(id) ? GymWorlds.named(id) : ById.find("world", ALL, WorldType::id, id);
    }

    /**
     * The simulated world of this id.
     *
     * @throws ReinsException where there is none
     */
    public static WorldType.Simulated<?> simulated(String id) {
        return ById.find("simulated world", SIMULATED, WorldType::id, id);
    }

    /**
     * A world to drive again, or beside the run that a person began.
     *
     * @throws ReinsException where it is not simulated
     */
    public static Simulation again(Chosen<WorldType<?>> world) {
        return switch (world.type()) {
            case WorldType.Simulated<?> simulated -> simulated.make(world.settings());
            case WorldType.Reached<?> reached ->
                    throw new ReinsException(
                            "World '%s' is not simulated, so it cannot be driven again; choose a simulated world."
                                    .formatted(reached.id()));
        };
    }
}
