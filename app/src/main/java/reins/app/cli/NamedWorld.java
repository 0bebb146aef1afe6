package reins.app.cli;

import picocli.CommandLine.Option;

import reins.app.base.Places;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.GymWorlds;
import reins.sim.gym.WorldFile;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options that name a world: one of ours, one of Gymnasium's, or a world file. Used by the
 * command's own thread.
 */
public final class NamedWorld {
    @Option(
            names = "--world",
            defaultValue = "lander",
            description =
                    "One of 'reins list', an environment of Gymnasium such as gym:CartPole-v1, or a"
                            + " file.world.json; default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--world-set",
            paramLabel = "NAME=VALUE",
            description = "Change a setting of the world; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(
            names = "--python",
            paramLabel = "FILE",
            description =
                    "The Python that runs a world of Gymnasium; default: its file's, REINS_PYTHON,"
                            + " or the first found.")
    private Optional<Path> python = Optional.empty();

    private Optional<Chosen<WorldType<?>>> found = Optional.empty();

    /** The world and its settings; an environment that is new here is started once. */
    public Chosen<WorldType<?>> chosen(Output output) {
        if (found.isEmpty()) {
            WorldType<?> type = type(output);
            try {
                found = Optional.of(new Chosen<>(type, Settings.with(type.defaults(), changes)));
            } catch (ReinsException e) {
                throw output.refusal(e.sentence());
            }
        }
        return found.get();
    }

    private WorldType<?> type(Output output) {
        String program =
                python.map(file -> file.getNameCount() > 1 ? file.toAbsolutePath() : file)
                        .map(Path::toString)
                        .orElse("");
        if (world.endsWith(WorldFile.SUFFIX)) {
            return GymWorlds.of(WorldFile.read(Path.of(world)), program);
        }
        if (GymWorlds.has(world)) {
            return GymWorlds.of(file(output, program), program);
        }
        return Choices.find(output, "world", Worlds.ALL, WorldType::id, world);
    }

    /** The file of an environment, which is made where there is none. */
    private WorldFile file(Output output, String program) {
        String env = world.substring(WorldFile.PREFIX.length());
        Path file =
                Places.worlds().resolve(env.replaceAll("[^A-Za-z0-9._-]", "_") + WorldFile.SUFFIX);
        if (Files.exists(file)) {
            return WorldFile.read(file);
        }
        FirstMeeting met = FirstMeeting.with(env, program);
        try {
            Files.writeString(file, met.file().text());
        } catch (IOException e) {
            throw new ReinsException("This world file cannot be written: " + file, e);
        }
        output.note("World " + world + " is new here; what it is like stands in " + file);
        met.assumed().forEach(output::note);
        return met.file();
    }

    /**
     * The worlds whose files are where they are made, as far as they can be read.
     *
     * @param output told what cannot
     */
    static List<WorldType<?>> known(Output output) {
        List<WorldType<?>> known = new ArrayList<>();
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(Places.worlds(), "*" + WorldFile.SUFFIX)) {
            List<Path> sorted = new ArrayList<>();
            files.forEach(sorted::add);
            sorted.sort(null);
            for (Path file : sorted) {
                try {
                    known.add(GymWorlds.of(WorldFile.read(file), ""));
                } catch (ReinsException e) {
                    output.note(e.sentence());
                }
            }
        } catch (IOException e) {
            output.note("The worlds' files cannot be listed: " + Places.worlds());
        }
        return known;
    }
}
