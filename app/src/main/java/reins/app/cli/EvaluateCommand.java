package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.Teachers;
import reins.core.fact.Evaluation;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.Simulation;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.IntConsumer;

/** Drives fresh episodes without a teacher's help, and counts. */
@Command(
        name = "evaluate",
        description = "Drive fresh episodes with one policy and no teacher, and count.")
final class EvaluateCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Mixin private NamedWorld world = new NamedWorld();

    @Option(
            names = "--policy",
            required = true,
            description =
                    "An ONNX file, a session (its newest version), a session@version, a policy"
                            + " server as openpi:HOST:PORT, or a teacher such as scripted or"
                            + " scripted:0.5.")
    private String policy = "";

    @Mixin private PolicyOptions options = new PolicyOptions();

    @Option(names = "--episodes", defaultValue = "100", description = "Default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Override
    public Integer call() {
        if (episodes < 1) {
            throw output.refusal("--episodes is %d; it must be 1 or more.".formatted(episodes));
        }
        Chosen<WorldType<?>> chosen = world.chosen(output);
        WorldType<?> type = chosen.type();
        // Only one that does the same again gives everybody the same episodes.
        try (Simulation made = Worlds.again(chosen);
                Progress progress = output.progress("Evaluating", episodes)) {
            Evaluation evaluation = evaluate(made, progress::at);
            output.say("%s in %s: %s.".formatted(policy, type.id(), evaluation.sentence()));
            JsonObject result = Examination.json(evaluation);
            result.addProperty("world", type.id());
            result.addProperty("policy", policy);
            result.addProperty("seed", seed);
            output.result(result);
        }
        return 0;
    }

    private Evaluation evaluate(Simulation made, IntConsumer progress) {
        Optional<Driver> teacher = teacher(made.spec());
        return teacher.isPresent()
                ? Examination.of(made, teacher.get(), episodes, seed, progress)
                : Examination.of(made, options.artifact(output, policy), episodes, seed, progress);
    }

    private Optional<Driver> teacher(WorldSpec spec) {
        String name = policy.contains(":") ? policy.substring(0, policy.indexOf(':')) : policy;
        for (ExpertType expert : Teachers.of(spec.id())) {
            if (expert.id().equals(name)) {
                double skill = Skill.parse(output, policy.substring(name.length()));
                return Optional.of(Driver.of(expert.create().create(spec, skill, seed)));
            }
        }
        return Optional.empty();
    }
}
