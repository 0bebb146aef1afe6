package reins.sim.render;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;

/**
 * Takes a camera's frames: scenes in, small pictures with smooth edges out, many thousands a
 * second. It shows what {@link SceneRenderer} shows, but for labels, which are for people. Shapes
 * that stayed since the scene before are painted once. Used by one thread at a time.
 */
final class CameraFilm {
    private static final Scene NOTHING = new Scene(new Scene.View(0, 0, 1, 1), 0, List.of());

    /** Corners of a small and of a large disc. */
    private static final int FEWEST_CORNERS = 8;

    private static final int MOST_CORNERS = 48;

    private final Camera camera;
    private final Coverage coverage;

    /** {@code 0xRRGGBB}, rows from the top. */
    private final int[] colours;

    private final byte[] bytes;

    private Scene before = NOTHING;

    /** The background and the first {@link #keptShapes} shapes of the scene before. */
    private final int[] kept;

    private int keptShapes = -1;

    /**
     * From the world to the pixels, {@code x' = xx·x + xy·y + x0}, {@code y' = yx·x + yy·y + y0}.
     */
    private double xx;

    private double xy;
    private double x0;
    private double yx;
    private double yy;
    private double y0;

    /** Pixels in a unit of the world's length. */
    private double scale;

    private double[] points = new double[64];

    CameraFilm(Camera camera) {
        this.camera = camera;
        coverage = new Coverage(camera.width(), camera.height());
        colours = new int[camera.width() * camera.height()];
        kept = new int[colours.length];
        bytes = new byte[3 * colours.length];
    }

    Camera camera() {
        return camera;
    }

    Frame expose(Scene scene) {
        if (isWholePicture(scene) && scene.shapes().getFirst() instanceof Scene.Picture whole) {
            return new Frame(
                    camera.name(), camera.width(), camera.height(), whole.frame().pixels());
        }
        look(scene.view());
        List<Scene.Shape> shapes = scene.shapes();
        int stayed = SceneRenderer.stayed(before, scene);
        if (keptShapes < 0 || keptShapes > stayed || !SceneRenderer.isSeenAlike(before, scene)) {
            fill(kept, scene.background());
            keptShapes = 0;
        }
        paint(shapes.subList(keptShapes, stayed), kept);
        keptShapes = stayed;
        System.arraycopy(kept, 0, colours, 0, kept.length);
        paint(shapes.subList(stayed, shapes.size()), colours);
        before = scene;

        int next = 0;
        for (int colour : colours) {
            bytes[next++] = (byte) (colour >> 16);
            bytes[next++] = (byte) (colour >> 8);
            bytes[next++] = (byte) colour;
        }
        return new Frame(camera.name(), camera.width(), camera.height(), Blob.of(bytes));
    }

    /** Whether nothing is to be seen but a picture of just this camera's size. */
    private boolean isWholePicture(Scene scene) {
        return scene.shapes().size() == 1
                && scene.shapes().getFirst() instanceof Scene.Picture picture
                && picture.frame().width() == camera.width()
                && picture.frame().height() == camera.height()
                && scene.view()
                        .equals(
                                new Scene.View(
                                        picture.left(),
                                        picture.bottom(),
                                        picture.left() + picture.width(),
                                        picture.bottom() + picture.height()))
                && picture.width() * camera.height() == picture.height() * camera.width();
    }

    private static void fill(int[] target, int background) {
        Arrays.fill(target, Coverage.over(background, 0, 1));
    }

    private void look(Scene.View view) {
        AffineTransform fit = SceneRenderer.fit(view, camera.width(), camera.height());
        xx = fit.getScaleX();
        xy = fit.getShearX();
        x0 = fit.getTranslateX();
        yx = fit.getShearY();
        yy = fit.getScaleY();
        y0 = fit.getTranslateY();
        scale = Math.sqrt(Math.abs(fit.getDeterminant()));
    }

    private void paint(List<Scene.Shape> shapes, int[] target) {
        for (Scene.Shape shape : shapes) {
            paint(shape, target);
        }
    }

    private void paint(Scene.Shape shape, int[] target) {
        switch (shape) {
            case Scene.Polygon(Vec corners, int fill, int stroke, double lineWidth) -> {
                int count = place(corners);
                if (fill != 0) {
                    outline(count);
                    coverage.paint(fill, target);
                }
                if (stroke != 0 && lineWidth > 0) {
                    stroke(count, true, lineWidth * scale / 2);
                    coverage.paint(stroke, target);
                }
            }
            case Scene.Line(Vec corners, int stroke, double lineWidth) -> {
                if (stroke != 0 && lineWidth > 0) {
                    stroke(place(corners), false, lineWidth * scale / 2);
                    coverage.paint(stroke, target);
                }
            }
            case Scene.Disc(
                            double x,
                            double y,
                            double radius,
                            int fill,
                            int stroke,
                            double lineWidth) -> {
                double centreX = xx * x + xy * y + x0;
                double centreY = yx * x + yy * y + y0;
                if (fill != 0) {
                    disc(centreX, centreY, radius * scale);
                    coverage.paint(fill, target);
                }
                if (stroke != 0 && lineWidth > 0) {
                    int corners = circle(centreX, centreY, radius * scale);
                    stroke(corners, true, lineWidth * scale / 2);
                    coverage.paint(stroke, target);
                }
            }
            case Scene.Picture picture -> paint(picture, target);
            case Scene.Label _ -> {}
        }
    }

    /** Each pixel has the colour of the picture's pixel that it lies in. */
    private void paint(Scene.Picture picture, int[] target) {
        BufferedImage image = picture.frame().image();
        double determinant = xx * yy - xy * yx;
        for (int i = 0; i < target.length; i++) {
            double fromX = i % camera.width() + 0.5 - x0;
            int line = i / camera.width();
            double fromY = line + 0.5 - y0;
            double across =
                    ((yy * fromX - xy * fromY) / determinant - picture.left()) / picture.width();
            double up =
                    ((xx * fromY - yx * fromX) / determinant - picture.bottom()) / picture.height();
            if (across >= 0 && across < 1 && up > 0 && up <= 1) {
                int column = (int) (across * image.getWidth());
                int row = (int) ((1 - up) * image.getHeight());
                target[i] = image.getRGB(column, row) & 0xFFFFFF;
            }
        }
    }

    /** Puts corners into the picture; how many there are. */
    private int place(Vec corners) {
        int count = corners.size() / 2;
        reserve(count);
        for (int i = 0; i < count; i++) {
            double x = corners.at(2 * i);
            double y = corners.at(2 * i + 1);
            points[2 * i] = xx * x + xy * y + x0;
            points[2 * i + 1] = yx * x + yy * y + y0;
        }
        return count;
    }

    private void reserve(int count) {
        if (points.length < 2 * count) {
            points = new double[4 * count];
        }
    }

    private void outline(int count) {
        for (int i = 0; i < count; i++) {
            int next = i + 1 < count ? i + 1 : 0;
            coverage.edge(points[2 * i], points[2 * i + 1], points[2 * next], points[2 * next + 1]);
        }
    }

    /** How many corners look round, for a radius in pixels. */
    private static int corners(double radius) {
        return (int) Math.clamp(6 + 4 * Math.sqrt(radius), FEWEST_CORNERS, MOST_CORNERS);
    }

    /** The corners of a circle, in the same direction as the pieces of a stroke. */
    private int circle(double x, double y, double radius) {
        int corners = corners(radius);
        reserve(corners);
        for (int i = 0; i < corners; i++) {
            double angle = -2 * Math.PI * i / corners;
            points[2 * i] = x + radius * Math.cos(angle);
            points[2 * i + 1] = y + radius * Math.sin(angle);
        }
        return corners;
    }

    private void disc(double x, double y, double radius) {
        int corners = corners(radius);
        double fromX = x + radius;
        double fromY = y;
        for (int i = 1; i <= corners; i++) {
            double angle = -2 * Math.PI * i / corners;
            double toX = x + radius * Math.cos(angle);
            double toY = y + radius * Math.sin(angle);
            coverage.edge(fromX, fromY, toX, toY);
            fromX = toX;
            fromY = toY;
        }
    }

    /**
     * A line through the corners: a bar for each piece and, where they are large enough to see,
     * round joints.
     */
    private void stroke(int count, boolean closed, double half) {
        int pieces = closed ? count : count - 1;
        for (int i = 0; i < pieces; i++) {
            int next = i + 1 < count ? i + 1 : 0;
            bar(points[2 * i], points[2 * i + 1], points[2 * next], points[2 * next + 1], half);
        }
        if (half > 0.7) {
            for (int i = 0; i < count; i++) {
                disc(points[2 * i], points[2 * i + 1], half);
            }
        }
    }

    private void bar(double fromX, double fromY, double toX, double toY, double half) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        if (length == 0) {
            return;
        }
        double sideX = -(toY - fromY) / length * half;
        double sideY = (toX - fromX) / length * half;
        coverage.edge(fromX + sideX, fromY + sideY, toX + sideX, toY + sideY);
        coverage.edge(toX + sideX, toY + sideY, toX - sideX, toY - sideY);
        coverage.edge(toX - sideX, toY - sideY, fromX - sideX, fromY - sideY);
        coverage.edge(fromX - sideX, fromY - sideY, fromX + sideX, fromY + sideY);
    }
}
