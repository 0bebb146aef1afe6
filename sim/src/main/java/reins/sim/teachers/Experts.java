package reins.sim.teachers;

import reins.core.fact.ReinsException;
import reins.core.role.ExpertType;

import java.util.List;
import java.util.stream.Collectors;

/** The programs in which people wrote down how to drive a world. Safe on every thread. */
public final class Experts {
    public static final List<ExpertType> ALL =
            List.of(
                    new ExpertType(
                            "scripted",
                            "Scripted pilot",
                            "lander",
                            new ExpertType.Levels(0.25, 0.5, 0.62),
                            LanderExpert::create),
                    new ExpertType(
                            "scripted",
                            "Scripted pusher",
                            "pusht",
                            new ExpertType.Levels(0.38, 0.6, 0.78),
                            PushtExpert::create),
                    new ExpertType(
                            "scripted",
                            "Scripted packer",
                            "arm",
                            new ExpertType.Levels(0.3, 0.41, 0.58),
                            ArmExpert::create),
                    new ExpertType(
                            "scripted",
                            "Scripted gait",
                            "walker",
                            new ExpertType.Levels(0.4, 0.56, 0.85),
                            WalkerExpert::create),
                    new ExpertType(
                            "scripted",
                            "Scripted driver",
                            "racer",
                            new ExpertType.Levels(0.33, 0.65, 0.82),
                            RacerExpert::create));

    /** Those that drive worlds of other programs which are like ours. */
    public static final List<ExpertType> ELSEWHERE =
            List.of(
                    new ExpertType(
                            "scripted",
                            "Scripted pilot",
                            "gym:LunarLanderContinuous-v3",
                            ALL.getFirst().levels(),
                            LanderExpert::create));

    private Experts() {}

    /**
     * Those among some experts that can drive a world.
     *
     * @param world the world's id
     */
    public static List<ExpertType> of(List<ExpertType> all, String world) {
        return all.stream().filter(type -> type.world().equals(world)).toList();
    }

    /**
     * The expert of this id that can drive a world.
     *
     * @param world the world's id
     * @throws ReinsException where there is none
     */
    public static ExpertType find(List<ExpertType> all, String id, String world) {
        List<ExpertType> fitting = of(all, world);
        return fitting.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "World '%s' has no teacher program '%s'; it has: %s."
                                        .formatted(world, id, names(fitting))));
    }

    private static String names(List<ExpertType> types) {
        return types.isEmpty()
                ? "none"
                : types.stream().map(ExpertType::id).collect(Collectors.joining(", "));
    }
}
