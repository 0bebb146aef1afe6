package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.WorldType;
import reins.sessions.format.Attempts;
import reins.sessions.format.Format;
import reins.sessions.format.Formats;
import reins.sessions.format.Imports;
import reins.sessions.format.Mapping;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/** Takes what another program recorded into a session. */
@Command(
        name = "import",
        description = "Make a session of demonstrations that another program wrote.")
final class ImportCommand implements Callable<Integer> {
    private static final String NONE = "none";

    @Mixin private Output output = new Output();

    @Option(
            names = "--format",
            required = true,
            description = "Which; './reins list' names them all.")
    private String format = "";

    @Option(
            names = "--world",
            description =
                    "The world they are of, or none to keep them as they are; default: the one"
                            + " whose channels match.")
    private Optional<String> world = Optional.empty();

    @Parameters(index = "0", paramLabel = "IN", description = "The file or folder to read.")
    private Path in = Path.of("");

    @Parameters(index = "1", paramLabel = "SESSION", description = "The session (*.reins) to make.")
    private Path session = Path.of("");

    @Override
    public Integer call() {
        Format chosen = Choices.find(output, "format", Formats.ALL, Format::id, format);
        try (Attempts attempts = chosen.read(in)) {
            Mapping mapping = mapping(attempts.world());
            Imports.Taken[] taken = new Imports.Taken[1];
            boolean done =
                    Exchange.run(
                            output,
                            "Importing",
                            "Ended early; nothing was written.",
                            progress ->
                                    taken[0] =
                                            Imports.run(
                                                    chosen,
                                                    attempts,
                                                    mapping,
                                                    in.toAbsolutePath().getFileName().toString(),
                                                    session,
                                                    Instant.now(),
                                                    progress));
            if (!done) {
                return Interruption.CODE;
            }
            say(mapping, taken[0]);
            return 0;
        }
    }

    private void say(Mapping mapping, Imports.Taken taken) {
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
                    "%,d of the controls lie beyond the world's bounds; they are kept as they are."
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

    private Mapping mapping(WorldSpec foreign) {
        if (world.isPresent()) {
            return world.get().equals(NONE) ? Mapping.none(foreign) : chosen(foreign, world.get());
        }
        List<Mapping> fitting =
                Mapping.fitting(
                        foreign, Worlds.ALL.stream().<WorldSpec>map(WorldType::spec).toList());
        if (fitting.size() != 1) {
            String which =
                    fitting.isEmpty()
                            ? "are of no world that is known here"
                            : "may be of "
                                    + fitting.stream()
                                            .map(each -> each.world().id())
                                            .collect(Collectors.joining(" or "));
            throw new ReinsException(
                    "These demonstrations %s (they have %s); say which by --world, or --world none to keep them as they are."
                            .formatted(which, channels(foreign)));
        }
        return fitting.getFirst();
    }

    private Mapping chosen(WorldSpec foreign, String id) {
        WorldSpec wanted = Choices.find(output, "world", Worlds.ALL, WorldType::id, id).spec();
        return Mapping.byNames(foreign, wanted)
                .or(() -> Mapping.byShape(foreign, wanted))
                .orElseThrow(() ->
                        new ReinsException(
                                "World '%s' has %s, and these demonstrations have %s; choose another world, or --world none."
                                        .formatted(id, channels(wanted), channels(foreign))));
    }

    private static String channels(WorldSpec spec) {
        return "the state [%s] and the controls [%s]"
                .formatted(names(spec.state()), names(spec.controls()));
    }

    private static String names(List<Channel> channels) {
        return channels.stream().map(Channel::name).collect(Collectors.joining(", "));
    }
}
