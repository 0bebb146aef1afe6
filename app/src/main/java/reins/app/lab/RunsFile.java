package reins.app.lab;

import com.google.gson.Gson;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The finished runs of a comparison, one JSON object a line. A line counts once its line feed is
 * written, so a program that ends at any moment leaves whole runs and at most one cut line, which
 * is dropped when the file is opened next. One program at a time may have it open. Used by one
 * thread.
 */
public final class RunsFile implements AutoCloseable {
    private final Path file;
    private final FileChannel channel;
    private final List<Run> runs;
    private final boolean mended;

    private RunsFile(Path file, FileChannel channel, List<Run> runs, boolean mended) {
        this.file = file;
        this.channel = channel;
        this.runs = runs;
        this.mended = mended;
    }

    /**
     * Opens or creates it.
     *
     * @throws ReinsException where it cannot be, where another program writes it, or where it holds
     *     something else
     */
    public static RunsFile open(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel =
                    FileChannel.open(
                            file,
                            StandardOpenOption.CREATE,
                            StandardOpenOption.READ,
                            StandardOpenOption.WRITE);
            try {
                lock(channel, file);
                byte[] bytes = Files.readAllBytes(file);
                int whole = wholeLines(bytes);
                if (whole < bytes.length) {
                    channel.truncate(whole);
                    channel.force(true);
                }
                channel.position(whole);
                return new RunsFile(file, channel, parse(bytes, file), whole < bytes.length);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ReinsException("The file of runs cannot be opened: " + file, e);
        }
    }

    /** The runs of a file that another program may be writing; none where there is no file. */
    public static List<Run> read(Path file) {
        try {
            return Files.exists(file) ? parse(Files.readAllBytes(file), file) : List.of();
        } catch (IOException e) {
            throw new ReinsException("The file of runs cannot be read: " + file, e);
        }
    }

    private static void lock(FileChannel channel, Path file) throws IOException {
        Optional<FileLock> lock;
        try {
            lock = Optional.ofNullable(channel.tryLock());
        } catch (OverlappingFileLockException _) {
            lock = Optional.empty();
        }
        if (lock.isEmpty()) {
            throw new ReinsException(
                    "Another program is adding to this file of runs; wait for it, or choose another"
                            + " file: "
                            + file);
        }
    }

    /** How many bytes the whole lines have. */
    private static int wholeLines(byte[] bytes) {
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        return whole;
    }

    private static List<Run> parse(byte[] bytes, Path file) {
        String text = new String(bytes, 0, wholeLines(bytes), StandardCharsets.UTF_8);
        List<Run> runs = new ArrayList<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            try {
                runs.add(Optional.ofNullable(new Gson().fromJson(line, Run.class)).orElseThrow());
            } catch (RuntimeException e) { // what Gson and the records think of strange lines
                throw new ReinsException(
                        "Line %d is not a run; correct or remove it: %s".formatted(number, file),
                        e);
            }
        }
        return runs;
    }

    /** Whether a cut last line was dropped when the file was opened. */
    public boolean wasMended() {
        return mended;
    }

    /** All finished runs, in the order they were finished in. */
    public List<Run> runs() {
        return List.copyOf(runs);
    }

    /** Adds a run; when this returns it is on the disk. */
    public void add(Run run) {
        try {
            byte[] line = (new Gson().toJson(run) + "\n").getBytes(StandardCharsets.UTF_8);
            ByteBuffer rest = ByteBuffer.wrap(line);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
            runs.add(run);
        } catch (IOException e) {
            throw new ReinsException(
                    "A finished run cannot be kept; make room on the disk and start again: " + file,
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new ReinsException("The file of runs cannot be closed: " + file, e);
        }
    }
}
