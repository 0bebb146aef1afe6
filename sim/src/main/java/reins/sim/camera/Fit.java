package reins.sim.camera;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;

import java.io.IOException;

/** Brings pictures to the size that a world's camera has. Safe on every thread. */
public final class Fit {
    private Fit() {}

    /**
     * A picture's file, which stays as it came where its size is the camera's. See {@link
     * #to(Camera, Frame)}.
     *
     * @throws IOException where it is no picture
     */
    public static Frame to(Camera camera, byte[] file) throws IOException {
        return to(camera, Pictures.any(file));
    }

    /**
     * The picture as the camera's: its middle part of the camera's proportions, each pixel the mean
     * of those it stands for. One that has the size already stays as it came; a JPEG is decoded all
     * the same, so that whoever gets it can decode it too.
     *
     * @throws ReinsException where it cannot be decoded
     */
    public static Frame to(Camera camera, Frame frame) {
        Blob pixels = frame.pixels();
        if (frame.width() == camera.width() && frame.height() == camera.height()) {
            return new Frame(
                    camera.name(), frame.width(), frame.height(), frame.coding(), frame.bytes());
        }
        return new Frame(
                camera.name(),
                camera.width(),
                camera.height(),
                Blob.of(scaled(pixels.toArray(), frame, camera)));
    }

    private static byte[] scaled(byte[] from, Frame frame, Camera camera) {
        long wide = (long) frame.width() * camera.height();
        long high = (long) frame.height() * camera.width();
        int width = wide > high ? (int) (high / camera.height()) : frame.width();
        int height = wide > high ? frame.height() : (int) (wide / camera.width());
        width = Math.max(1, width);
        height = Math.max(1, height);
        int left = (frame.width() - width) / 2;
        int top = (frame.height() - height) / 2;
        byte[] to = new byte[3 * camera.width() * camera.height()];
        int at = 0;
        for (int y = 0; y < camera.height(); y++) {
            int firstRow = top + (int) ((long) y * height / camera.height());
            int lastRow = Math.max(firstRow + 1, top + (int) ((y + 1L) * height / camera.height()));
            for (int x = 0; x < camera.width(); x++) {
                int first = left + (int) ((long) x * width / camera.width());
                int last = Math.max(first + 1, left + (int) ((x + 1L) * width / camera.width()));
                long red = 0;
                long green = 0;
                long blue = 0;
                for (int row = firstRow; row < lastRow; row++) {
                    int next = 3 * (row * frame.width() + first);
                    for (int column = first; column < last; column++) {
                        red += from[next++] & 0xFF;
                        green += from[next++] & 0xFF;
                        blue += from[next++] & 0xFF;
                    }
                }
                long count = (long) (lastRow - firstRow) * (last - first);
                to[at++] = (byte) ((red + count / 2) / count);
                to[at++] = (byte) ((green + count / 2) / count);
                to[at++] = (byte) ((blue + count / 2) / count);
            }
        }
        return to;
    }
}
