package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.app.desk.Importing;
import reins.sessions.format.Format;
import reins.sessions.format.Imports;
import reins.sessions.format.Mapping;
import reins.sessions.formats.Formats;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;

/** Takes what another program recorded into a session. */
@Command(
        name = "import",
        description = "Make a session from demonstrations that another program recorded.")
final class ImportCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(
            names = "--format",
            required = true,
            description = "The format; './reins list' names them all.")
    private String format = "";

    @Option(
            names = "--world",
            description =
                    "The world they were recorded in, or none to keep them as they are; default:"
                            + " the one whose channels match.")
    private Optional<String> world = Optional.empty();

    @Parameters(index = "0", paramLabel = "IN", description = "The file or folder to read.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "SESSION", description = "The session (*.reins) to make.")
    private Path session = Path.of("");

    @Override
    public Integer call() {
        Format chosen = Choices.find(output, "format", Formats.ALL, Format::id, format);
        AtomicReference<Optional<Importing.Made>> made = new AtomicReference<>(Optional.empty());
        boolean done =
                Exchange.run(
                        output,
                        "Importing",
                        "Ended early; nothing was written.",
                        progress ->
                                made.set(
                                        Optional.of(
                                                Importing.run(
                                                        chosen, in, world, session, progress))));
        if (!done) {
            return Interruption.CODE;
        }
        made.get().ifPresent(this::say);
        return 0;
    }

    private void say(Importing.Made made) {
        Mapping mapping = made.mapping();
        Imports.Taken taken = made.taken();
        output.say(
                "Made a session of %,d episodes with %,d ticks, world '%s' (%s): %s"
                        .formatted(
                                taken.episodes(),
                                taken.ticks(),
                                mapping.world().id(),
                                mapping.why(),
                                session));
        if (taken.outside() > 0) {
            output.note(
                    "%,d of the controls are outside the world's bounds; they are kept as they are."
                            .formatted(taken.outside()));
        }
        JsonObject result = new JsonObject();
        result.addProperty("session", session.toString());
        result.addProperty("world", mapping.world().id());
        result.addProperty("why", mapping.why());
        result.addProperty("episodes", taken.episodes());
        result.addProperty("ticks", taken.ticks());
        result.addProperty("outside", taken.outside());
        output.result(result);
    }
}
