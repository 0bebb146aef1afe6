package reins.sim.render;

import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Paints scenes into pictures, for the screen, for files and for cameras. A picture of another
 * shape than the scene's view shows all of the view in its middle, and more of the world around it.
 * It keeps a picture of the first shapes that stayed since the scene before, and paints only the
 * others again; the pixels are the same as without it. Used by one thread at a time.
 */
public final class SceneRenderer {
    private static final float FONT_SIZE = 64;

    /** Where a picture should be and cannot be decoded. */
    private static final int MISSING = 0xFF303030;

    private static final int CROSS = 0xFF909090;

    private static final Scene NOTHING = new Scene(new Scene.View(0, 0, 1, 1), 0, List.of());

    private final Path2D.Double path = new Path2D.Double();
    private final Ellipse2D.Double disc = new Ellipse2D.Double();

    private Scene before = NOTHING;
    private BufferedImage kept = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);

    /** How many of the first shapes of the scene before are in the kept picture; 0: none are. */
    private int keptShapes;

    /** Paints every pixel of the picture, of any size; rows from the top. */
    public void paint(Scene scene, BufferedImage picture) {
        int stayed = stayed(before, scene);
        if (keptShapes > stayed || !isAlike(kept, picture)) {
            keptShapes = 0;
        }
        if (stayed > keptShapes) {
            if (!isAlike(kept, picture)) {
                kept = alike(picture);
            }
            paint(scene, keptShapes, stayed, kept);
            keptShapes = stayed;
        }
        if (keptShapes > 0) {
            picture.getRaster().setDataElements(0, 0, kept.getRaster());
        }
        paint(scene, keptShapes, scene.shapes().size(), picture);
        before = scene;
    }

    /** How many of the first shapes of two scenes look the same. */
    @SuppressWarnings("ReferenceEquality") // an equal shape made anew may well move in a moment
    static int stayed(Scene one, Scene other) {
        if (!isSeenAlike(one, other)) {
            return 0;
        }
        int most = Math.min(one.shapes().size(), other.shapes().size());
        for (int i = 0; i < most; i++) {
            if (one.shapes().get(i) != other.shapes().get(i)) {
                return i;
            }
        }
        return most;
    }

    /** Whether two scenes have the same view and background. */
    static boolean isSeenAlike(Scene one, Scene other) {
        return one.view().equals(other.view()) && one.background() == other.background();
    }

    private static boolean isAlike(BufferedImage one, BufferedImage other) {
        return one.getWidth() == other.getWidth()
                && one.getHeight() == other.getHeight()
                && one.getType() == other.getType()
                && one.getColorModel().equals(other.getColorModel());
    }

    /**
     * An empty picture with the same memory layout, since with another one painting would round
     * differently.
     */
    private static BufferedImage alike(BufferedImage picture) {
        return new BufferedImage(
                picture.getColorModel(),
                picture.getRaster().createCompatibleWritableRaster(),
                picture.isAlphaPremultiplied(),
                null);
    }

    /**
     * Paints some of a scene's shapes over those before them.
     *
     * @param from the first shape, from 0; before it comes the background
     * @param to the shape behind the last one
     */
    private void paint(Scene scene, int from, int to, BufferedImage picture) {
        Graphics2D graphics = picture.createGraphics();
        try {
            if (from == 0) {
                graphics.setBackground(new Color(scene.background(), true));
                graphics.clearRect(0, 0, picture.getWidth(), picture.getHeight());
            }
            graphics.setRenderingHint(
                    RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(
                    RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.transform(fit(scene.view(), picture.getWidth(), picture.getHeight()));
            for (Scene.Shape shape : scene.shapes().subList(from, to)) {
                paint(shape, graphics);
            }
        } finally {
            graphics.dispose();
        }
    }

    /** From the world to the pixels: the whole view, as large as fits, in the middle. */
    static AffineTransform fit(Scene.View view, double width, double height) {
        double across = view.right() - view.left();
        double up = view.top() - view.bottom();
        double scale = Math.min(width / across, height / up);
        AffineTransform fit = new AffineTransform();
        fit.translate(width / 2, height / 2);
        fit.scale(scale, -scale);
        fit.rotate(-view.angle());
        fit.translate(-(view.left() + view.right()) / 2, -(view.bottom() + view.top()) / 2);
        return fit;
    }

    /**
     * The world's point at a pixel of a picture of this size.
     *
     * @param x from the left, in pixels
     * @param y from the top, in pixels
     */
    public static Point2D at(Scene.View view, double width, double height, double x, double y) {
        try {
            return fit(view, width, height).inverseTransform(new Point2D.Double(x, y), null);
        } catch (NoninvertibleTransformException e) {
            throw new IllegalArgumentException("a picture of %s × %s".formatted(width, height), e);
        }
    }

    private void paint(Scene.Shape shape, Graphics2D graphics) {
        switch (shape) {
            case Scene.Polygon(Vec points, int fill, int stroke, double lineWidth) -> {
                trace(points);
                path.closePath();
                paint(path, fill, stroke, lineWidth, graphics);
            }
            case Scene.Line(Vec points, int stroke, double lineWidth) -> {
                trace(points);
                paint(path, 0, stroke, lineWidth, graphics);
            }
            case Scene.Disc(
                            double x,
                            double y,
                            double radius,
                            int fill,
                            int stroke,
                            double lineWidth) -> {
                disc.setFrame(x - radius, y - radius, 2 * radius, 2 * radius);
                paint(disc, fill, stroke, lineWidth, graphics);
            }
            case Scene.Picture picture -> paint(picture, graphics);
            case Scene.Label(double x, double y, double height, String text, int fill) ->
                    write(x, y, height, text, fill, graphics);
        }
    }

    private void paint(Scene.Picture picture, Graphics2D graphics) {
        try {
            BufferedImage image = picture.frame().image();
            AffineTransform place = new AffineTransform();
            place.translate(picture.left(), picture.bottom() + picture.height());
            place.scale(picture.width() / image.getWidth(), -picture.height() / image.getHeight());
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, place, null);
        } catch (ReinsException _) {
            float left = (float) picture.left();
            float bottom = (float) picture.bottom();
            float right = left + (float) picture.width();
            float top = bottom + (float) picture.height();
            double line = picture.height() / 40;
            trace(Vec.of(left, bottom, right, bottom, right, top, left, top));
            path.closePath();
            paint(path, MISSING, CROSS, line, graphics);
            trace(Vec.of(left, bottom, right, top));
            paint(path, 0, CROSS, line, graphics);
            trace(Vec.of(left, top, right, bottom));
            paint(path, 0, CROSS, line, graphics);
        }
    }

    private void trace(Vec points) {
        if (points.size() < 4 || points.size() % 2 != 0) {
            throw new IllegalArgumentException("a line through " + points.size() + " numbers");
        }
        path.reset();
        path.moveTo(points.at(0), points.at(1));
        for (int i = 2; i < points.size(); i += 2) {
            path.lineTo(points.at(i), points.at(i + 1));
        }
    }

    private static void paint(
            java.awt.Shape outline, int fill, int stroke, double lineWidth, Graphics2D graphics) {
        if (fill != 0) {
            graphics.setColor(new Color(fill, true));
            graphics.fill(outline);
        }
        if (stroke != 0 && lineWidth > 0) {
            graphics.setColor(new Color(stroke, true));
            graphics.setStroke(
                    new BasicStroke(
                            (float) lineWidth, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            graphics.draw(outline);
        }
    }

    private static void write(
            double x, double y, double height, String text, int fill, Graphics2D graphics) {
        AffineTransform before = graphics.getTransform();
        graphics.translate(x, y);
        graphics.scale(height / FONT_SIZE, -height / FONT_SIZE);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, (int) FONT_SIZE));
        graphics.setColor(new Color(fill, true));
        graphics.drawString(text, 0, 0);
        graphics.setTransform(before);
    }
}
