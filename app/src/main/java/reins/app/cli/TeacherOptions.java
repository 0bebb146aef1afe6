package reins.app.cli;

import picocli.CommandLine.Option;

import reins.core.role.Teacher;
import reins.core.role.TeacherType;
import reins.core.role.WorldType;
import reins.sim.teachers.Teachers;
import reins.sim.worlds.Worlds;

import java.util.List;

/** The options that choose a world and its teacher. Used by the command's own thread. */
final class TeacherOptions {
    @Option(names = "--world", defaultValue = "lander", description = "Default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--teacher",
            defaultValue = "scripted",
            description = "Default: ${DEFAULT-VALUE}.")
    private String teacher = "";

    @Option(
            names = "--skill",
            defaultValue = "1",
            description = "How well the teacher drives, 0 to 1; default: ${DEFAULT-VALUE}.")
    private double skill;

    WorldType world(Output output) {
        return Choices.find(output, "world", Worlds.ALL, WorldType::id, world);
    }

    /** A teacher for the world. */
    Teacher teacher(Output output, long seed) {
        WorldType type = world(output);
        List<TeacherType> fitting =
                Teachers.ALL.stream().filter(one -> one.world().equals(type.id())).toList();
        TeacherType chosen = Choices.find(output, "teacher", fitting, TeacherType::id, teacher);
        return chosen.create().create(type.spec(), Skill.checked(output, skill), seed);
    }

    /** The teacher as a session's header calls it. */
    String name() {
        return teacher + ":" + skill;
    }
}
