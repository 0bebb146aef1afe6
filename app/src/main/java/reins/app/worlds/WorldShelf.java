package reins.app.worlds;

import reins.app.base.Places;
import reins.core.fact.ReinsException;
import reins.core.role.ById;
import reins.core.role.WorldType;
import reins.sim.gym.GymWorlds;
import reins.sim.gym.WorldFile;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The worlds that can be chosen now: those of Reins, and those whose files are in a folder. Reading
 * starts nothing. Safe on every thread.
 */
public final class WorldShelf {
    private static final String BIN = "Bin";
    private static final int MOST_LETTERS = 100;

    private final Path folder;

    /** The files of this folder, which need not be there yet. */
    public WorldShelf(Path folder) {
        this.folder = folder;
    }

    /** The files that the person keeps. */
    public static WorldShelf ofUser() {
        return new WorldShelf(Places.worlds());
    }

    /** A world and the file that says it. */
    public record Kept(Path file, WorldFile world) {
        public WorldType<?> type() {
            return GymWorlds.of(world, "");
        }
    }

    /**
     * What is in the folder.
     *
     * @param unreadable a sentence for each file that is none
     * @param binned the files that were thrown away
     */
    public record Contents(List<Kept> kept, List<String> unreadable, List<Path> binned) {
        public Contents {
            binned = List.copyOf(binned);
            kept = List.copyOf(kept);
            unreadable = List.copyOf(unreadable);
        }

        /** All that can be chosen. */
        public List<WorldType<?>> worlds() {
            List<WorldType<?>> all = new ArrayList<>(Worlds.ALL);
            kept.forEach(one -> all.add(one.type()));
            return List.copyOf(all);
        }

        /** The file of a world that can be chosen; empty for one of Reins. */
        public Optional<Kept> of(WorldType<?> type) {
            return kept.stream().filter(one -> one.type().equals(type)).findFirst();
        }
    }

    /** What there is now. */
    public Contents look() {
        List<Kept> kept = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        for (Path file : files(folder)) {
            try {
                kept.add(new Kept(file, WorldFile.read(file)));
            } catch (ReinsException e) {
                unreadable.add(e.sentence());
            }
        }
        return new Contents(kept, unreadable, files(folder.resolve(BIN)));
    }

    /** All worlds that can be chosen now. */
    public List<WorldType<?>> worlds() {
        return look().worlds();
    }

    /**
     * The world of this id that can be chosen now.
     *
     * @throws ReinsException where there is none
     */
    public WorldType<?> find(String id) {
        return ById.find("world", worlds(), WorldType::id, id);
    }

    private static List<Path> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "*" + WorldFile.SUFFIX)) {
            all.forEach(files::add);
        } catch (IOException e) {
            throw new ReinsException("The worlds' files cannot be listed: " + folder, e);
        }
        files.sort(null);
        return files;
    }

    /** Where the file of an environment is that nobody named otherwise. */
    public Path place(String env) {
        return folder.resolve(safe(env) + WorldFile.SUFFIX);
    }

    private static String safe(String name) {
        String safe = name.replaceAll("[^\\p{L}\\p{N}._ -]", "_").replaceAll("^[. ]+", "_");
        return safe.length() > MOST_LETTERS ? safe.substring(0, MOST_LETTERS) : safe;
    }

    /**
     * Keeps a new world, in a file that is called as the world is.
     *
     * @throws ReinsException where it cannot be written
     */
    public Kept keep(WorldFile world) {
        return write(free(folder, safe(world.title())), world);
    }

    /** Changes a world that is kept. */
    public Kept change(Kept before, WorldFile world) {
        return write(before.file(), world);
    }

    /** Writes the file of an environment that was met for the first time. */
    public Kept meet(WorldFile world) {
        return write(place(world.env()), world);
    }

    private Kept write(Path file, WorldFile world) {
        try {
            Files.createDirectories(folder);
            Files.writeString(file, world.text());
        } catch (IOException e) {
            throw new ReinsException("This world file cannot be written: " + file, e);
        }
        return new Kept(file, world);
    }

    private static Path free(Path folder, String stem) {
        Path file = folder.resolve(stem + WorldFile.SUFFIX);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve("%s %d%s".formatted(stem, number, WorldFile.SUFFIX));
        }
        return file;
    }

    /**
     * Moves a world's file into the bin.
     *
     * @return where it is then
     * @throws ReinsException where it cannot be moved
     */
    public Path bin(Kept kept) {
        return move(kept.file(), folder.resolve(BIN));
    }

    /**
     * Takes a world's file out of the bin.
     *
     * @throws ReinsException where it cannot be moved
     */
    public void restore(Path binned) {
        var _ = move(binned, folder);
    }

    private static Path move(Path file, Path to) {
        try {
            Files.createDirectories(to);
            return Files.move(file, free(to, name(file)));
        } catch (IOException e) {
            throw new ReinsException("This world file cannot be moved: " + file, e);
        }
    }

    /** A file's name without its ending. */
    public static String name(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(WorldFile.SUFFIX)
                ? name.substring(0, name.length() - WorldFile.SUFFIX.length())
                : name;
    }
}
