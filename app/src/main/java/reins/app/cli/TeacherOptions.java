package reins.app.cli;

import picocli.CommandLine.Mixin;
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

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options that choose a world and its teacher. Used by the command's own thread. */
public final class TeacherOptions {
    @Mixin private NamedWorld world = new NamedWorld();

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
        return world.chosen(output);
    }

    /** A teacher for the world. */
    public Program program(Output output) {
        String driven = world(output).type().id();
        ExpertType expert =
                teacher.map(id ->
                                Choices.find(
                                        output, "teacher", Teachers.of(driven), ExpertType::id, id))
                        .orElseGet(() -> first(output, driven));
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

    private static ExpertType first(Output output, String world) {
        List<ExpertType> fitting = Teachers.of(world);
        if (fitting.isEmpty()) {
            throw output.refusal("No program can teach in world '%s'.".formatted(world));
        }
        return fitting.getFirst();
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
