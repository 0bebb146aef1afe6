package reins.sim.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

import javax.imageio.ImageIO;

final class SceneRendererTest {
    private static final int NIGHT = 0xFF101020;
    private static final int RED = 0xFFFF0000;
    private static final int GREEN = 0xFF00FF00;
    private static final int BLUE = 0xFF0000FF;
    private static final Scene.View VIEW = new Scene.View(0, 0, 10, 10);

    private static BufferedImage paint(int width, int height, Scene.Shape... shapes) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        new SceneRenderer().paint(new Scene(VIEW, NIGHT, List.of(shapes)), picture);
        return picture;
    }

    private static Scene.Polygon square(double left, double bottom, double side, int fill) {
        float x = (float) left;
        float y = (float) bottom;
        float s = (float) side;
        return new Scene.Polygon(Vec.of(x, y, x + s, y, x + s, y + s, x, y + s), fill, 0, 0);
    }

    @Test
    void yPointsUpwards() {
        BufferedImage picture = paint(100, 100, square(0, 0, 2, RED), square(8, 8, 2, GREEN));
        assertEquals(RED, picture.getRGB(10, 90));
        assertEquals(GREEN, picture.getRGB(90, 10));
        assertEquals(NIGHT, picture.getRGB(10, 10));
    }

    @Test
    void laterShapesCoverEarlierOnes() {
        BufferedImage picture =
                paint(100, 100, square(0, 0, 10, RED), new Scene.Disc(5, 5, 2, BLUE, 0, 0));
        assertEquals(BLUE, picture.getRGB(50, 50));
        assertEquals(RED, picture.getRGB(50, 20));
    }

    @Test
    void aWidePictureShowsTheViewInItsMiddleAndMoreBesideIt() {
        BufferedImage picture = paint(300, 100, square(0, 0, 10, RED), square(-5, 0, 2, GREEN));
        assertEquals(RED, picture.getRGB(110, 50));
        assertEquals(RED, picture.getRGB(190, 50));
        assertEquals(NIGHT, picture.getRGB(95, 50));
        assertEquals(GREEN, picture.getRGB(60, 90));
        assertEquals(NIGHT, picture.getRGB(250, 50));
    }

    @Test
    void linesHaveTheirWidthInTheWorldsUnits() {
        BufferedImage picture = paint(100, 100, new Scene.Line(Vec.of(0, 5, 10, 5), RED, 2));
        assertEquals(RED, picture.getRGB(50, 41));
        assertEquals(RED, picture.getRGB(50, 58));
        assertEquals(NIGHT, picture.getRGB(50, 38));
    }

    @Test
    void edgesAreSmooth() {
        int rim = paint(100, 100, new Scene.Disc(5, 5, 3.05, 0xFFFFFFFF, 0, 0)).getRGB(80, 50);
        assertTrue((rim & 0xFF) > 0x20 && (rim & 0xFF) < 0xFF, Integer.toHexString(rim));
    }

    @Test
    void aTranslucentBackgroundReplacesWhatWasThere() {
        BufferedImage picture = new BufferedImage(20, 20, BufferedImage.TYPE_INT_ARGB_PRE);
        SceneRenderer renderer = new SceneRenderer();
        renderer.paint(new Scene(VIEW, RED, List.of()), picture);
        renderer.paint(new Scene(VIEW, 0, List.of()), picture);
        assertEquals(0, picture.getRGB(10, 10));
    }

    @Test
    void aLabelStandsOnItsBaseLine() {
        BufferedImage picture = paint(200, 200, new Scene.Label(2, 5, 3, "HHH", RED));
        int above = 0;
        int below = 0;
        for (int x = 0; x < 200; x++) {
            for (int y = 0; y < 200; y++) {
                if (picture.getRGB(x, y) == RED) {
                    if (y < 100) {
                        above++;
                    } else {
                        below++;
                    }
                }
            }
        }
        assertTrue(above > 300, above + " pixels");
        assertEquals(0, below);
    }

    @Test
    void aPngFileReadsBackAsItWasPainted() throws IOException {
        Scene scene = new Scene(VIEW, NIGHT, List.of(square(0, 0, 5, RED)));
        BufferedImage read =
                ImageIO.read(new ByteArrayInputStream(Picture.png(scene, 40, 20).toArray()));
        assertNotNull(read);
        assertEquals(40, read.getWidth());
        assertEquals(20, read.getHeight());
        assertEquals(RED, read.getRGB(15, 15));
        assertEquals(NIGHT, read.getRGB(15, 5));
    }

    @Test
    void anOutlineOfHalfAPointIsRefused() {
        Scene.Shape broken = new Scene.Line(Vec.of(1, 2, 3), RED, 1);
        assertThrows(IllegalArgumentException.class, () -> paint(10, 10, broken));
    }
}
