package reins.core.fact;

import java.io.IOException;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Decodes the pictures that cameras send as JPEG. Safe on every thread. */
final class Jpeg {
    private Jpeg() {}

    /**
     * Pixels, 8-bit RGB, {@code [height, width, 3]}; the size is looked at before the picture. They
     * are decoded once for all who have them at the same time.
     *
     * @throws ReinsException where it is no JPEG of the frame's size
     */
    static Blob decode(Frame frame) {
        Optional<Blob> known = frame.bytes().pixels();
        if (known.isPresent() && known.get().size() == 3 * frame.width() * frame.height()) {
            return known.get();
        }
        Blob decoded = read(frame);
        frame.bytes().remember(decoded);
        return decoded;
    }

    private static Blob read(Frame frame) {
        ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(frame.bytes().stream())) {
            reader.setInput(in);
            if (reader.getWidth(0) != frame.width() || reader.getHeight(0) != frame.height()) {
                throw new IOException(
                        "it is of %d×%d pixels".formatted(reader.getWidth(0), reader.getHeight(0)));
            }
            return Frame.of(frame.camera(), reader.read(0)).bytes();
        } catch (IOException | RuntimeException e) { // the reader has several for what is no JPEG
            throw new ReinsException(
                    "A picture of camera '%s' cannot be read as a JPEG of %d×%d pixels; look at the camera's settings: %s"
                            .formatted(frame.camera(), frame.width(), frame.height(), e),
                    e);
        } finally {
            reader.dispose();
        }
    }
}
