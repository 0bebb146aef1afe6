package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.sessions.format.Attempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.formats.Formats;

import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Hands a session over to another program. */
@Command(
        name = "export",
        description = "Write a session, as edited, in a format that other programs load.")
final class ExportCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Mixin private SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--format",
            required = true,
            description = "The format; './reins list' names them all.")
    private String format = "";

    @Option(names = "--replace", description = "Replace what already has this name.")
    private boolean replace;

    @Parameters(index = "0", paramLabel = "SESSION", description = "The session (*.reins).")
    private Path session = Path.of("");

    @Parameters(index = "1", paramLabel = "OUT", description = "The file or folder to write.")
    private Path out = Path.of("");

    @Override
    public Integer call() {
        Format chosen = Choices.find(output, "format", Formats.ALL, Format::id, format);
        try (Attempts attempts = selection.open(output, session)) {
            boolean done =
                    Exchange.run(
                            output,
                            "Exporting",
                            "Ended early; nothing was written.",
                            progress -> Exports.run(chosen, attempts, out, replace, progress));
            if (!done) {
                return Interruption.CODE;
            }
            output.say(
                    "Wrote %,d episodes with %,d ticks as %s: %s"
                            .formatted(attempts.count(), attempts.ticks(), chosen.title(), out));
            JsonObject result = new JsonObject();
            result.addProperty("format", chosen.id());
            result.addProperty("out", out.toString());
            result.addProperty("episodes", attempts.count());
            result.addProperty("ticks", attempts.ticks());
            output.result(result);
            return 0;
        }
    }
}
