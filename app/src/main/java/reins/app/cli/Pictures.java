package reins.app.cli;

import reins.app.widgets.Palette;
import reins.app.widgets.Plot;
import reins.app.widgets.PlotPainter;
import reins.app.widgets.Scale;
import reins.core.fact.Blob;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Scene;
import reins.sim.render.Picture;
import reins.sim.render.SceneRenderer;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Pictures of results, as PNG files. Safe on every thread. */
public final class Pictures {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int COLUMN = 480;

    private Pictures() {}

    /** Plots of equal size, one under the other. */
    public static Blob column(List<Plot> plots) {
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        stack(plots, picture, Palette.LIGHT);
        return Picture.png(picture);
    }

    /** The world, with three plots of what happened in it on its right. */
    static Blob run(Scene scene, List<EpisodeSummary> episodes) {
        Plot success = plot("Success, last %d episodes".formatted(Tally.WINDOW), Scale.PERCENT);
        Plot share = plot("Teacher drives", Scale.PERCENT);
        Plot returns = plot("Episode return", Scale.NUMBER);
        for (int i = 0; i < episodes.size(); i++) {
            EpisodeSummary episode = episodes.get(i);
            List<EpisodeSummary> newest =
                    episodes.subList(Math.max(0, i + 1 - Tally.WINDOW), i + 1);
            long succeeded = newest.stream().filter(one -> one.ending() == Ending.SUCCESS).count();
            double x = episode.totalTicks();
            success.add("success", Plot.Mark.LINE, x, (double) succeeded / newest.size());
            share.add("share of ticks", Plot.Mark.LINE, x, episode.teacherShare());
            returns.add("return", Plot.Mark.DOTS, x, episode.episodeReturn());
        }
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        new SceneRenderer().paint(scene, picture.getSubimage(0, 0, WIDTH - COLUMN, HEIGHT));
        stack(
                List.of(success, share, returns),
                picture.getSubimage(WIDTH - COLUMN, 0, COLUMN, HEIGHT),
                Palette.DARK);
        return Picture.png(picture);
    }

    /** A plot over ticks with nothing in it. */
    public static Plot plot(String title, Scale scale) {
        return new Plot(title, "ticks", Scale.COUNT, scale, "Nothing yet.");
    }

    private static void stack(List<Plot> plots, BufferedImage picture, Palette palette) {
        int width = picture.getWidth();
        int height = picture.getHeight() / plots.size();
        for (int i = 0; i < plots.size(); i++) {
            Graphics2D graphics =
                    picture.getSubimage(0, i * height, width, height).createGraphics();
            PlotPainter.paint(graphics, plots.get(i), palette, width, height);
            graphics.dispose();
        }
    }
}
