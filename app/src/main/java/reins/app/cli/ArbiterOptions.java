package reins.app.cli;

import picocli.CommandLine.Option;

import reins.core.fact.ReinsException;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.sim.arbiters.Arbiters;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options that choose how the teacher takes over. Used by the command's own thread. */
public final class ArbiterOptions {
    @Option(
            names = "--arbiter",
            defaultValue = "hold",
            description = "How takeovers work; see 'reins list'; default: ${DEFAULT-VALUE}.")
    private String arbiter = "";

    @Option(
            names = "--arbiter-set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the arbiter; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    public Chosen<ArbiterType<?>> chosen(Output output) {
        ArbiterType<?> type =
                Choices.find(output, "arbiter", Arbiters.ALL, ArbiterType::id, arbiter);
        try {
            return new Chosen<>(type, Settings.with(type.defaults(), changes));
        } catch (ReinsException e) {
            throw output.refusal(e.sentence());
        }
    }
}
