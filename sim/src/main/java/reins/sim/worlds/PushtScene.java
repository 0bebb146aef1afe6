package reins.sim.worlds;

import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.List;

/**
 * How Push-T's table looks, from above. The world's y points down, a scene's up: it is turned here,
 * so that the picture is the benchmark's. Safe on every thread.
 */
final class PushtScene {
    private static final double SIZE = PushtBodies.SIZE;
    private static final double RADIUS = PushtBodies.PUSHER_RADIUS;
    private static final double MARGIN = 14;
    private static final Scene.View VIEW =
            new Scene.View(-MARGIN, -MARGIN, SIZE + MARGIN, SIZE + MARGIN);

    private static final int FLOOR = 0xFF080C18;
    private static final int RAIL = 0xFF39456F;
    private static final int RAIL_EDGE = 0xFF6674AB;
    private static final int TABLE = 0xFF151D36;
    private static final int GRID = 0xFF1D2745;
    private static final int GOAL = 0xFF1C6B5E;
    private static final int GOAL_EDGE = 0xFF3DDBB0;
    private static final int SHADOW = 0x66000000;
    private static final int BLOCK = 0xFFD5DBF0;
    private static final int BLOCK_EDGE = 0xFF8E9AC4;
    private static final int PUSHER = 0xFFFFB347;
    private static final int PUSHER_EDGE = 0xFFFFE2B0;
    private static final int AIM = 0xB0FFC85C;
    private static final double DROP = 5;
    private static final int CELLS = 16;
    private static final double RAIL_WIDTH = 10;

    private static final List<Scene.Shape> STILL = still();

    private PushtScene() {}

    /**
     * @param targetX where the pusher strives to, in pixels, as targetY
     */
    static Scene of(PushtBodies bodies, double targetX, double targetY) {
        List<Scene.Shape> shapes = new ArrayList<>(STILL);
        Tee.Pose block = bodies.block();
        double x = bodies.pusherX();
        double y = bodies.pusherY();
        Tee.Pose below = new Tee.Pose(block.x() + DROP / 2, block.y() + DROP, block.angle());
        shapes.add(new Scene.Polygon(outline(below), SHADOW, 0, 0));
        shapes.add(new Scene.Polygon(outline(block), BLOCK, BLOCK_EDGE, 3));
        shapes.add(new Scene.Line(points(x, y, targetX, targetY), AIM & 0x60FFFFFF, 2));
        shapes.add(new Scene.Disc(x + DROP / 2, SIZE - y - DROP, RADIUS, SHADOW, 0, 0));
        shapes.add(new Scene.Disc(x, SIZE - y, RADIUS - 1.5, PUSHER, PUSHER_EDGE, 3));
        shapes.add(new Scene.Line(points(targetX - 7, targetY, targetX + 7, targetY), AIM, 2.5));
        shapes.add(new Scene.Line(points(targetX, targetY - 7, targetX, targetY + 7), AIM, 2.5));
        return new Scene(VIEW, FLOOR, shapes);
    }

    private static List<Scene.Shape> still() {
        List<Scene.Shape> shapes = new ArrayList<>();
        double low = PushtBodies.WALL_LOW;
        double high = PushtBodies.WALL_HIGH;
        shapes.add(square(low - RAIL_WIDTH, high + RAIL_WIDTH, RAIL, RAIL_EDGE));
        shapes.add(square(low, high, TABLE, 0));
        double cell = (high - low) / CELLS;
        for (int i = 1; i < CELLS; i++) {
            double at = low + i * cell;
            double width = i % 4 == 0 ? 2 : 1;
            shapes.add(new Scene.Line(points(at, low, at, high), GRID, width));
            shapes.add(new Scene.Line(points(low, at, high, at), GRID, width));
        }
        shapes.add(new Scene.Polygon(outline(Tee.GOAL), GOAL, GOAL_EDGE, 3));
        return List.copyOf(shapes);
    }

    private static Scene.Shape square(double low, double high, int fill, int stroke) {
        return new Scene.Polygon(
                points(low, low, high, low, high, high, low, high), fill, stroke, 2);
    }

    private static Vec outline(Tee.Pose pose) {
        double cos = Math.cos(pose.angle());
        double sin = Math.sin(pose.angle());
        double[] corners = new double[Tee.OUTLINE.length];
        for (int i = 0; i < corners.length; i += 2) {
            double x = Tee.OUTLINE[i];
            double y = Tee.OUTLINE[i + 1];
            corners[i] = pose.x() + cos * x - sin * y;
            corners[i + 1] = pose.y() + sin * x + cos * y;
        }
        return points(corners);
    }

    /** From the world's points, x and y in turn, to the scene's. */
    private static Vec points(double... numbers) {
        float[] points = new float[numbers.length];
        for (int i = 0; i < points.length; i += 2) {
            points[i] = (float) numbers[i];
            points[i + 1] = (float) (SIZE - numbers[i + 1]);
        }
        return Vec.of(points);
    }
}
