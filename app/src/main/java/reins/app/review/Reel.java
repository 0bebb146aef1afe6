package reins.app.review;

import reins.core.fact.Episode;
import reins.core.fact.Scene;
import reins.sessions.Band;
import reins.sim.render.SceneRenderer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.List;

/**
 * An episode as a strip of small pictures with a band below that says who drove. Safe on every
 * thread.
 *
 * @param argb {@code [height, width]}, with alpha multiplied in; must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // goes straight onto the screen
public record Reel(int width, int height, int[] argb) {
    /** Height of the band in pixels. */
    private static final int BAND = 6;

    /** Colours that suit both themes, {@code 0xAARRGGBB}. */
    public static int colour(Band.Driver driven) {
        return switch (driven) {
            case POLICY -> 0xFF2F81F7;
            case TEACHER -> 0xFFDB8E1B;
            case BOTH -> 0xFFA371F7;
        };
    }

    /**
     * @param width in pixels, at least the height
     * @param height in pixels, above the band's
     */
    public static Reel of(Film film, Episode recorded, int width, int height) {
        List<Band.Driver> driven =
                recorded.steps().stream().map(step -> Band.Driver.by(step.decision())).toList();
        BufferedImage strip = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = strip.createGraphics();
        int tall = height - BAND;
        List<Scene> scenes = film.scenes().isEmpty() ? photographs(recorded) : film.scenes();
        if (!scenes.isEmpty()) {
            int wide = tall * 3 / 2;
            int count = Math.max(1, width / wide);
            SceneRenderer renderer = new SceneRenderer();
            BufferedImage picture =
                    new BufferedImage(width / count - 1, tall - 1, BufferedImage.TYPE_INT_ARGB_PRE);
            for (int i = 0; i < count; i++) {
                renderer.paint(at(scenes, i, count), picture);
                graphics.drawImage(picture, i * width / count, 0, null);
            }
        }
        boolean plotted = scenes.isEmpty() && Sparks.draw(graphics, recorded, width, tall);
        band(graphics, driven, width, tall, scenes.isEmpty() && !plotted ? 0 : tall);
        graphics.dispose();
        return new Reel(
                width, height, ((DataBufferInt) strip.getRaster().getDataBuffer()).getData());
    }

    /** What the first camera saw; none where that was not stored at every tick. */
    private static List<Scene> photographs(Episode recorded) {
        List<Scene> scenes =
                recorded.steps().stream()
                        .flatMap(step -> step.observation().frames().stream().limit(1))
                        .map(Scene::of)
                        .toList();
        return scenes.size() == recorded.steps().size() ? scenes : List.of();
    }

    /** The first picture shows the beginning and the last one the end. */
    private static Scene at(List<Scene> scenes, int number, int count) {
        int last = scenes.size() - 1;
        return scenes.get(count == 1 ? last : (int) ((long) number * last / (count - 1)));
    }

    private static void band(
            Graphics2D graphics, List<Band.Driver> driven, int width, int tall, int top) {
        for (int x = 0; x < width && !driven.isEmpty(); x++) {
            graphics.setColor(
                    new Color(colour(driven.get((int) ((long) x * driven.size() / width)))));
            graphics.fillRect(x, top, 1, tall + BAND - top);
        }
    }
}
