package reins.sim.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Java2D is the oracle: both paint the same scenes. */
final class CameraFilmTest {
    private static final Camera CAMERA = new Camera("test", 64, 48);

    static List<WorldType.Simulated<?>> worlds() {
        return Worlds.SIMULATED;
    }

    /** The mean difference of all colours, 0 to 255. */
    private static double difference(Frame frame, Scene scene) {
        BufferedImage picture =
                new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        new SceneRenderer().paint(scene, picture);
        byte[] pixels = frame.pixels().toArray();
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            int pixel = i / 3;
            int colours = picture.getRGB(pixel % frame.width(), pixel / frame.width());
            sum += Math.abs((pixels[i] & 0xFF) - ((colours >> (16 - 8 * (i % 3))) & 0xFF));
        }
        return sum / pixels.length;
    }

    @ParameterizedTest
    @MethodSource("worlds")
    void aCameraSeesWhatTheRendererPaints(WorldType.Simulated<?> type) {
        try (World world = type.make()) {
            for (Camera camera : type.spec().cameras()) {
                CameraFilm film = new CameraFilm(camera);
                for (long seed = 0; seed < 3; seed++) {
                    world.reset(seed);
                    for (int tick = 0; tick < 30; tick++) {
                        Scene seen = world.seen(camera);
                        double difference = difference(film.expose(seen), seen);
                        assertTrue(difference < 1, camera + ": " + difference);
                        world.step(type.spec().rest());
                    }
                }
            }
        }
    }

    @Test
    void anyShapesInAnyTurnedViewLookAsTheRendererPaintsThem() {
        SplittableRandom random = new SplittableRandom(3);
        CameraFilm film = new CameraFilm(CAMERA);
        for (int i = 0; i < 200; i++) {
            Scene scene = scene(random);
            double difference = difference(film.expose(scene), scene);
            assertTrue(difference < 1.5, i + ": " + difference + " in " + scene);
        }
    }

    /** Triangles, discs and lines, also far beyond the picture's edges. */
    private static Scene scene(SplittableRandom random) {
        List<Scene.Shape> shapes = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int fill = random.nextInt();
            int stroke = random.nextInt();
            double line = random.nextDouble(0, 0.6);
            shapes.add(
                    switch (random.nextInt(3)) {
                        case 0 -> new Scene.Polygon(corners(random, 3), fill, stroke, line);
                        case 1 -> new Scene.Line(corners(random, 2), stroke, line);
                        default ->
                                new Scene.Disc(
                                        random.nextDouble(-8, 8),
                                        random.nextDouble(-8, 8),
                                        random.nextDouble(0.1, 5),
                                        fill,
                                        stroke,
                                        line);
                    });
        }
        double angle = random.nextDouble(-4, 4);
        return new Scene(Scene.View.around(1, 2, 10, angle), random.nextInt() | 0xFF000000, shapes);
    }

    private static Vec corners(SplittableRandom random, int count) {
        float[] corners = new float[2 * count];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = (float) random.nextDouble(-15, 15);
        }
        return Vec.of(corners);
    }

    @Test
    void aPictureInTheWorldLooksAsTheRendererPaintsIt() {
        byte[] rgb = new byte[3 * 64 * 48];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (i / 3 % 64 * 3 + i % 3 * 20);
        }
        Frame frame = new Frame("eye", 64, 48, Blob.of(rgb));
        for (double angle : new double[] {0, 0.7, -2}) {
            Scene scene =
                    new Scene(
                            Scene.View.around(1, 2, 10, angle),
                            0xFF203040,
                            List.of(new Scene.Picture(-1, 0, 4, 3, frame)));
            double difference = difference(new CameraFilm(CAMERA).expose(scene), scene);
            assertTrue(difference < 1.5, difference + " at " + angle);
        }
    }

    @Test
    void aPictureThatIsAllThereIsStaysAsItIs() {
        byte[] rgb = new byte[3 * 64 * 48];
        new SplittableRandom(1).nextBytes(rgb);
        Frame frame = new Frame("eye", 64, 48, Blob.of(rgb));
        CameraFilm film = new CameraFilm(CAMERA);
        Scene.Picture picture = new Scene.Picture(-1, 0, 4, 3, frame);
        Scene whole = new Scene(new Scene.View(-1, 0, 3, 3), 0xFF203040, List.of(picture));
        assertEquals(frame.bytes(), film.expose(whole).bytes());
        assertEquals("test", film.expose(whole).camera());
        assertTrue(difference(film.expose(whole), whole) < 0.01);
        Scene half = new Scene(new Scene.View(-3, -1, 5, 5), 0xFF203040, List.of(picture));
        assertEquals(0x203040, colour(film.expose(half), 2, 2));
        Scene upsideDown =
                new Scene(new Scene.View(-1, 0, 3, 3, Math.PI), 0xFF203040, List.of(picture));
        assertTrue(difference(film.expose(upsideDown), upsideDown) < 1.5);
    }

    @Test
    void whatStayedAndWhatIsNewIsInThePicture() {
        CameraFilm film = new CameraFilm(CAMERA);
        Scene.View view = new Scene.View(0, 0, 4, 3);
        Scene.Shape ground = new Scene.Polygon(Vec.of(0, 0, 4, 0, 4, 1, 0, 1), 0xFF00FF00, 0, 0);
        Scene.Shape sky = new Scene.Polygon(Vec.of(0, 2, 4, 2, 4, 3, 0, 3), 0xFF0000FF, 0, 0);
        for (int i = 0; i < 4; i++) {
            Scene.Shape ball = new Scene.Disc(0.5 + i, 1.5, 0.3, 0xFFFF0000, 0, 0);
            // The second still shape comes late and goes again.
            List<Scene.Shape> shapes = i == 2 ? List.of(ground, sky, ball) : List.of(ground, ball);
            Frame frame = film.expose(new Scene(view, 0xFF000000, shapes));
            assertEquals(0x00FF00, colour(frame, 32, 44));
            assertEquals(i == 2 ? 0x0000FF : 0, colour(frame, 32, 4));
            for (int place = 0; place < 4; place++) {
                assertEquals(place == i ? 0xFF0000 : 0, colour(frame, 8 + 16 * place, 24));
            }
        }
        Frame turned = film.expose(new Scene(view, 0xFF123456, List.of(ground)));
        assertEquals(0x123456, colour(turned, 32, 4));
    }

    private static int colour(Frame frame, int x, int y) {
        byte[] pixels = frame.pixels().toArray();
        int at = 3 * (y * frame.width() + x);
        return ((pixels[at] & 0xFF) << 16)
                | ((pixels[at + 1] & 0xFF) << 8)
                | (pixels[at + 2] & 0xFF);
    }
}
