package reins.app.widgets;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Plots of equal size, one under the other, as a picture for a page. Used by one thread at a time.
 *
 * @param plots at least one
 */
public record PlotColumn(String title, List<Plot> plots) {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;

    /** Pixels in a unit. */
    private static final int SCALE = 2;

    public PlotColumn {
        plots = List.copyOf(plots);
        if (plots.isEmpty()) {
            throw new IllegalArgumentException("no plots");
        }
    }

    public BufferedImage pixels() {
        BufferedImage picture =
                new BufferedImage(
                        WIDTH * SCALE,
                        plots.size() * HEIGHT * SCALE,
                        BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = picture.createGraphics();
        graphics.scale(SCALE, SCALE);
        for (Plot plot : plots) {
            PlotPainter.paint(graphics, plot, Palette.LIGHT, WIDTH, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
        graphics.dispose();
        return picture;
    }

    public String svg() {
        String summary = String.join("; ", plots.stream().map(Plot::summary).toList());
        SvgPen pen = new SvgPen(Palette.LIGHT, WIDTH, plots.size() * HEIGHT, title, summary);
        for (int i = 0; i < plots.size(); i++) {
            Plot plot = plots.get(i);
            pen.lower(i * HEIGHT, () -> PlotPainter.paint(pen, plot, Look.WHOLE, WIDTH, HEIGHT));
        }
        return pen.picture();
    }
}
