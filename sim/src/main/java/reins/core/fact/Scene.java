package reins.core.fact;

import java.util.ArrayList;
import java.util.List;

/**
 * A picture of a world as data: shapes in world coordinates (y upwards), painted in order. One
 * renderer reads it for the screen, for PNG files and for cameras. Shapes that stay from scene to
 * scene come first and are the same objects: those are not painted again. Safe on every thread.
 *
 * @param background the colour behind everything
 */
public record Scene(View view, int background, List<Shape> shapes) {
    public Scene {
        shapes = List.copyOf(shapes);
    }

    /** One picture and nothing else. */
    public static Scene of(Frame frame) {
        return new Scene(
                new View(0, 0, frame.width(), frame.height()),
                0xFF000000,
                List.of(new Picture(0, 0, frame.width(), frame.height(), frame)));
    }

    /** Pictures side by side, each a unit high. */
    public static Scene of(List<Frame> frames) {
        List<Shape> pictures = new ArrayList<>();
        double left = 0;
        for (Frame frame : frames) {
            double width = (double) frame.width() / frame.height();
            pictures.add(new Picture(left, 0, width, 1, frame));
            left += width;
        }
        return new Scene(new View(0, 0, Math.max(left, 1), 1), 0xFF202020, pictures);
    }

    /**
     * The part of the world that is shown, in the world's length units.
     *
     * @param angle how far the one who looks is turned anticlockwise about the view's middle, in
     *     radians; the sides are as they are before that turn
     */
    public record View(double left, double bottom, double right, double top, double angle) {
        public View {
            if (!(right > left) || !(top > bottom)) {
                throw new IllegalArgumentException("an empty view");
            }
            if (!Double.isFinite(angle)) {
                throw new IllegalArgumentException("a view turned by " + angle);
            }
        }

        /** An upright view. */
        public View(double left, double bottom, double right, double top) {
            this(left, bottom, right, top, 0);
        }

        /** A square view of a side's length around a point, turned by an angle. */
        public static View around(double x, double y, double side, double angle) {
            double half = side / 2;
            return new View(x - half, y - half, x + half, y + half, angle);
        }
    }

    /** One painted thing. Colours are ARGB, {@code 0xAARRGGBB}; 0 paints nothing. */
    public sealed interface Shape {}

    /** A closed outline through points {@code x0, y0, x1, y1, …}; line width in world units. */
    public record Polygon(Vec points, int fill, int stroke, double lineWidth) implements Shape {}

    /** An open line through points {@code x0, y0, x1, y1, …}; line width in world units. */
    public record Line(Vec points, int stroke, double lineWidth) implements Shape {}

    /** A disc; radius and line width in world units. */
    public record Disc(double x, double y, double radius, int fill, int stroke, double lineWidth)
            implements Shape {}

    /**
     * What a camera saw, upright in a rectangle that it fills, if need be distorted. One that
     * cannot be decoded is crossed out.
     *
     * @param left of the rectangle, in world units, as what follows
     */
    public record Picture(double left, double bottom, double width, double height, Frame frame)
            implements Shape {
        public Picture {
            if (!(width > 0) || !(height > 0)) {
                throw new IllegalArgumentException("a picture of " + width + " by " + height);
            }
        }
    }

    /** Words at a point (left end of the base line); height in world units. */
    public record Label(double x, double y, double height, String text, int fill)
            implements Shape {}
}
