package reins.app.cli;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.run.Critics;
import reins.app.run.Teachers;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.Guidance;
import reins.core.role.Policy;
import reins.core.role.RuleType;
import reins.core.role.Settings;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.loop.PolicyLoader;
import reins.sim.teachers.PolicyExpert;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** The options that choose a world and its teacher. Used by the command's own thread. */
public final class TeacherOptions {
    private static final String NOBODY = "none";

    @Mixin private NamedWorld world = new NamedWorld();

    @Option(
            names = "--teacher",
            paramLabel = "ID",
            description =
                    "Who teaches: an id of 'reins list', policy:FILE (an ONNX policy, or a"
                        + " session's as SESSION or SESSION@VERSION), or none, so that the policy"
                        + " drives alone. Default: the world's first.")
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

    /**
     * Somebody who teaches, or nobody.
     *
     * @param name what the session's header says
     * @param make makes the teacher, for a world and a seed
     */
    record Tutor(String name, BiFunction<WorldSpec, Long, Teacher> make) {}

    /** Who teaches in the world. */
    Tutor tutor(Output output) {
        if (teacher.filter(NOBODY::equals).isPresent()) {
            return new Tutor("nobody", (_, _) -> _ -> Guidance.SILENT);
        }
        Program program = program(output);
        return new Tutor(
                program.name(), (spec, seed) -> program.make(spec, seed, Critics.of(spec)));
    }

    /** A program that teaches in the world. */
    public Program program(Output output) {
        String driven = world(output).type().id();
        ExpertType expert =
                teacher.map(id -> expert(output, driven, id))
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

    private ExpertType expert(Output output, String driven, String id) {
        if (!id.startsWith(PolicyExpert.ID)) {
            return Choices.find(output, "teacher", Teachers.of(driven), ExpertType::id, id);
        }
        String source = id.substring(PolicyExpert.ID.length());
        Policy policy =
                PolicyLoader.load(
                        PolicySource.parse(source).load().artifact(), world(output).type().spec());
        if (policy.looks()) {
            throw output.refusal(
                    "The policy '%s' looks at pictures, which a teacher is not shown; choose one that sees the state."
                            .formatted(source));
        }
        return PolicyExpert.type(driven, source, policy.withoutChance());
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
