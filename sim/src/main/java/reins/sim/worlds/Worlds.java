package reins.sim.worlds;

import reins.core.fact.ReinsException;
import reins.core.fact.Step;
import reins.core.role.ById;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.camera.WatchWorld;
import reins.sim.gym.GymWorlds;
import reins.sim.robot.DonkeyCar;
import reins.sim.robot.DonkeySim;
import reins.sim.robot.GenericRobot;
import reins.sim.robot.LeKiwi;
import reins.sim.robot.RosBridge;

import java.util.List;
import java.util.Map;
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
                    LeKiwi.TYPE,
                    RosBridge.TYPE,
                    DonkeySim.TYPE,
                    GenericRobot.TYPE);

    /** Those among them that can be driven again. */
    public static final List<WorldType.Simulated<?>> SIMULATED =
            ALL.stream().<WorldType.Simulated<?>>mapMulti(Worlds::simulated).toList();

    /** Those among them that live elsewhere. */
    public static final List<WorldType.Reached<?>> REACHED =
            ALL.stream().<WorldType.Reached<?>>mapMulti(Worlds::reached).toList();

    private Worlds() {}

    private static void reached(WorldType<?> type, Consumer<WorldType.Reached<?>> found) {
        switch (type) {
            case WorldType.Simulated<?> _ -> {}
            case WorldType.Reached<?> reached -> found.accept(reached);
        }
    }

    private static void simulated(WorldType<?> type, Consumer<WorldType.Simulated<?>> found) {
        switch (type) {
            case WorldType.Simulated<?> simulated -> found.accept(simulated);
            case WorldType.Reached<?> _ -> {}
        }
    }

    /**
     * The world of this id among these.
     *
     * @throws ReinsException where there is none
     */
    public static WorldType<?> find(String id) {
        return ById.find("world", ALL, WorldType::id, id);
    }

    /**
     * How an episode ended and why, see {@link WorldType#verdict}; empty where there is no such
     * world here.
     */
    public static String verdict(String id, Step last) {
        return ALL.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .map(type -> type.verdict(last))
                .orElse("");
    }

    /**
     * The world of this id with settings as a session keeps them, by name; one of Gymnasium's has
     * its file among them. Nothing is started.
     *
     * @throws ReinsException where there is none like it
     */
    public static Chosen<WorldType<?>> recorded(String id, Map<String, String> settings) {
        WorldType<?> type =
                GymWorlds.has(id)
                        ? GymWorlds.recorded(
                                id,
                                settings.getOrDefault("file", ""),
                                settings.getOrDefault("python", ""))
                        : find(id);
        return new Chosen<>(type, Settings.with(type.defaults(), settings));
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
     * A world to drive again, or beside the run that a person began; one of another program is
     * opened, so only where a person asked.
     *
     * @throws ReinsException where it does not do the same again, or cannot be opened
     */
    public static Simulation again(Chosen<WorldType<?>> world) {
        WorldType<?> type = world.type();
        if (type.repeatsWith(world.settings())) {
            World opened = type.openWith(world.settings());
            if (opened instanceof Simulation simulation) {
                return simulation;
            }
            opened.close();
        }
        throw new ReinsException(
                "World '%s' does not do the same again, so it cannot be driven again; choose one that does."
                        .formatted(type.id()));
    }
}
