package reins.app.cli;

import picocli.CommandLine.Option;

import reins.app.worlds.Agreements;
import reins.app.worlds.WorldShelf;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.GymWorlds;
import reins.sim.gym.WorldFile;
import reins.sim.worlds.Worlds;

import java.nio.file.Files;
import java.nio.file.Path;
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

    @Option(
            names = "--agree",
            description = "Agree to what a world file starts, which is asked for the first time.")
    private boolean agrees;

    private Optional<Chosen<WorldType<?>>> found = Optional.empty();

    /** The world and its settings; an environment that is new here is started once. */
    public Chosen<WorldType<?>> chosen(Output output) {
        if (found.isEmpty()) {
            WorldType<?> type = type(output);
            try {
                Chosen<WorldType<?>> world =
                        new Chosen<>(type, Settings.with(type.defaults(), changes));
                agree(world, output);
                found = Optional.of(world);
            } catch (ReinsException e) {
                throw output.refusal(e.sentence());
            }
        }
        return found.get();
    }

    private void agree(Chosen<WorldType<?>> chosen, Output output) {
        Agreements agreements = Agreements.ofUser();
        List<String> starts = agreements.lacking(chosen);
        if (starts.isEmpty()) {
            return;
        }
        if (!agrees) {
            throw output.refusal(
                    "World '%s' starts a program that was never started here; add --agree if you want that. %s"
                            .formatted(chosen.type().id(), String.join("; ", starts)));
        }
        agreements.agree(chosen);
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
            return met(output, program);
        }
        return Choices.find(output, "world", Worlds.ALL, WorldType::id, world);
    }

    /** An environment by its file, which is made where there is none. */
    private WorldType<?> met(Output output, String program) {
        WorldShelf shelf = WorldShelf.ofUser();
        String env = world.substring(WorldFile.PREFIX.length());
        Path file = shelf.place(env);
        if (Files.exists(file)) {
            return GymWorlds.of(WorldFile.read(file), program);
        }
        FirstMeeting met = FirstMeeting.with(FirstMeeting.Wish.of(env, program));
        shelf.meet(met.file());
        output.note("World " + world + " is new here; what it is like stands in " + file);
        met.assumed().forEach(output::note);
        WorldType<?> type = GymWorlds.of(met.file(), program);
        Agreements.ofUser().agree(type.byDefault());
        return type;
    }
}
