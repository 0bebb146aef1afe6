package reins.app.review;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Scene;
import reins.sim.camera.Fit;

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

    private static Frame reduced(Frame frame, int by) {
        return Fit.to(
                new Camera(frame.camera(), frame.width() / by, Math.max(1, frame.height() / by)),
                frame);
    }
}
