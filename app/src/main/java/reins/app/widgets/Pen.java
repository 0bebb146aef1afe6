package reins.app.widgets;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.geom.Path2D;

/**
 * What the parts of a plot are painted with, in one colour and one font at a time: pixels or
 * vectors. Places are in units from the upper left corner. Used by one thread at a time.
 */
sealed interface Pen permits PixelPen, SvgPen {
    /** Room at a plot's edges. */
    int MARGIN = 8;

    /** Room between two things that are written. */
    int GAP = 6;

    Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);

    /** What of the words lies at the place that they are written at. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    Palette palette();

    /**
     * @param argb {@code 0xAARRGGBB}
     */
    void colour(int argb);

    void font(Font font);

    FontMetrics metrics(Font font);

    void fill(int x, int y, int width, int height);

    /** Draws a rectangle's edge. */
    void frame(int x, int y, int width, int height);

    void stroke(Path2D path, float width);

    void dot(double x, double y, double size);

    void write(String words, int x, int baseline, Anchor anchor);

    /** Nothing of what is painted meanwhile reaches beyond a rectangle. */
    void within(int x, int y, int width, int height, Runnable painting);
}
