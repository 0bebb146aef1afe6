package reins.app.widgets;

import reins.app.base.Sheet;
import reins.app.base.Text;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A plot to take away, as it is looked at: its picture, in a size that can be read on a page, and
 * its numbers. Used by one thread at a time.
 */
public final class PlotPicture {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;

    /** Pixels in a unit. */
    private static final int SCALE = 2;

    private final Plot plot;
    private final Look look;
    private final Palette palette;

    PlotPicture(Plot plot, Look look, Palette palette) {
        this.plot = plot;
        this.look = look;
        this.palette = palette;
    }

    /** The plot's title. */
    public String title() {
        return plot.title();
    }

    public BufferedImage pixels() {
        BufferedImage picture =
                new BufferedImage(WIDTH * SCALE, HEIGHT * SCALE, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = picture.createGraphics();
        graphics.scale(SCALE, SCALE);
        PlotPainter.paint(new PixelPen(graphics, palette), plot, look, WIDTH, HEIGHT);
        graphics.dispose();
        return picture;
    }

    public String svg() {
        SvgPen pen = new SvgPen(palette, WIDTH, HEIGHT, plot.title(), plot.summary());
        PlotPainter.paint(pen, plot, look, WIDTH, HEIGHT);
        return pen.picture();
    }

    /**
     * All its numbers as they are kept, a row each, with the name of the curve. In a very long run
     * a row stands for several neighbours: how many they are, their mean, least and greatest.
     */
    public Sheet numbers() {
        List<List<String>> rows = new ArrayList<>();
        for (Plot.Curve curve : plot.curves()) {
            Series series = curve.series();
            for (int i = 0; i < series.size(); i++) {
                rows.add(
                        List.of(
                                curve.name(),
                                Sheet.number(series.x(i)),
                                Sheet.number(series.mean(i)),
                                Sheet.number(series.least(i)),
                                Sheet.number(series.greatest(i)),
                                Sheet.number(series.count(i))));
            }
        }
        return new Sheet(
                List.of(
                        Text.of("numbers.curve"),
                        titled(plot.xTitle(), plot.xScale()),
                        titled(plot.title(), plot.yScale()),
                        Text.of("numbers.least"),
                        Text.of("numbers.greatest"),
                        Text.of("numbers.count")),
                rows);
    }

    private static String titled(String title, Scale scale) {
        return switch (scale) {
            case CLOCK -> title + " (s)";
            case PERCENT -> title + " (0–1)";
            case NUMBER, LOGARITHM, COUNT -> title;
        };
    }
}
