package reins.sessions.format.video;

import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacv.FFmpegFrameRecorder;
import org.bytedeco.javacv.Frame;

import reins.core.fact.Camera;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;

/**
 * Writes the pictures of one camera, one at least, as a film (mp4, yuv420p), each exactly a tick
 * after the one before. Used by one thread at a time.
 */
public final class FilmWriter implements AutoCloseable {
    private static final String QUALITY = "30";
    private static final String SPEED = "10";

    /**
     * SVT-AV1 3.1.2 with more threads deadlocks once in some hundred films of 120 smooth pictures
     * on two busy cores; with these, in none of 9,300. The bytes are the same.
     */
    private static final String FEWEST_THREADS = "lp=1";

    private final Path file;
    private final FFmpegFrameRecorder recorder;
    private final Camera camera;
    private final ByteBuffer pixels;
    private final Frame frame;
    private long pictures;
    private boolean closed;

    /**
     * @param file is not there yet
     * @param fps pictures a second, above 0
     */
    public FilmWriter(Path file, Camera camera, int fps) throws IOException {
        Film.hush();
        this.file = file;
        this.camera = camera;
        Film.Codec codec = Film.codec(camera);
        recorder = new FFmpegFrameRecorder(file.toFile(), camera.width(), camera.height());
        recorder.setFormat("mp4");
        recorder.setVideoCodec(Film.mp4Codec(codec));
        recorder.setVideoCodecName(codec.encoder());
        recorder.setPixelFormat(avutil.AV_PIX_FMT_YUV420P);
        recorder.setFrameRate(fps);
        recorder.setGopSize(Film.PICTURES_FROM_KEY_TO_KEY);
        recorder.setVideoBitrate(0);
        switch (codec) {
            case AV1 -> {
                recorder.setVideoOption("crf", QUALITY);
                recorder.setVideoOption("preset", SPEED);
                recorder.setVideoOption("svtav1-params", FEWEST_THREADS);
            }
            case H264 -> {
                recorder.setVideoBitrate(camera.width() * camera.height() * fps);
                recorder.setVideoOption("allow_skip_frames", "0");
            }
        }
        pixels = ByteBuffer.allocateDirect(camera.width() * camera.height() * 3);
        frame =
                new Frame(
                        camera.width(), camera.height(), Frame.DEPTH_UBYTE, 3, 3 * camera.width());
        frame.image[0] = pixels;
    }

    public void write(reins.core.fact.Frame picture) throws IOException {
        if (picture.width() != camera.width() || picture.height() != camera.height()) {
            throw new IOException(
                    "a picture of %d by %d pixels among others"
                            .formatted(picture.width(), picture.height()));
        }
        if (pictures == 0) {
            recorder.start(); // not before: an encoder that got no picture may not come to its end
        }
        pixels.clear().put(picture.pixels().toArray()).flip();
        recorder.record(frame, avutil.AV_PIX_FMT_RGB24);
        pictures++;
    }

    /** Pictures written. */
    public long pictures() {
        return pictures;
    }

    /**
     * @throws IOException where the film is not whole, for instance because the disk is full, which
     *     the encoder itself does not say
     */
    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            if (pictures > 0) {
                finish();
            }
        }
    }

    private void finish() throws IOException {
        try (recorder) {
            recorder.stop();
        }
        long there = FilmReader.pictures(file);
        if (there != pictures) {
            throw new IOException("%d of %d pictures were written".formatted(there, pictures));
        }
    }
}
