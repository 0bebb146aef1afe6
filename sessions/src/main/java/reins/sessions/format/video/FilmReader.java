package reins.sessions.format.video;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a film from beginning to end, whoever encoded it; pictures larger than a camera of Reins
 * come out smaller. Used by one thread at a time.
 */
public final class FilmReader implements AutoCloseable {
    /** The longer side of a picture that is kept, in pixels. */
    private static final int LONGEST = 320;

    /** More than any camera's. */
    private static final int MOST_PIXELS = 1 << 26;

    private final Path file;
    private final Camera camera;
    private final FFmpegFrameGrabber grabber;
    private long pictures;

    private FilmReader(Path file, String name) {
        Film.hush();
        this.file = file;
        grabber = new FFmpegFrameGrabber(file.toFile());
        try {
            grabber.setFormat("mp4");
            grabber.setPixelFormat(avutil.AV_PIX_FMT_RGB24);
            grabber.setOption("protocol_whitelist", "file");
            grabber.start();
            camera = fit(name, grabber.getImageWidth(), grabber.getImageHeight());
            grabber.setImageWidth(camera.width());
            grabber.setImageHeight(camera.height());
        } catch (IOException | RuntimeException e) {
            throw closing(Damaged.at(file, "its beginning", e));
        }
    }

    /**
     * @param name of the camera
     * @throws ReinsException where it is no film
     */
    public static FilmReader open(Path file, String name) {
        return new FilmReader(file, name);
    }

    /** How many pictures a film says it has. */
    static long pictures(Path file) throws IOException {
        try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
            grabber.setFormat("mp4");
            grabber.start();
            return grabber.getFormatContext().streams(0).nb_frames();
        }
    }

    private static Camera fit(String name, int width, int height) {
        if (width < 1 || height < 1 || (long) width * height > MOST_PIXELS) {
            throw new IllegalArgumentException(
                    "there are no pictures, or of %d by %d pixels".formatted(width, height));
        }
        return fitting(name, width, height);
    }

    /** A camera of these pictures, as large as they are or as is kept of them. */
    public static Camera fitting(String name, int width, int height) {
        double scale = Math.min(1, (double) LONGEST / Math.max(width, height));
        return new Camera(
                name,
                (int) Math.max(1, Math.round(width * scale)),
                (int) Math.max(1, Math.round(height * scale)));
    }

    private ReinsException closing(ReinsException failure) {
        try {
            grabber.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }

    /** Its pictures' size. */
    public Camera camera() {
        return camera;
    }

    /**
     * A picture and when it is shown.
     *
     * @param seconds from the film's beginning
     */
    public record Picture(reins.core.fact.Frame frame, double seconds) {}

    /**
     * The next picture; empty at the end.
     *
     * @throws ReinsException where the film is damaged
     */
    public Optional<Picture> next() {
        try {
            Frame frame = grabber.grabImage();
            if (frame == null || frame.image == null) {
                return Optional.empty();
            }
            pictures++;
            return Optional.of(
                    new Picture(
                            new reins.core.fact.Frame(
                                    camera.name(), camera.width(), camera.height(), pixels(frame)),
                            grabber.getTimestamp() / 1e6));
        } catch (IOException | RuntimeException e) {
            throw Damaged.at(file, "picture " + pictures, e);
        }
    }

    /** Rows may have bytes behind their pixels. */
    private Blob pixels(Frame frame) {
        byte[] pixels = new byte[3 * camera.width() * camera.height()];
        ByteBuffer image = (ByteBuffer) frame.image[0];
        int row = 3 * camera.width();
        for (int y = 0; y < camera.height(); y++) {
            image.position(y * frame.imageStride);
            image.get(pixels, y * row, row);
        }
        return Blob.of(pixels);
    }

    @Override
    public void close() {
        try {
            grabber.close();
        } catch (IOException e) {
            throw new ReinsException("This film cannot be closed: " + file, e);
        }
    }
}
