package reins.sessions.format.lerobot;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.sessions.format.video.Film;
import reins.sessions.format.video.FilmWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One camera's films of a dataset v3.0, each of many attempts. Used by one thread at a time. */
final class LeRobotFilm implements AutoCloseable {
    /** A film is closed behind the attempt that makes it larger, in MB. */
    static final int MB = 200;

    private final Path target;
    private final String key;
    private final Camera camera;
    private final int fps;
    private Optional<FilmWriter> writer = Optional.empty();
    private int number = -1;
    private long first;

    /**
     * @throws ReinsException where its pictures make no film
     */
    LeRobotFilm(Path target, String key, Camera camera, int fps) {
        this.target = target;
        this.key = key;
        this.camera = camera;
        this.fps = fps;
        requireFilm(camera);
    }

    static void requireFilm(Camera camera) {
        if (!Film.isPossible(camera)) {
            throw new ReinsException(
                    "Camera '%s' has pictures of %d by %d pixels, and a film needs even numbers, 16"
                                    .formatted(camera.name(), camera.width(), camera.height())
                            + " or more; choose other cameras or another format.");
        }
    }

    String key() {
        return key;
    }

    void beginAttempt() throws IOException {
        if (writer.isEmpty() || Files.size(file()) > (long) MB << 20) {
            close();
            number++;
            Files.createDirectories(file().getParent());
            writer = Optional.of(new FilmWriter(file(), camera, fps));
        }
        first = writer.get().pictures();
    }

    private Path file() {
        return target.resolve("videos").resolve(key).resolve(LeRobotInfo.place(number) + ".mp4");
    }

    void write(Frame frame) throws IOException {
        writer.orElseThrow().write(frame);
    }

    /** Counts films, from 0. */
    int number() {
        return number;
    }

    /** When the attempt's first picture is shown, in seconds from the film's beginning. */
    double from() {
        return (double) first / fps;
    }

    /** When the picture behind its last one is shown. */
    double to() {
        return (double) writer.orElseThrow().pictures() / fps;
    }

    @Override
    public void close() throws IOException {
        if (writer.isPresent()) {
            writer.get().close();
        }
    }
}
