package reins.app.worlds;

import reins.app.base.Places;
import reins.app.base.Remembered;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What a person has agreed that worlds of other programs start on this machine, so that each is
 * asked for once. Safe on every thread.
 */
public final class Agreements {
    private static final String FILE = "agreed-worlds.json";

    private final Path file;

    /**
     * @param folder where it is remembered
     */
    public Agreements(Path folder) {
        file = folder.resolve(FILE);
    }

    /** What this person has agreed to. */
    public static Agreements ofUser() {
        return new Agreements(Places.settings());
    }

    private record Kept(Set<String> agreed) {
        Kept {
            // A file written by hand may lack it.
            agreed = Set.copyOf(Objects.requireNonNullElse(agreed, Set.of()));
        }
    }

    private Set<String> agreed() {
        return Remembered.read(file, Kept.class).map(Kept::agreed).orElse(Set.of());
    }

    /** What is still to be agreed to before this world is opened, a line each. */
    public List<String> lacking(Chosen<WorldType<?>> world) {
        List<String> starts = world.type().startsWith(world.settings());
        return starts.isEmpty() || agreed().contains(mark(starts)) ? List.of() : starts;
    }

    /**
     * Remembers that a person has agreed to what this world starts.
     *
     * @throws ReinsException where that cannot be written
     */
    public void agree(Chosen<WorldType<?>> world) {
        List<String> starts = world.type().startsWith(world.settings());
        if (!lacking(world).isEmpty()) {
            Set<String> now = new HashSet<>(agreed());
            now.add(mark(starts));
            Remembered.write(file, new Kept(now));
        }
    }

    /**
     * @throws ReinsException where nobody has agreed to what this world starts
     */
    public void require(Chosen<WorldType<?>> world) {
        if (!lacking(world).isEmpty()) {
            throw new ReinsException(
                    "Nobody has agreed yet to what world '%s' starts; drive in it once, and you are asked."
                            .formatted(world.type().id()));
        }
    }

    private static String mark(List<String> starts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of()
                    .formatHex(
                            digest.digest(
                                    String.join("\n", starts).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
