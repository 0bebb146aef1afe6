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
import java.util.OptionalDouble;

/** Pictures of results, as PNG files. Safe on every thread. */
final class Pictures {
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 720;
    private static final int COLUMN = 480;

    private Pictures() {}

    /** Success and return over ticks, a curve for each seed and the teacher's own. */
    static Blob curves(String title, List<Curve> curves, Evaluation alone) {
        Plot success = plot(title + ": success without a teacher", Scale.PERCENT);
        Plot returns = plot("Return without a teacher", Scale.NUMBER);
        for (Curve curve : curves) {
            for (Curve.Point point : curve.points()) {
                double x = point.ticks();
                String name = "seed " + curve.seed();
                success.add(name, Plot.Mark.LINE, x, point.evaluation().successRate());
                returns.add(name, Plot.Mark.LINE, x, point.evaluation().meanReturn());
            }
        }
        for (Curve.Point point : curves.getFirst().points()) {
            double x = point.ticks();
            success.add("teacher", Plot.Mark.LINE, x, alone.successRate());
            returns.add("teacher", Plot.Mark.LINE, x, alone.meanReturn());
        }
        BufferedImage picture = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
        paint(success, picture.getSubimage(0, 0, WIDTH, HEIGHT / 2), Palette.LIGHT);
        paint(returns, picture.getSubimage(0, HEIGHT / 2, WIDTH, HEIGHT / 2), Palette.LIGHT);
        return Picture.png(picture);
    }

    /** The world, and what happened in it as three plots beside it. */
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
        List<Plot> plots = List.of(success, share, returns);
        int height = HEIGHT / plots.size();
        for (int i = 0; i < plots.size(); i++) {
            BufferedImage part = picture.getSubimage(WIDTH - COLUMN, i * height, COLUMN, height);
            paint(plots.get(i), part, Palette.DARK);
        }
        return Picture.png(picture);
    }

    private static Plot plot(String title, Scale scale) {
        return new Plot(title, "ticks", Scale.COUNT, scale, "Nothing yet.");
    }

    private static void paint(Plot plot, BufferedImage part, Palette palette) {
        Graphics2D graphics = part.createGraphics();
        PlotPainter.paint(
                graphics, plot, palette, part.getWidth(), part.getHeight(), OptionalDouble.empty());
        graphics.dispose();
    }
}
