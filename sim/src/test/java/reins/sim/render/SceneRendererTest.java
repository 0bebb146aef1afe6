package reins.sim.render;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Coding;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.core.role.World;
import reins.sim.worlds.Worlds;

import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

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
    void whoTurnsAnticlockwiseSeesTheWorldTurnTheOtherWay() {
        BufferedImage picture = new BufferedImage(100, 100, BufferedImage.TYPE_INT_ARGB_PRE);
        // To the right of the middle, seen by one who has turned to the left: behind.
        Scene.View view = Scene.View.around(5, 5, 10, Math.PI / 2);
        new SceneRenderer().paint(new Scene(view, NIGHT, List.of(square(7, 4, 2, RED))), picture);
        assertEquals(RED, picture.getRGB(50, 80));
        assertEquals(NIGHT, picture.getRGB(80, 50));
    }

    private static Frame flag() {
        byte[] rgb = new byte[3 * 4 * 2];
        for (int i = 0; i < 8; i++) {
            rgb[3 * i + (i < 4 ? 0 : i % 4 < 2 ? 1 : 2)] = (byte) 0xFF;
        }
        return new Frame("eye", 4, 2, Blob.of(rgb));
    }

    @Test
    void whatACameraSawStandsUprightInItsRectangle() {
        BufferedImage picture = paint(100, 100, new Scene.Picture(2, 1, 6, 8, flag()));
        assertEquals(RED, picture.getRGB(30, 20), "its first row is red, and at the top");
        assertEquals(RED, picture.getRGB(70, 20));
        assertEquals(GREEN, picture.getRGB(25, 85));
        assertEquals(BLUE, picture.getRGB(75, 85));
        assertEquals(NIGHT, picture.getRGB(15, 50));
        assertEquals(NIGHT, picture.getRGB(50, 95));
        assertEquals(NIGHT, picture.getRGB(85, 50));
    }

    @Test
    void aPictureThatCannotBeDecodedIsCrossedOut() {
        Frame broken = new Frame("eye", 4, 4, Coding.JPEG, Blob.of(new byte[] {1, 2, 3}));
        BufferedImage picture = paint(100, 100, new Scene.Picture(0, 0, 10, 10, broken));
        assertEquals(0xFF303030, picture.getRGB(50, 20));
        assertEquals(0xFF909090, picture.getRGB(50, 50));
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

    private static void assertSamePixels(BufferedImage expected, BufferedImage actual) {
        int width = expected.getWidth();
        int height = expected.getHeight();
        assertArrayEquals(
                expected.getRGB(0, 0, width, height, null, 0, width),
                actual.getRGB(0, 0, width, height, null, 0, width));
    }

    /** A shape of any kind, translucent, anywhere in the view and a little beyond. */
    private static Scene.Shape anything(SplittableRandom random) {
        int colour = random.nextInt();
        double x = random.nextDouble(-1, 10);
        double y = random.nextDouble(-1, 10);
        return switch (random.nextInt(4)) {
            case 0 -> square(x, y, random.nextDouble(0.1, 5), colour);
            case 1 -> new Scene.Line(Vec.of((float) x, (float) y, 5, 5), colour, 0.3);
            case 2 -> new Scene.Disc(x, y, random.nextDouble(0.01, 3), colour, ~colour, 0.2);
            default -> new Scene.Label(x, y, 2, "Mare", colour);
        };
    }

    @Test
    void whatStayedSinceTheSceneBeforeLooksAsPaintedAnew() {
        SplittableRandom random = new SplittableRandom(5);
        SceneRenderer renderer = new SceneRenderer();
        List<Scene.Shape> shapes = new ArrayList<>();
        Scene.View view = VIEW;
        int background = NIGHT;
        int width = 90;
        int type = BufferedImage.TYPE_INT_ARGB_PRE;
        for (int frame = 0; frame < 300; frame++) {
            // The last two always move; now and then any number of those before them do.
            int stay = random.nextInt(3) == 0 ? random.nextInt(shapes.size() + 1) : shapes.size();
            shapes.subList(Math.max(stay - 2, 0), shapes.size()).clear();
            while (shapes.size() < 12) {
                shapes.add(anything(random));
            }
            switch (random.nextInt(12)) {
                case 0 -> view = new Scene.View(0, 0, 10, random.nextDouble(5, 15));
                case 1 -> background = random.nextInt();
                case 2 -> width = random.nextInt(40, 120);
                case 3 ->
                        type =
                                random.nextBoolean()
                                        ? BufferedImage.TYPE_3BYTE_BGR
                                        : BufferedImage.TYPE_INT_ARGB_PRE;
                default -> {}
            }
            Scene scene = new Scene(view, background, shapes);
            BufferedImage actual = new BufferedImage(width, 70, type);
            renderer.paint(scene, actual);
            BufferedImage expected = new BufferedImage(width, 70, type);
            new SceneRenderer().paint(scene, expected);
            assertSamePixels(expected, actual);
        }
    }

    @Test
    void anEpisodeLooksAsEachOfItsScenesPaintedAnew() {
        SceneRenderer renderer = new SceneRenderer();
        BufferedImage actual = new BufferedImage(300, 230, BufferedImage.TYPE_INT_ARGB_PRE);
        BufferedImage expected = new BufferedImage(300, 230, BufferedImage.TYPE_INT_ARGB_PRE);
        try (World world = Worlds.simulated("lander").make()) {
            for (int seed = 0; seed < 2; seed++) {
                world.reset(seed);
                Ending ending = Ending.NONE;
                for (int tick = 0; ending == Ending.NONE; tick++) {
                    float side = tick % 40 < 20 ? 1 : -1;
                    ending = world.step(new Action.Continuous(Vec.of(tick % 3, side))).ending();
                    renderer.paint(world.scene(), actual);
                    new SceneRenderer().paint(world.scene(), expected);
                    assertSamePixels(expected, actual);
                }
            }
        }
    }

    @Test
    void anOutlineOfHalfAPointIsRefused() {
        Scene.Shape broken = new Scene.Line(Vec.of(1, 2, 3), RED, 1);
        assertThrows(IllegalArgumentException.class, () -> paint(10, 10, broken));
    }

    @Test
    void thePointUnderAPixelIsTheOneThatIsPaintedThere() {
        // A quarter turn anticlockwise about (2, 1): what is above (2, 1) is on its right.
        Scene.View view = new Scene.View(0, -1, 4, 3, Math.PI / 2);
        Scene.Disc disc = new Scene.Disc(2, 2, 0.1, 0xFFFFFFFF, 0, 0);
        BufferedImage picture = new BufferedImage(200, 100, BufferedImage.TYPE_INT_ARGB_PRE);
        new SceneRenderer().paint(new Scene(view, 0xFF000000, List.of(disc)), picture);
        assertEquals(0xFFFFFFFF, picture.getRGB(125, 50));
        Point2D point = SceneRenderer.at(view, 200, 100, 125, 50);
        assertEquals(2, point.getX(), 1e-9);
        assertEquals(2, point.getY(), 1e-9);
        assertThrows(IllegalArgumentException.class, () -> SceneRenderer.at(view, 0, 100, 0, 0));
    }
}
