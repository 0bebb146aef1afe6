package reins.sim.worlds;

import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.sim.physics.Body;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** How the lander's world looks during an episode. Used by one thread at a time. */
final class LanderScene {
    private static final Scene.View VIEW = new Scene.View(0, -1.1, 20, 14.4);

    /** How far beyond the view things are painted, for windows of another shape; in metres. */
    private static final double BEYOND = 40;

    private static final int STARS = 260;
    private static final double STAR_MARGIN = 12;

    private static final int SKY = 0xFF0B1020;
    private static final int HAZE = 0xFF2A3560;
    private static final int HAZE_STRIPS = 22;
    private static final double HAZE_TOP = 12.5;
    private static final int RIDGE = 0xFF1A2140;
    private static final int SOIL = 0xFF2A3355;
    private static final int CREST = 0xFF6674AB;
    private static final int PAD = 0xFF3DDBB0;
    private static final int POLE = 0xFFB9C2DD;
    private static final int PENNANT = 0xFFFFC85C;
    private static final int HULL = 0xFFE9ECF8;
    private static final int HULL_SHADE = 0xFFB4BCD8;
    private static final int HULL_DARK = 0xFF3A4468;
    private static final int WINDOW = 0xFF5CC8FF;
    private static final int LEG = 0xFF97A1C2;
    private static final int LEG_DOWN = PAD;
    private static final int NOZZLE = 0xFF59648C;
    private static final int GLOW = 0xFFFFF3C4;
    private static final double GLOWING = 0.3;
    private static final int EMBER = 0xFFFF9A3D;
    private static final int SMOKE = 0xFF7F8BB0;

    /** How far a puff's middle stays above the ground, in radii. */
    private static final double CLEARANCE = 0.6;

    private static final List<Scene.Shape> BACKDROP = backdrop();

    private static final double SCALE = LanderBodies.SCALE;

    private final double[] ground;

    /** The shapes that stay for the whole episode: the same objects, first in every scene. */
    private final List<Scene.Shape> still;

    /**
     * @param ground heights in metres at equal distances from the left edge to the right one
     */
    LanderScene(double[] ground) {
        this.ground = ground;
        List<Scene.Shape> shapes = new ArrayList<>(BACKDROP);
        ground(ground, shapes);
        still = List.copyOf(shapes);
    }

    Scene of(LanderBodies bodies, Exhaust exhaust) {
        List<Scene.Shape> shapes = new ArrayList<>(still);
        exhaust.puffs().forEach(puff -> puff(puff, shapes));
        leg(bodies.hull, bodies.rightLeg, bodies.rightTouches(), 1, shapes);
        leg(bodies.hull, bodies.leftLeg, bodies.leftTouches(), -1, shapes);
        hull(bodies.hull, shapes);
        whereabouts(bodies.hull, shapes);
        return new Scene(VIEW, SKY, shapes);
    }

    private static List<Scene.Shape> backdrop() {
        List<Scene.Shape> shapes = new ArrayList<>();
        // Opaque strips, since large translucent fills are slow to paint; each covers the last
        // one's upper edge, since edges that only meet leave a seam.
        double height = HAZE_TOP / HAZE_STRIPS;
        double top = 1.2 * height;
        for (int i = 0; i < HAZE_STRIPS; i++) {
            double bottom = i * height;
            shapes.add(
                    fill(
                            0xFF000000 | mix(HAZE, SKY, (double) i / HAZE_STRIPS),
                            -BEYOND,
                            bottom,
                            VIEW.right() + BEYOND,
                            bottom,
                            VIEW.right() + BEYOND,
                            bottom + top,
                            -BEYOND,
                            bottom + top));
        }
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < STARS; i++) {
            double x = random.nextDouble(-STAR_MARGIN, VIEW.right() + STAR_MARGIN);
            double y = random.nextDouble(2, VIEW.top() + STAR_MARGIN);
            double size = random.nextDouble();
            int strength = 60 + (int) (150 * size * size * size);
            shapes.add(
                    new Scene.Disc(
                            x, y, 0.016 + 0.03 * size * size, (strength << 24) | 0xDCE6FF, 0, 0));
        }
        int points = 61;
        float[] ridge = new float[2 * points + 4];
        double step = (VIEW.right() + 2 * BEYOND) / (points - 1);
        for (int i = 0; i < points; i++) {
            ridge[2 * i] = (float) (-BEYOND + i * step);
            ridge[2 * i + 1] =
                    (float) (5.1 + 0.8 * Math.sin(i * 0.9) + random.nextDouble(-0.7, 0.7));
        }
        close(ridge, points);
        shapes.add(new Scene.Polygon(Vec.of(ridge), RIDGE, 0, 0));
        return List.copyOf(shapes);
    }

    /** The two lower corners of an outline whose upper side is already there. */
    private static void close(float[] outline, int points) {
        outline[2 * points] = (float) (VIEW.right() + BEYOND);
        outline[2 * points + 1] = (float) -BEYOND;
        outline[2 * points + 2] = (float) -BEYOND;
        outline[2 * points + 3] = (float) -BEYOND;
    }

    private static void ground(double[] ground, List<Scene.Shape> shapes) {
        int points = ground.length + 2;
        float[] outline = new float[2 * points + 4];
        outline[0] = (float) -BEYOND;
        outline[1] = (float) ground[0];
        double step = LanderBodies.WIDTH / (ground.length - 1);
        for (int i = 0; i < ground.length; i++) {
            outline[2 * i + 2] = (float) (i * step);
            outline[2 * i + 3] = (float) ground[i];
        }
        outline[2 * points - 2] = (float) (VIEW.right() + BEYOND);
        outline[2 * points - 1] = (float) ground[ground.length - 1];
        close(outline, points);
        shapes.add(new Scene.Polygon(Vec.of(outline), SOIL, CREST, 0.05));
        int middle = ground.length / 2;
        double left = (middle - 1) * step;
        double right = (middle + 1) * step;
        double height = ground[middle];
        shapes.add(new Scene.Line(vec(left, height, right, height), PAD & 0x30FFFFFF, 0.34));
        shapes.add(new Scene.Line(vec(left, height, right, height), PAD, 0.1));
        flag(left, height, -1, shapes);
        flag(right, height, 1, shapes);
    }

    private static void flag(double x, double y, int side, List<Scene.Shape> shapes) {
        double top = y + 1.35;
        shapes.add(new Scene.Line(vec(x, y, x, top), POLE, 0.06));
        shapes.add(fill(PENNANT, x, top, x + side * 0.72, top - 0.22, x, top - 0.44));
    }

    private void puff(Exhaust.Puff puff, List<Scene.Shape> shapes) {
        double age = puff.age();
        double left = 1 - age;
        double size = puff.main() ? 0.1 + 0.3 * Math.sqrt(age) : 0.05 + 0.16 * Math.sqrt(age);
        double aside = (puff.grain() % 17 - 8) / 8.0 * 0.2 * age;
        double along = (puff.grain() / 17 % 17 - 8) / 8.0 * 0.2 * age;
        int colour = puff.main() ? mix(EMBER, SMOKE, Math.min(1, age * 1.7)) : SMOKE;
        if (puff.main() && age < GLOWING) {
            colour = mix(GLOW, EMBER, age / GLOWING);
        }
        int alpha = (int) (225 * left * left * puff.power());
        double x = puff.x() + aside;
        double y = puff.y() + along;
        // What would go into the ground spreads along it.
        double deep = height(x) + CLEARANCE * size - y;
        if (deep > 0) {
            x += puff.grain() % 2 == 0 ? deep : -deep;
            y = height(x) + CLEARANCE * size;
        }
        shapes.add(new Scene.Disc(x, y, size, (alpha << 24) | (colour & 0xFFFFFF), 0, 0));
    }

    /** The ground's height in metres. */
    private double height(double x) {
        double place = Math.clamp(x / LanderBodies.WIDTH, 0, 1) * (ground.length - 1);
        int left = Math.min((int) place, ground.length - 2);
        return ground[left] + (place - left) * (ground[left + 1] - ground[left]);
    }

    private static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            int a = (from >> shift) & 0xFF;
            int b = (to >> shift) & 0xFF;
            mixed |= (int) Math.round(a + (b - a) * share) << shift;
        }
        return mixed;
    }

    /**
     * @param side 1 for the right leg, -1 for the left one
     */
    private static void leg(
            Body hull, Body leg, boolean touches, int side, List<Scene.Shape> shapes) {
        strut(hull, 13 * side, 4, leg, 0, 6, shapes);
        strut(hull, 13 * side, -7, leg, 0, 0, shapes);
        float across = LanderBodies.LEG_HALF_WIDTH;
        float down = LanderBodies.LEG_HALF_HEIGHT;
        int colour = touches ? LEG_DOWN : LEG;
        shapes.add(part(leg, colour, -across, -down, across, -down, across, down, -across, down));
        shapes.add(part(leg, colour, -5, -down, 5, -down, 3, 2.5f - down, -3, 2.5f - down));
    }

    private static void strut(
            Body from,
            double fromX,
            double fromY,
            Body to,
            double toX,
            double toY,
            List<Scene.Shape> shapes) {
        shapes.add(
                new Scene.Line(
                        vec(
                                x(from, fromX, fromY),
                                y(from, fromX, fromY),
                                x(to, toX, toY),
                                y(to, toX, toY)),
                        NOZZLE,
                        1.6 / SCALE));
    }

    private static void hull(Body hull, List<Scene.Shape> shapes) {
        shapes.add(part(hull, NOZZLE, -6, -10, 6, -10, 8, -14, -8, -14));
        shapes.add(part(hull, HULL, LanderBodies.HULL));
        shapes.add(part(hull, HULL_SHADE, 4, 17, 14, 17, 17, 0, 17, -10, 7, -10, 7, 0));
        shapes.add(part(hull, HULL_DARK, -17, -3, 17, -3, 17, -6, -17, -6));
        shapes.add(
                new Scene.Disc(
                        x(hull, -3, 7),
                        y(hull, -3, 7),
                        5.2 / SCALE,
                        WINDOW,
                        HULL_DARK,
                        1.6 / SCALE));
    }

    /** A mark at the upper edge, for a craft above the view. */
    private static void whereabouts(Body hull, List<Scene.Shape> shapes) {
        double above = hull.y() - VIEW.top();
        if (above > 0.4) {
            double x = hull.x();
            double tip = VIEW.top() - 0.15;
            shapes.add(fill(PENNANT, x, tip, x + 0.28, tip - 0.45, x - 0.28, tip - 0.45));
        }
    }

    /** A filled outline fixed to a body, its corners in pixels of the craft's drawing. */
    private static Scene.Polygon part(Body at, int colour, float... corners) {
        float[] points = new float[corners.length];
        for (int i = 0; i < corners.length; i += 2) {
            points[i] = (float) x(at, corners[i], corners[i + 1]);
            points[i + 1] = (float) y(at, corners[i], corners[i + 1]);
        }
        return new Scene.Polygon(Vec.of(points), colour, 0, 0);
    }

    private static double x(Body at, double x, double y) {
        return at.x() + (at.cos() * x - at.sin() * y) / SCALE;
    }

    private static double y(Body at, double x, double y) {
        return at.y() + (at.sin() * x + at.cos() * y) / SCALE;
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
