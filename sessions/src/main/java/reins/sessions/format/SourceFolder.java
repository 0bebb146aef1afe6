package reins.sessions.format;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;

/**
 * A folder that another program wrote. Names and links in it that lead out of it are refused. Safe
 * on every thread.
 */
public final class SourceFolder {
    private static final int MOST_DEPTH = 8;
    private static final int MOST_FILES = 1_000_000;

    private final Path root;
    private final Path real;

    private SourceFolder(Path root, Path real) {
        this.root = root;
        this.real = real;
    }

    /**
     * @throws ReinsException where there is no such folder
     */
    public static SourceFolder open(Path root) {
        if (!Files.isDirectory(root)) {
            throw new ReinsException(
                    Files.exists(root)
                            ? "This is a file, where a folder is read; choose the folder: " + root
                            : "There is no such folder; choose another one: " + root);
        }
        try {
            return new SourceFolder(root, root.toRealPath());
        } catch (IOException e) {
            throw new ReinsException("This folder cannot be read; choose another: " + root, e);
        }
    }

    public Path root() {
        return root;
    }

    public boolean has(String name) {
        return Files.isRegularFile(root.resolve(name));
    }

    /**
     * A file in the folder, or deeper.
     *
     * @param name with slashes between folders
     * @throws ReinsException where there is none, or it lies outside
     */
    public Path file(String name) {
        try {
            Path file = root.resolve(name);
            if (!Files.isRegularFile(file)) {
                throw Damaged.at(root, "'%s'".formatted(name), "there is no file");
            }
            if (!file.toRealPath().startsWith(real)) {
                throw Damaged.at(root, "'%s'".formatted(name), "it leads out of the folder");
            }
            return file;
        } catch (IOException | InvalidPathException e) {
            throw Damaged.at(root, "'%s'".formatted(name), e);
        }
    }

    /**
     * Every file below a folder of it whose name ends so, in order of their names.
     *
     * @param ending {@code .parquet}
     */
    public List<Path> files(String below, String ending) {
        List<Path> files = new ArrayList<>();
        Path start = root.resolve(below);
        if (!Files.isDirectory(start)) {
            return files;
        }
        try {
            Files.walkFileTree(
                    start,
                    EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                    MOST_DEPTH,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes is) {
                            if (file.getFileName().toString().endsWith(ending)) {
                                files.add(file);
                            }
                            return files.size() < MOST_FILES
                                    ? FileVisitResult.CONTINUE
                                    : FileVisitResult.TERMINATE;
                        }
                    });
        } catch (IOException e) {
            throw Damaged.at(root, "'%s'".formatted(below), e);
        }
        Collections.sort(files);
        files.forEach(file -> file(root.relativize(file).toString()));
        return files;
    }
}
