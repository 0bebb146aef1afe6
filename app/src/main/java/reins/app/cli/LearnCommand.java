package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.app.run.OfflineLearning;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/** Learns from what was recorded or imported, without a world. */
@Command(
        name = "learn",
        description = {
            "Learn from recorded or imported sessions, without a world.",
            "A policy is trained from scratch on the sessions as edited and becomes the newest of"
                    + " the first one; the same command gives the same policy. Ctrl-C ends it"
                    + " early and keeps what was learned so far."
        })
final class LearnCommand implements Callable<Integer> {
    private static final int PARTS = 1000;

    /** The newest loss is told every n-th step. */
    private static final int TOLD_EVERY = 20;

    @Mixin private Output output = new Output();
    @Mixin private LearnerOptions learner = new LearnerOptions();

    @Parameters(
            paramLabel = "SESSION",
            arity = "1..*",
            description =
                    "Sessions (*.reins) with the same channels; the first one keeps the policy.")
    private List<Path> sessions = new ArrayList<>();

    @Option(
            names = "--updates",
            paramLabel = "N",
            description =
                    "Gradient updates to make; default: a step of the learner for each recorded"
                            + " tick, and at least 3000.")
    private Optional<Long> updates = Optional.empty();

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--plot",
            paramLabel = "FILE",
            description =
                    "Draw the learner's numbers over its updates: a picture to write, *.svg or"
                            + " *.png.")
    private Optional<Path> plot = Optional.empty();

    @Option(names = "--force", description = "Overwrite an existing picture.")
    private boolean force;

    @Override
    public Integer call() {
        if (updates.filter(wanted -> wanted < 1).isPresent()) {
            throw output.refusal("--updates is %d; it must be 1 or more.".formatted(updates.get()));
        }
        if (sessions.stream().map(one -> one.toAbsolutePath().normalize()).distinct().count()
                < sessions.size()) {
            throw output.refusal("A session is named twice; name each once.");
        }
        LearnedPlots plots = new LearnedPlots();
        plot.ifPresent(file -> LearnedPlots.requireWritable(output, file, force));
        Chosen<LearnerType<?>> chosen = learner.chosen(output);
        OfflineLearning learning =
                new OfflineLearning(sessions, new OfflineLearning.How(chosen, seed, wanted()));
        try (Interruption interruption = new Interruption()) {
            OfflineLearning.Made made;
            try (Progress bar = output.progress("Learning", PARTS)) {
                made =
                        learning.run(
                                interruption::isAsked,
                                metrics -> {
                                    plots.add(metrics);
                                    show(bar, metrics);
                                },
                                (done, total) -> bar.at(total == 0 ? 0 : done * PARTS / total));
            }
            boolean interrupted =
                    interruption.isAsked() && made.metrics().updates() < made.wanted();
            say(chosen.type(), made, interrupted);
            plot.ifPresent(file -> {
                plots.write(file, chosen.type().title());
                output.say("Plots: " + file);
            });
            return interrupted ? Interruption.CODE : 0;
        } catch (CancellationException _) {
            output.note("Ended early, before anything was learned; nothing was written.");
            return Interruption.CODE;
        }
    }

    private OptionalLong wanted() {
        return updates.map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static void show(Progress bar, Metrics metrics) {
        if (metrics.updates() % TOLD_EVERY == 0) {
            metrics.values().stream()
                    .filter(Metric::isLoss)
                    .findFirst()
                    .ifPresent(loss -> bar.note("%s %.3g".formatted(loss.name(), loss.value())));
        }
    }

    private void say(LearnerType<?> type, OfflineLearning.Made made, boolean interrupted) {
        long done = made.metrics().updates();
        String policy = sessions.getFirst() + "@" + made.version();
        output.say(
                "%s learned from %,d ticks in %,d updates."
                        .formatted(type.title(), made.ticks(), done));
        if (interrupted) {
            output.say(
                    "Ended early, before update %,d; what was learned so far is kept."
                            .formatted(made.wanted()));
        } else if (done < made.wanted()) {
            output.say(
                    "These were fewer than %,d: with more of them it would only repeat what there is; record more."
                            .formatted(made.wanted()));
        }
        output.say("Policy: " + policy);
        JsonObject metrics = new JsonObject();
        made.metrics().values().stream()
                .filter(metric -> Double.isFinite(metric.value()))
                .forEach(metric -> metrics.addProperty(metric.name(), metric.value()));
        JsonObject result = new JsonObject();
        result.addProperty("policy", policy);
        result.addProperty("version", made.version());
        result.addProperty("learner", type.id());
        result.addProperty("seed", seed);
        result.addProperty("sessions", sessions.size());
        result.addProperty("ticks", made.ticks());
        result.addProperty("updates", done);
        result.add("metrics", metrics);
        result.addProperty("interrupted", interrupted);
        plot.ifPresent(file -> result.addProperty("plot", file.toString()));
        output.result(result);
    }
}
