package reins.sim.camera;

import reins.core.fact.Frame;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Shows the pictures of a folder in the order of their names, again and again. See {@link
 * CameraReader}.
 */
final class FolderReader implements CameraReader {
    private final CameraSource source;
    private final Pace pace;
    private volatile boolean ended;
    private List<Path> files = List.of();
    private int next;

    FolderReader(CameraSource source, LongSupplier nanoTime) {
        this.source = source;
        pace = new Pace(nanoTime);
    }

    @Override
    public void open() throws IOException {
        String address = source.address();
        int name = 1 + Math.max(address.lastIndexOf('/'), address.lastIndexOf(File.separatorChar));
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> matching =
                Files.newDirectoryStream(
                        Path.of(name == 0 ? "." : address.substring(0, name)),
                        address.substring(name))) {
            matching.forEach(found::add);
        } catch (IOException e) {
            throw new IOException("its folder cannot be read", e);
        }
        if (found.isEmpty()) {
            throw new IOException("no file has such a name");
        }
        files = found.stream().sorted().toList();
    }

    @Override
    public Optional<Frame> next() throws IOException {
        if (ended) {
            throw new IOException("it was closed");
        }
        if (!pace.isDue(next * 1_000_000_000L / source.fps())) {
            return Optional.empty();
        }
        Path file = files.get(next++ % files.size());
        if (Files.size(file) > Parts.LARGEST) {
            throw new IOException("a picture is larger than %d MB".formatted(Parts.LARGEST >> 20));
        }
        return Optional.of(Pictures.any(Files.readAllBytes(file)));
    }

    @Override
    public void end() {
        ended = true;
    }

    @Override
    public void close() {
        end();
    }
}
