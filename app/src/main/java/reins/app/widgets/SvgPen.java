package reins.app.widgets;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.util.Locale;

/**
 * Writes what is painted as an SVG picture: lines are lines in it, and words are words. Used by one
 * thread at a time.
 */
final class SvgPen implements Pen {
    private final Palette palette;
    private final Graphics2D measure =
            new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB).createGraphics();
    private final StringBuilder svg = new StringBuilder();

    /** Rectangles of one colour that are still to be written, as one path. */
    private final StringBuilder rectangles = new StringBuilder();

    private String colour = "";
    private String strokeColour = "";
    private Font font = SMALL;
    private int clips;

    /**
     * @param title what it is
     * @param summary what it shows, in words
     */
    SvgPen(Palette palette, int width, int height, String title, String summary) {
        this.palette = palette;
        svg.append(Svg.open(width, height));
        svg.append("<title>%s</title>\n".formatted(Svg.escaped(title)));
        svg.append("<desc>%s</desc>\n".formatted(Svg.escaped(summary)));
    }

    /** The picture as it is now. */
    String picture() {
        flush();
        return svg + "</svg>\n";
    }

    /** Does some painting, moved down by this many units. */
    void lower(int units, Runnable painting) {
        flush();
        svg.append("<g transform=\"translate(0 %d)\">\n".formatted(units));
        painting.run();
        flush();
        svg.append("</g>\n");
    }

    @Override
    public Palette palette() {
        return palette;
    }

    @Override
    public void colour(int argb) {
        flush();
        int alpha = argb >>> 24;
        String rgb = "\"#%06x\"".formatted(argb & 0xFFFFFF);
        String opacity = String.format(Locale.ROOT, "%.3f", alpha / 255.0);
        colour = "fill=" + rgb + (alpha == 255 ? "" : " fill-opacity=\"" + opacity + "\"");
        strokeColour =
                "stroke=" + rgb + (alpha == 255 ? "" : " stroke-opacity=\"" + opacity + "\"");
    }

    @Override
    public void font(Font wanted) {
        font = wanted;
    }

    @Override
    public FontMetrics metrics(Font wanted) {
        return measure.getFontMetrics(wanted);
    }

    @Override
    public void fill(int x, int y, int width, int height) {
        rectangles.append("M%d %dh%dv%dh%dz".formatted(x, y, width, height, -width));
    }

    private void flush() {
        if (!rectangles.isEmpty()) {
            svg.append("<path %s d=\"%s\"/>\n".formatted(colour, rectangles));
            rectangles.setLength(0);
        }
    }

    @Override
    public void frame(int x, int y, int width, int height) {
        flush();
        svg.append(
                "<rect fill=\"none\" %s x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>\n"
                        .formatted(strokeColour, x, y, width, height));
    }

    @Override
    public void stroke(Path2D path, float width) {
        flush();
        StringBuilder places = new StringBuilder();
        double[] at = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            boolean isFirst = i.currentSegment(at) == PathIterator.SEG_MOVETO;
            places.append(isFirst ? 'M' : 'L').append(Svg.place(at[0], at[1]));
        }
        svg.append(
                ("<path fill=\"none\" %s stroke-width=\"%s\" stroke-linecap=\"round\""
                                + " stroke-linejoin=\"round\" d=\"%s\"/>\n")
                        .formatted(strokeColour, Svg.number(width), places));
    }

    @Override
    public void dot(double x, double y, double size) {
        flush();
        svg.append(
                "<circle %s cx=\"%s\" cy=\"%s\" r=\"%s\"/>\n"
                        .formatted(colour, Svg.number(x), Svg.number(y), Svg.number(size / 2)));
    }

    @Override
    public void write(String words, int x, int baseline, Anchor anchor) {
        flush();
        String weight = font.isBold() ? " font-weight=\"bold\"" : "";
        svg.append(
                        Svg.text(
                                x,
                                baseline,
                                anchor.name().toLowerCase(Locale.ROOT),
                                words,
                                "%s font-size=\"%d\"%s".formatted(colour, font.getSize(), weight)))
                .append('\n');
    }

    @Override
    public void within(int x, int y, int width, int height, Runnable painting) {
        flush();
        clips++;
        svg.append(
                ("<clipPath id=\"clip%d\"><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"/>"
                                + "</clipPath>\n<g clip-path=\"url(#clip%d)\">\n")
                        .formatted(clips, x, y, width, height, clips));
        painting.run();
        flush();
        svg.append("</g>\n");
    }
}
