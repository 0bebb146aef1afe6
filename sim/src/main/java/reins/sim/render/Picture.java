package reins.sim.render;

import reins.core.fact.Blob;
import reins.core.fact.Scene;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Scenes as picture files. Safe on every thread. */
public final class Picture {
    private Picture() {}

    /** The scene as a PNG file of this size in pixels. */
    public static Blob png(Scene scene, int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        new SceneRenderer().paint(scene, picture);
        return png(picture);
    }

    /** The picture as a PNG file. */
    public static Blob png(BufferedImage picture) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, "png", bytes)) {
                throw new IllegalStateException("no PNG writer for " + picture);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a picture in memory cannot be written", e);
        }
        return Blob.of(bytes.toByteArray());
    }
}
