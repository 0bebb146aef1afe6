package reins.app.widgets;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;

/**
 * The graphics and colours that the parts of a plot are painted with. Used by one thread at a time.
 */
record Pen(Graphics2D graphics, Palette palette) {
    /** Room at a plot's edges, in units of the graphics. */
    static final int MARGIN = 8;

    /** Room between two things that are written. */
    static final int GAP = 6;

    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);

    /**
     * @param argb {@code 0xAARRGGBB}
     */
    void colour(int argb) {
        graphics.setColor(new Color(argb, true));
    }

    void dot(double x, double y, double size) {
        graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }
}
