package reins.app.review;

import reins.core.fact.Episode;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;

/** The first numbers of the state as lines over an episode, each as high as fits. Stateless. */
final class Sparks {
    /** In the order of the numbers; they suit both themes. */
    private static final Color[] COLOURS = {
        new Color(0x2F81F7), new Color(0xDB8E1B), new Color(0xA371F7), new Color(0x3FB950)
    };

    private static final int MARGIN = 3;

    private Sparks() {}

    /**
     * @return whether there was anything to draw
     */
    static boolean draw(Graphics2D graphics, Episode recorded, int width, int height) {
        int ticks = recorded.steps().size();
        int numbers =
                ticks < 2
                        ? 0
                        : Math.min(
                                COLOURS.length,
                                recorded.steps().getFirst().observation().state().size());
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setStroke(new BasicStroke(1.2f));
        for (int number = 0; number < numbers; number++) {
            graphics.setColor(COLOURS[number]);
            graphics.draw(line(recorded, number, width, height - 2 * MARGIN));
        }
        return numbers > 0;
    }

    private static Path2D line(Episode recorded, int number, int width, int height) {
        int ticks = recorded.steps().size();
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < ticks; i++) {
            float value = recorded.steps().get(i).observation().state().at(number);
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double range = high > low ? high - low : 1;
        Path2D line = new Path2D.Double();
        for (int x = 0; x < width; x++) {
            int tick = (int) ((long) x * (ticks - 1) / Math.max(1, width - 1));
            float value = recorded.steps().get(tick).observation().state().at(number);
            double y = MARGIN + height * (1 - (value - low) / range);
            if (x == 0) {
                line.moveTo(x, y);
            } else {
                line.lineTo(x, y);
            }
        }
        return line;
    }
}
