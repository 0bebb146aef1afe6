package reins.app.cli;

import picocli.CommandLine.Option;

import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.learn.Learners;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options that choose a learner and its settings. Used by the command's own thread. */
public final class LearnerOptions {
    @Option(
            names = "--learner",
            defaultValue = "hg-dagger",
            description = "The learner; see 'reins list'; default: ${DEFAULT-VALUE}.")
    private String learner = "";

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the learner; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    public Chosen<LearnerType<?>> chosen(Output output) {
        LearnerType<?> type = type(output);
        return new Chosen<>(type, settings(type, output));
    }

    private LearnerType<?> type(Output output) {
        return Choices.find(output, "learner", Learners.ALL, LearnerType::id, learner);
    }

    private Record settings(LearnerType<?> type, Output output) {
        try {
            return Settings.with(type.defaults(), changes);
        } catch (ReinsException e) {
            throw output.refusal(e.sentence());
        }
    }
}
