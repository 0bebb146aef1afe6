package reins.app.widgets;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;

/** Paints with Java2D. Used by one thread at a time. */
record PixelPen(Graphics2D graphics, Palette palette) implements Pen {
    PixelPen {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    @Override
    public void colour(int argb) {
        graphics.setColor(new Color(argb, true));
    }

    @Override
    public void font(Font font) {
        graphics.setFont(font);
    }

    @Override
    public FontMetrics metrics(Font font) {
        return graphics.getFontMetrics(font);
    }

    @Override
    public void fill(int x, int y, int width, int height) {
        graphics.fillRect(x, y, width, height);
    }

    @Override
    public void frame(int x, int y, int width, int height) {
        graphics.setStroke(new BasicStroke(1));
        graphics.drawRect(x, y, width, height);
    }

    @Override
    public void stroke(Path2D path, float width) {
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    @Override
    public void dot(double x, double y, double size) {
        graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    @Override
    public void write(String words, int x, int baseline, Anchor anchor) {
        int width = anchor == Anchor.START ? 0 : graphics.getFontMetrics().stringWidth(words);
        graphics.drawString(
                words,
                switch (anchor) {
                    case START -> x;
                    case MIDDLE -> x - width / 2;
                    case END -> x - width;
                },
                baseline);
    }

    @Override
    public void within(int x, int y, int width, int height, Runnable painting) {
        Shape before = graphics.getClip();
        graphics.clipRect(x, y, width, height);
        painting.run();
        graphics.setClip(before);
    }
}
