package reins.app.cli;

import picocli.CommandLine.Option;

import reins.app.run.Teachers;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The options that choose a world and its teacher. Used by the command's own thread. */
public final class TeacherOptions {
    @Option(names = "--world", defaultValue = "lander", description = "Default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--world-set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the world; may be repeated.")
    private Map<String, String> worldChanges = new LinkedHashMap<>();

    @Option(names = "--teacher", description = "Default: the world's first; see 'reins list'.")
    private Optional<String> teacher = Optional.empty();

    @Option(names = "--skill", description = "How well the teacher drives, 0 to 1; default: 1.")
    private Optional<Double> skill = Optional.empty();

    @Option(
            names = "--level",
            description = "Its skill by its published level instead: low, middle or high.")
    private Optional<String> level = Optional.empty();

    @Option(
            names = "--rule",
            defaultValue = "state",
            description = "When it takes over; see 'reins list'; default: ${DEFAULT-VALUE}.")
    private String rule = "";

    @Option(
            names = "--rule-set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the rule; may be repeated.")
    private Map<String, String> ruleChanges = new LinkedHashMap<>();

    public Chosen<WorldType<?>> world(Output output) {
        WorldType<?> type = Choices.find(output, "world", Worlds.ALL, WorldType::id, world);
        try {
            return new Chosen<>(type, Settings.with(type.defaults(), worldChanges));
        } catch (ReinsException e) {
            throw output.refusal(e.sentence());
        }
    }

    /** A teacher for the world. */
    public Program program(Output output) {
        String driven = world(output).type().id();
        ExpertType expert =
                teacher.map(id ->
                                Choices.find(
                                        output, "teacher", Teachers.of(driven), ExpertType::id, id))
                        .orElseGet(() -> Teachers.of(driven).getFirst());
        RuleType<?> type = Choices.find(output, "rule", Rules.ALL, RuleType::id, rule);
        try {
            return new Program(
                    expert,
                    skill(output, expert),
                    new Chosen<>(type, Settings.with(type.defaults(), ruleChanges)));
        } catch (ReinsException e) {
            throw output.refusal(e.sentence());
        }
    }

    private double skill(Output output, ExpertType expert) {
        if (level.isPresent() && skill.isPresent()) {
            throw output.refusal("Choose the teacher's --skill or its --level, not both.");
        }
        if (level.isEmpty()) {
            return Skill.checked(output, skill.orElse(1.0));
        }
        return switch (level.get()) {
            case "low" -> expert.levels().low();
            case "middle" -> expert.levels().middle();
            case "high" -> expert.levels().high();
            default ->
                    throw output.refusal(
                            "--level is '%s'; it must be low, middle or high."
                                    .formatted(level.get()));
        };
    }
}
