package reins.sessions.format.lerobot;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.sessions.Damaged;
import reins.sessions.format.Limits;
import reins.sessions.format.video.FilmReader;
import reins.sessions.format.video.FilmReader.Picture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The place up to which a camera's films have been read; quick forwards, while going back starts
 * again. Used by one thread at a time.
 */
final class LeRobotCursor implements AutoCloseable {
    private final Camera camera;
    private final int fps;
    private Optional<Open> open = Optional.empty();

    private record Open(Path file, FilmReader reader, double readTo) {}

    LeRobotCursor(Camera camera, int fps) {
        this.camera = camera;
        this.fps = fps;
    }

    /**
     * Pictures that are shown one tick after the other.
     *
     * @param from when the first is shown, in seconds from the film's beginning
     * @throws ReinsException where there are not as many
     */
    List<Frame> frames(Path file, double from, int count) {
        Limits.hold(file, "its pictures", 3L * camera.width() * camera.height() * count);
        FilmReader reader = reader(file, from);
        double half = 0.5 / fps;
        List<Frame> frames = new ArrayList<>(count);
        double seconds = from;
        while (frames.size() < count) {
            double wanted = from + (double) frames.size() / fps;
            Picture picture =
                    reader.next()
                            .orElseThrow(() ->
                                    Damaged.at(
                                            file, "second %.3f".formatted(wanted), "it is over"));
            seconds = picture.seconds();
            if (seconds > wanted + half) {
                throw Damaged.at(file, "second %.3f".formatted(wanted), "there is no picture");
            }
            if (seconds > wanted - half) {
                frames.add(picture.frame());
            }
        }
        open = Optional.of(new Open(file, reader, seconds));
        return frames;
    }

    private FilmReader reader(Path file, double from) {
        if (open.isPresent()
                && open.get().file().equals(file)
                && open.get().readTo() < from - 0.5 / fps) {
            return open.get().reader();
        }
        close();
        FilmReader reader = FilmReader.open(file, camera.name());
        open = Optional.of(new Open(file, reader, -1));
        if (!reader.camera().equals(camera)) {
            throw Damaged.at(
                    file,
                    "its beginning",
                    "there are pictures of %d by %d pixels, not %d by %d"
                            .formatted(
                                    reader.camera().width(),
                                    reader.camera().height(),
                                    camera.width(),
                                    camera.height()));
        }
        return reader;
    }

    @Override
    public void close() {
        open.ifPresent(present -> present.reader().close());
        open = Optional.empty();
    }
}
