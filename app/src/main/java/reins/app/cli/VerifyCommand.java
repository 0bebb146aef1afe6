package reins.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.sessions.format.Attempts;
import reins.sessions.format.Format;
import reins.sessions.format.Verification;
import reins.sessions.formats.Formats;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Reads an export and says whether it is complete and agrees with its session. */
@Command(
        name = "verify",
        description = {
            "Check an export's structure and, with its session, every number it keeps.",
            "Give the same --only, --camera and --every as for the export."
        })
final class VerifyCommand implements Callable<Integer> {
    /** The most differences that are listed. */
    private static final int MOST = 20;

    @Mixin private Output output = new Output();

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(names = "--format", required = true, description = "The export's format.")
    private String format = "";

    @Parameters(index = "0", paramLabel = "OUT", description = "The file or folder to check.")
    private Path out = Path.of("");

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "SESSION",
            description = "The session (*.reins) that was exported.")
    private Optional<Path> session = Optional.empty();

    @Override
    public Integer call() {
        Format chosen = Choices.find(output, "format", Formats.ALL, Format::id, format);
        List<String> differences = new ArrayList<>();
        try (Attempts found = chosen.read(out)) {
            boolean done =
                    Exchange.run(
                            output,
                            "Verifying",
                            "Ended early.",
                            progress -> differences.addAll(differences(chosen, found, progress)));
            if (!done) {
                return Interruption.CODE;
            }
            differences.forEach(output::say);
            output.say(
                    "%s: %,d episodes with %,d ticks; %s."
                            .formatted(
                                    chosen.title(),
                                    found.count(),
                                    found.ticks(),
                                    verdict(differences)));
            result(chosen, found, differences);
        }
        return differences.isEmpty() ? 0 : 1;
    }

    private List<String> differences(
            Format chosen, Attempts found, reins.core.flow.Progress progress) {
        if (session.isEmpty()) {
            long[] ticks = {0};
            long total = Math.max(1, found.ticks());
            found.each(attempt -> {
                ticks[0] += attempt.episode().steps().size();
                progress.at(Math.min(ticks[0], total), total);
            });
            return List.of();
        }
        try (Attempts wanted = selection.open(output, session.get())) {
            return Verification.differences(wanted, found, chosen.keeps(), MOST, progress);
        }
    }

    private String verdict(List<String> differences) {
        if (!differences.isEmpty()) {
            return differences.size() == MOST ? "it differs, in more too" : "it differs";
        }
        return session.isPresent()
                ? "everything the format keeps is as in the session"
                : "it can be read to its end";
    }

    private void result(Format chosen, Attempts found, List<String> differences) {
        JsonArray told = new JsonArray();
        differences.forEach(told::add);
        JsonArray kept = new JsonArray();
        chosen.keeps().stream().sorted().forEach(each -> kept.add(each.name()));
        JsonObject result = new JsonObject();
        result.addProperty("format", chosen.id());
        result.addProperty("episodes", found.count());
        result.addProperty("ticks", found.ticks());
        result.add("compared", session.isPresent() ? kept : new JsonArray());
        result.add("differences", told);
        output.result(result);
    }
}
