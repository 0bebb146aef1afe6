package reins.app.lab;

import reins.core.fact.Frame;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

import javax.imageio.ImageIO;

/**
 * A picture of something that moves, with the time in it as a row of black and white squares. Used
 * by one thread.
 */
final class StampedPicture {
    /** A stamp is drawn as two rows of squares, each black or white. */
    private static final int BITS = 40;

    /** So many squares fill a row. */
    private static final int SQUARES = 40;

    private static final int LINES = 200;
    private static final int STAMP_NANOS = 1000;

    /** Stamps are counted from here: an uptime has more bits than they have. */
    private static final long BEGINNING = System.nanoTime();

    private final BufferedImage image;
    private final SplittableRandom random = new SplittableRandom(1);

    StampedPicture(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    }

    /** The next one, drawn now, as a JPEG. */
    byte[] jpeg() throws IOException {
        draw(System.nanoTime());
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    private void draw(long nanos) {
        int width = image.getWidth();
        int height = image.getHeight();
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, width, height, Color.BLUE));
        graphics.fillRect(0, 0, width, height);
        for (int i = 0; i < LINES; i++) {
            graphics.setColor(new Color(random.nextInt(1 << 24)));
            graphics.drawLine(
                    random.nextInt(width),
                    random.nextInt(height),
                    random.nextInt(width),
                    random.nextInt(height));
        }
        long stamp = (nanos - BEGINNING) / STAMP_NANOS;
        int side = width / SQUARES;
        for (int bit = 0; bit < BITS; bit++) {
            boolean white = ((stamp >> (BITS - 1 - bit)) & 1) == 1;
            graphics.setColor(white ? Color.WHITE : Color.BLACK);
            graphics.fillRect(bit % (BITS / 2) * side, bit / (BITS / 2) * side, side, side);
        }
        graphics.dispose();
    }

    /** When a picture was drawn, by {@code System.nanoTime}. */
    static long nanos(Frame frame) {
        BufferedImage image = frame.image();
        long stamp = 0;
        int side = frame.width() / SQUARES;
        for (int bit = 0; bit < BITS; bit++) {
            int brightness =
                    image.getRGB(
                                    bit % (BITS / 2) * side + side / 2,
                                    side / 2 + bit / (BITS / 2) * side)
                            & 0xFF;
            stamp = (stamp << 1) | (brightness > 127 ? 1 : 0);
        }
        return BEGINNING + stamp * STAMP_NANOS;
    }
}
