package reins.app.review;

import reins.core.fact.Blob;
import reins.core.fact.Frame;
import reins.core.fact.Scene;

import java.util.List;

/** Scenes whose pictures are small, so that a whole episode of them fits. Safe on every thread. */
final class Small {
    /** In pixels. */
    private static final int WIDE = 240;

    private Small() {}

    /** The scene, with smaller pictures where they are wider than need be. */
    static Scene of(Scene scene) {
        List<Scene.Shape> shapes = scene.shapes().stream().map(Small::shape).toList();
        return new Scene(scene.view(), scene.background(), shapes);
    }

    private static Scene.Shape shape(Scene.Shape shape) {
        return shape
                                instanceof
                                Scene.Picture(
                                        double left,
                                        double bottom,
                                        double width,
                                        double height,
                                        Frame frame)
                        && frame.width() > WIDE
                ? new Scene.Picture(
                        left,
                        bottom,
                        width,
                        height,
                        reduced(frame, (frame.width() + WIDE - 1) / WIDE))
                : shape;
    }

    /** One pixel for each square with a side of this many pixels. */
    private static Frame reduced(Frame frame, int by) {
        byte[] rgb = frame.pixels().toArray();
        int width = frame.width() / by;
        int height = Math.max(1, frame.height() / by);
        byte[] small = new byte[3 * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int c = 0; c < 3; c++) {
                    int sum = 0;
                    int count = 0;
                    for (int dy = 0; dy < by && y * by + dy < frame.height(); dy++) {
                        for (int dx = 0; dx < by; dx++) {
                            sum +=
                                    rgb[3 * ((y * by + dy) * frame.width() + x * by + dx) + c]
                                            & 0xFF;
                            count++;
                        }
                    }
                    small[3 * (y * width + x) + c] = (byte) (sum / count);
                }
            }
        }
        return new Frame(frame.camera(), width, height, Blob.of(small));
    }
}
