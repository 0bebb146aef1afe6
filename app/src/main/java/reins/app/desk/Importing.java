package reins.app.desk;

import reins.app.worlds.WorldShelf;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.core.role.WorldType;
import reins.sessions.format.Attempts;
import reins.sessions.format.Format;
import reins.sessions.format.Imports;
import reins.sessions.format.Mapping;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Makes sessions from what other programs wrote. Safe on every thread. */
public final class Importing {
    /** Stands for no world: the demonstrations are kept as they are. */
    public static final String NONE = "none";

    private Importing() {}

    /** What was made of it. */
    public record Made(Mapping mapping, Imports.Taken taken) {}

    /**
     * @param source the file or folder to read
     * @param world its id, or {@link #NONE}; empty for the one whose channels match
     * @param session there must be no such file
     * @throws ReinsException where it cannot be read, no world or more than one fits, or the
     *     session cannot be written; there is no session then
     * @throws java.util.concurrent.CancellationException where progress said so; the same holds
     */
    public static Made run(
            Format format, Path source, Optional<String> world, Path session, Progress progress) {
        try (Attempts attempts = format.read(source)) {
            Mapping mapping = mapping(attempts.world(), world);
            Imports.Taken taken =
                    Imports.run(
                            format,
                            attempts,
                            mapping,
                            String.valueOf(source.toAbsolutePath().getFileName()),
                            session,
                            Instant.now(),
                            progress);
            return new Made(mapping, taken);
        }
    }

    /**
     * The ids of the worlds that what was written may be of, by its channels.
     *
     * @throws ReinsException where it cannot be read
     */
    public static List<String> fitting(Format format, Path source) {
        try (Attempts attempts = format.read(source)) {
            return fitting(attempts.world()).stream().map(each -> each.world().id()).toList();
        }
    }

    private static List<Mapping> fitting(WorldSpec foreign) {
        return Mapping.fitting(
                foreign,
                WorldShelf.ofUser().worlds().stream().<WorldSpec>map(WorldType::spec).toList());
    }

    private static Mapping mapping(WorldSpec foreign, Optional<String> world) {
        if (world.isPresent()) {
            return world.get().equals(NONE) ? Mapping.none(foreign) : chosen(foreign, world.get());
        }
        List<Mapping> fitting = fitting(foreign);
        if (fitting.size() != 1) {
            String which =
                    fitting.isEmpty()
                            ? "are of no world that is known here"
                            : "may be of "
                                    + fitting.stream()
                                            .map(each -> each.world().id())
                                            .collect(Collectors.joining(" or "));
            throw new ReinsException(
                    "These demonstrations %s (they have %s); choose the world (--world), or none to keep them as they are."
                            .formatted(which, channels(foreign)));
        }
        return fitting.getFirst();
    }

    private static Mapping chosen(WorldSpec foreign, String id) {
        WorldSpec wanted = WorldShelf.ofUser().find(id).spec();
        return Mapping.byNames(foreign, wanted)
                .or(() -> Mapping.byShape(foreign, wanted))
                .orElseThrow(() ->
                        new ReinsException(
                                "World '%s' has %s, and these demonstrations have %s; choose another world, or none."
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
