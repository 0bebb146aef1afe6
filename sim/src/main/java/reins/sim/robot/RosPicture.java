package reins.sim.robot;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.sim.camera.Fit;
import reins.sim.camera.Pictures;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/** The picture in a message of ROS. Safe on every thread. */
final class RosPicture {
    private static final int LONGEST_SIDE = 8192;

    private final RosMessage message;
    private final byte[] data;

    /**
     * @param message a CompressedImage or an Image
     * @throws IOException where it holds none
     */
    RosPicture(RosMessage message) throws IOException {
        this.message = message;
        data = message.at("data").bytes();
    }

    /** Whether it shows the same, to the last bit. */
    boolean isSameAs(RosPicture other) {
        return Arrays.equals(data, other.data);
    }

    /**
     * The picture as the camera's; a JPEG of its size stays as it came.
     *
     * @throws IOException where it cannot be decoded
     */
    Frame developed(Camera camera) throws IOException {
        try {
            return Fit.to(camera, message.has("encoding") ? plain() : Pictures.any(data));
        } catch (ReinsException e) {
            throw new IOException("a picture cannot be decoded", e);
        }
    }

    private Frame plain() throws IOException {
        int width = message.at("width").whole(1, LONGEST_SIDE);
        int height = message.at("height").whole(1, LONGEST_SIDE);
        int step = message.at("step").whole(1, 8 * LONGEST_SIDE);
        Layout layout = layout(message.at("encoding").text());
        if (step < (long) width * layout.bytes() || data.length < (long) step * height) {
            throw new IOException(
                    "a picture of %d×%d pixels has %d bytes".formatted(width, height, data.length));
        }
        byte[] rgb = new byte[3 * width * height];
        int to = 0;
        for (int y = 0; y < height; y++) {
            int from = y * step;
            for (int x = 0; x < width; x++) {
                rgb[to++] = data[from + layout.red()];
                rgb[to++] = data[from + layout.green()];
                rgb[to++] = data[from + layout.blue()];
                from += layout.bytes();
            }
        }
        return new Frame("camera", width, height, Blob.of(rgb));
    }

    /** How many bytes a pixel has, and which are its colours. */
    private record Layout(int bytes, int red, int green, int blue) {}

    private static Layout layout(String encoding) throws IOException {
        return switch (encoding.toLowerCase(Locale.ROOT)) {
            case "rgb8" -> new Layout(3, 0, 1, 2);
            case "bgr8", "8uc3" -> new Layout(3, 2, 1, 0);
            case "rgba8" -> new Layout(4, 0, 1, 2);
            case "bgra8", "8uc4" -> new Layout(4, 2, 1, 0);
            case "mono8", "8uc1" -> new Layout(1, 0, 0, 0);
            default ->
                    throw new IOException(
                            "its pictures are coded as '%s', and not as RGB, BGR or JPEG"
                                    .formatted(encoding));
        };
    }
}
