package reins.sim.worlds;

import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.sim.physics.Body;
import reins.sim.worlds.WalkerBodies.Limb;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * How the walker's world looks during an episode. The view goes along with the walker: the world is
 * moved past it, so that the sky stays where it is. Used by one thread at a time.
 */
final class WalkerScene {
    private static final Scene.View VIEW = new Scene.View(0, 0, 16, 10);

    /** Where in the view the walker is, and the ground's mean height; in metres. */
    private static final double WALKER = 5.6;

    private static final double GROUND = 2.4;

    /** How far beyond the view things are painted, for windows of another shape; in metres. */
    private static final double BEYOND = 16;

    private static final int STARS = 150;
    private static final int HAZE_STRIPS = 16;
    private static final double HAZE_TOP = 8;

    private static final int SKY = 0xFF0B1020;
    private static final int HAZE = 0xFF31406E;
    private static final int FAR_RIDGE = 0xFF202A50;
    private static final int NEAR_RIDGE = 0xFF182142;
    private static final int SOIL = 0xFF2A3355;
    private static final int CREST = 0xFF6D7CB8;
    private static final int POST = 0xFF4A5788;
    private static final int WORDS = 0xFF97A1C2;
    private static final int POLE = 0xFFB9C2DD;
    private static final int START = 0xFFFFC85C;
    private static final int FINISH = 0xFF3DDBB0;
    private static final int HULL = 0xFFE9ECF8;
    private static final int HULL_SHADE = 0xFFB4BCD8;
    private static final int WINDOW = 0xFF5CC8FF;
    private static final int NEAR_UPPER = 0xFFFF9A5C;
    private static final int NEAR_LOWER = 0xFFFFB98A;
    private static final int FAR_UPPER = 0xFF6B5BA8;
    private static final int FAR_LOWER = 0xFF8474C4;
    private static final int JOINT = 0xFF1B2340;
    private static final int STANDS = FINISH;
    private static final int BEAM = 0x305CC8FF;
    private static final int BEAM_END = 0xB05CC8FF;

    private static final double SCALE = WalkerBodies.SCALE;
    private static final int POST_METRES = 10;

    /** How far to either side the ground's mean height is taken, in metres. */
    private static final int AROUND = 5;

    private static final List<Scene.Shape> SKIES = sky();
    private static final float[] FAR = ridge(3, 3.4, 1.0);
    private static final float[] NEAR = ridge(5, 2.6, 0.7);
    private static final double RIDGE_STEP = 0.8;

    private final WalkerGround ground;

    WalkerScene(WalkerGround ground) {
        this.ground = ground;
    }

    Scene of(WalkerBodies bodies) {
        double left = bodies.hull.x() - WALKER;
        double bottom = meanHeight(bodies.hull.x()) - GROUND;
        List<Scene.Shape> shapes = new ArrayList<>(SKIES);
        shapes.add(passing(FAR, FAR_RIDGE, 0.08 * left));
        shapes.add(passing(NEAR, NEAR_RIDGE, 0.25 * left));
        course(left, bottom, shapes);
        beams(bodies.hull, left, bottom, shapes);
        int farShin = bodies.leftTouches() ? STANDS : FAR_LOWER;
        leg(bodies.leftThigh, bodies.leftShin, FAR_UPPER, farShin, left, bottom, shapes);
        hull(bodies.hull, left, bottom, shapes);
        int nearShin = bodies.rightTouches() ? STANDS : NEAR_LOWER;
        leg(bodies.rightThigh, bodies.rightShin, NEAR_UPPER, nearShin, left, bottom, shapes);
        return new Scene(VIEW, SKY, shapes);
    }

    private double meanHeight(double x) {
        double sum = 0;
        for (int i = -AROUND; i <= AROUND; i++) {
            sum += ground.height(x + i);
        }
        return sum / (2 * AROUND + 1);
    }

    private static List<Scene.Shape> sky() {
        List<Scene.Shape> shapes = new ArrayList<>();
        // Opaque strips that cover each other's edges, as edges that only meet leave a seam.
        double height = HAZE_TOP / HAZE_STRIPS;
        for (int i = 0; i < HAZE_STRIPS; i++) {
            double low = i * height;
            double high = low + 1.2 * height;
            double right = VIEW.right() + BEYOND;
            shapes.add(
                    fill(
                            mix(HAZE, SKY, (double) i / HAZE_STRIPS),
                            -BEYOND,
                            low,
                            right,
                            low,
                            right,
                            high,
                            -BEYOND,
                            high));
        }
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < STARS; i++) {
            double x = random.nextDouble(-BEYOND, VIEW.right() + BEYOND);
            double y = random.nextDouble(3.5, VIEW.top() + BEYOND / 2);
            double size = random.nextDouble();
            int strength = 60 + (int) (150 * size * size * size);
            double radius = 0.011 + 0.02 * size * size;
            shapes.add(new Scene.Disc(x, y, radius, (strength << 24) | 0xDCE6FF, 0, 0));
        }
        return List.copyOf(shapes);
    }

    /** Heights of a mountain ridge that goes on for ever by starting again. */
    private static float[] ridge(long seed, double height, double roughness) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] heights = new float[64];
        for (int i = 0; i < heights.length; i++) {
            double wave = Math.sin(2 * Math.PI * 5 * i / heights.length);
            heights[i] = (float) (height + roughness * (0.6 * wave + random.nextDouble(-0.5, 0.5)));
        }
        return heights;
    }

    /**
     * @param passed how far it has moved to the left, in metres
     */
    private static Scene.Polygon passing(float[] ridge, int colour, double passed) {
        int first = (int) Math.floor((passed - BEYOND) / RIDGE_STEP);
        int points = (int) ((VIEW.right() + 2 * BEYOND) / RIDGE_STEP) + 3;
        double[] outline = new double[2 * points + 4];
        for (int i = 0; i < points; i++) {
            outline[2 * i] = (first + i) * RIDGE_STEP - passed;
            outline[2 * i + 1] = ridge[Math.floorMod(first + i, ridge.length)];
        }
        return closed(outline, colour, 0);
    }

    /** An outline whose upper side is there, closed far below. */
    private static Scene.Polygon closed(double[] outline, int fill, int stroke) {
        int end = outline.length;
        outline[end - 4] = outline[end - 6];
        outline[end - 3] = -BEYOND;
        outline[end - 2] = outline[0];
        outline[end - 1] = -BEYOND;
        return new Scene.Polygon(vec(outline), fill, stroke, 0.05);
    }

    private void course(double left, double bottom, List<Scene.Shape> shapes) {
        int first = Math.max(0, (int) ((left - BEYOND) / WalkerGround.STEP));
        int end = (int) ((left + VIEW.right() + BEYOND) / WalkerGround.STEP) + 2;
        end = Math.min(WalkerGround.POINTS, end);
        int points = end - first + 2;
        double[] outline = new double[2 * points + 4];
        for (int i = 0; i < points; i++) {
            int point = Math.clamp(first + i - 1, 0, WalkerGround.POINTS - 1);
            outline[2 * i] = point * WalkerGround.STEP - left;
            outline[2 * i + 1] = ground.at(point) - bottom;
        }
        outline[0] = Math.min(outline[0], -BEYOND);
        outline[2 * points - 2] = Math.max(outline[2 * points - 2], VIEW.right() + BEYOND);
        shapes.add(closed(outline, SOIL, CREST));
        int lastPost = (int) Math.min(WalkerGround.POINTS * WalkerGround.STEP, left + 2 * BEYOND);
        int start = (int) Math.max(0, left - BEYOND) / POST_METRES + 1;
        for (int post = start; post * POST_METRES <= lastPost; post++) {
            post(post * POST_METRES, left, bottom, shapes);
        }
        double begin = WalkerGround.STEP * WalkerGround.LEVEL_POINTS / 2;
        flag(begin, START, left, bottom, shapes);
        flag(Walker.FINISH, FINISH, left, bottom, shapes);
    }

    private void post(int metres, double left, double bottom, List<Scene.Shape> shapes) {
        double x = metres - left;
        double y = ground.height(metres) - bottom;
        shapes.add(new Scene.Line(vec(x, y - 0.3, x, y - 0.12), POST, 0.05));
        shapes.add(new Scene.Label(x - 0.35, y - 0.72, 0.32, metres + " m", WORDS));
    }

    private void flag(
            double place, int colour, double left, double bottom, List<Scene.Shape> shapes) {
        double x = place - left;
        if (x < -BEYOND || x > VIEW.right() + BEYOND) {
            return;
        }
        double y = ground.height(place) - bottom;
        double top = y + 2.6;
        shapes.add(new Scene.Line(vec(x, y, x, top), POLE, 0.06));
        shapes.add(fill(colour, x, top, x + 0.8, top - 0.25, x, top - 0.5));
    }

    private void beams(Body hull, double left, double bottom, List<Scene.Shape> shapes) {
        for (int beam = 0; beam < WalkerGround.BEAMS; beam++) {
            double share = ground.seen(beam, hull.x(), hull.y());
            double x = hull.x() - left + WalkerGround.acrossAt(beam, share);
            double y = hull.y() - bottom - WalkerGround.downAt(beam, share);
            shapes.add(new Scene.Line(vec(hull.x() - left, hull.y() - bottom, x, y), BEAM, 0.03));
            if (share < 1) {
                shapes.add(new Scene.Disc(x, y, 0.06, BEAM_END, 0, 0));
            }
        }
    }

    private static void leg(
            Limb thigh,
            Limb shin,
            int upper,
            int lower,
            double left,
            double bottom,
            List<Scene.Shape> shapes) {
        double width = WalkerBodies.LEG_WIDTH;
        limb(shin.part(), WalkerBodies.LOWER * width, lower, left, bottom, shapes);
        limb(thigh.part(), width, upper, left, bottom, shapes);
        shapes.add(joint(thigh.part(), left, bottom));
        shapes.add(joint(shin.part(), left, bottom));
    }

    /** A part of a leg with round ends. */
    private static void limb(
            Body body,
            double width,
            int colour,
            double left,
            double bottom,
            List<Scene.Shape> shapes) {
        double half = (WalkerBodies.LEG_HEIGHT - width) / 2;
        double x = body.x() - left;
        double y = body.y() - bottom;
        shapes.add(
                new Scene.Line(
                        vec(
                                x - body.sin() * half,
                                y + body.cos() * half,
                                x + body.sin() * half,
                                y - body.cos() * half),
                        colour,
                        width));
    }

    /** What a part of a leg hangs from. */
    private static Scene.Disc joint(Body body, double left, double bottom) {
        double half = (WalkerBodies.LEG_HEIGHT - WalkerBodies.LEG_WIDTH) / 2;
        return new Scene.Disc(
                body.x() - left - body.sin() * half,
                body.y() - bottom + body.cos() * half,
                0.06,
                JOINT,
                0,
                0);
    }

    private static void hull(Body hull, double left, double bottom, List<Scene.Shape> shapes) {
        shapes.add(part(hull, HULL, left, bottom, WalkerBodies.HULL));
        shapes.add(part(hull, HULL_SHADE, left, bottom, -30, -8, 34, -8, 34, -4, -30, -4));
        shapes.add(part(hull, WINDOW, left, bottom, 8, 5.5f, 24, 1.5f, 24, -1, 8, -1));
    }

    /** A filled outline fixed to a body, its corners in pixels of the walker's drawing. */
    private static Scene.Polygon part(
            Body body, int colour, double left, double bottom, float... corners) {
        double[] points = new double[corners.length];
        for (int i = 0; i < corners.length; i += 2) {
            double x = corners[i] / SCALE;
            double y = corners[i + 1] / SCALE;
            points[i] = body.x() - left + body.cos() * x - body.sin() * y;
            points[i + 1] = body.y() - bottom + body.sin() * x + body.cos() * y;
        }
        return fill(colour, points);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0xFF;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = (from >> shift) & 0xFF;
            int b = (to >> shift) & 0xFF;
            mixed = mixed << 8 | (int) Math.round(a + (b - a) * share);
        }
        return mixed;
    }

    private static Scene.Polygon fill(int colour, double... points) {
        return new Scene.Polygon(vec(points), colour, 0, 0);
    }

    private static Vec vec(double... numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return Vec.of(floats);
    }
}
