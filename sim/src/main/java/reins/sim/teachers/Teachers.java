package reins.sim.teachers;

import reins.core.fact.ReinsException;
import reins.core.role.TeacherType;

import java.util.List;
import java.util.stream.Collectors;

/** The teacher programs that can be chosen. Safe on every thread. */
public final class Teachers {
    public static final List<TeacherType> ALL =
            List.of(
                    new TeacherType(
                            "scripted", "Scripted pilot", "lander", ScriptedLanderTeacher::create),
                    new TeacherType(
                            "scripted",
                            "Scripted pilot, who trained in still air",
                            "lander-wind",
                            ScriptedLanderTeacher::create));

    private Teachers() {}

    /**
     * The teacher of this id for a world.
     *
     * @param world the world's id
     * @throws ReinsException where there is none
     */
    public static TeacherType find(String id, String world) {
        List<TeacherType> fitting =
                ALL.stream().filter(type -> type.world().equals(world)).toList();
        return fitting.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "World '%s' has no teacher program '%s'; it has: %s."
                                        .formatted(world, id, names(fitting))));
    }

    private static String names(List<TeacherType> types) {
        return types.isEmpty()
                ? "none"
                : types.stream().map(TeacherType::id).collect(Collectors.joining(", "));
    }
}
