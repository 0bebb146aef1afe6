package reins.sim.worlds;

import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * How the racer's world looks during an episode: from above, turning with the car, so that ahead is
 * up. Used by one thread at a time.
 */
final class RacerScene {
    /** What a person sees, and a camera; the car's origin is in the middle, a quarter up. */
    private static final Scene.View WIDE = new Scene.View(0, 0, 80, 50);

    private static final Scene.View NEAR = new Scene.View(0, 0, 48, 48);

    /** How far beyond the view things are painted, for windows of another shape; in metres. */
    private static final double BEYOND = 45;

    private static final int GRASS = 0xFF12261F;
    private static final int SKID = 0x90141826;
    private static final int TYRE = 0xFF10131F;
    private static final int TREAD = 0xFF3A4468;
    private static final int BODY = 0xFFFFC85C;
    private static final int WING = 0xFFE08A2E;
    private static final int COCKPIT = 0xFF1B2340;
    private static final int PANEL = 0xB00B1020;
    private static final int WORDS = 0xFFE9ECF8;
    private static final int MAP = 0xFF97A1C2;

    private static final int MARKS = 160;
    private static final double MAP_SIDE = 13;

    /** Tiles that are farther away than this from the view's middle are not painted. */
    private static final double NEAR_REACH = 40;

    private final RacerGround ground;
    private final Vec map;
    private final double mapScale;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private final double[] wheelX = new double[RacerCar.WHEELS];
    private final double[] wheelY = new double[RacerCar.WHEELS];

    /** Rubber left on the ground. */
    private record Mark(double fromX, double fromY, double toX, double toY) {}

    RacerScene(RacerTrack track) {
        ground = new RacerGround(track);
        double most = 1;
        for (int i = 0; i < track.size(); i++) {
            most = Math.max(most, Math.max(Math.abs(track.x(i)), Math.abs(track.y(i))));
        }
        mapScale = MAP_SIDE / 2 / most;
        float[] points = new float[2 * track.size() + 2];
        for (int i = 0; i <= track.size(); i++) {
            points[2 * i] = (float) mapX(track.x(i));
            points[2 * i + 1] = (float) mapY(track.y(i));
        }
        map = Vec.of(points);
    }

    private double mapX(double x) {
        return WIDE.right() - MAP_SIDE / 2 - 2 + x * mapScale;
    }

    private double mapY(double y) {
        return WIDE.top() - MAP_SIDE / 2 - 2 + y * mapScale;
    }

    /** Notes where tyres slid during the last tick. */
    void roll(RacerCar car) {
        for (int wheel = 0; wheel < RacerCar.WHEELS; wheel++) {
            double x = car.wheelX(wheel);
            double y = car.wheelY(wheel);
            if (car.slides(wheel)) {
                marks.addLast(new Mark(wheelX[wheel], wheelY[wheel], x, y));
            }
            wheelX[wheel] = x;
            wheelY[wheel] = y;
        }
        while (marks.size() > MARKS) {
            marks.removeFirst();
        }
    }

    /**
     * What a person sees.
     *
     * @param share of the tiles that have been driven on, 0 to 1
     */
    Scene wide(RacerCar car, double share) {
        RacerFrame frame = RacerFrame.of(car, WIDE);
        List<Scene.Shape> shapes = new ArrayList<>();
        double reach = WIDE.right() / 2 + BEYOND;
        ground.paint(frame, reach, shapes);
        for (Mark mark : marks) {
            shapes.add(
                    new Scene.Line(
                            frame.points(mark.fromX(), mark.fromY(), mark.toX(), mark.toY()),
                            SKID,
                            0.4));
        }
        car(car, frame, shapes);
        panel(car, share, shapes);
        return new Scene(WIDE, GRASS, shapes);
    }

    /** What the camera sees. */
    Scene near(RacerCar car) {
        RacerFrame frame = RacerFrame.of(car, NEAR);
        List<Scene.Shape> shapes = new ArrayList<>();
        ground.paint(frame, NEAR_REACH, shapes);
        car(car, frame, shapes);
        return new Scene(NEAR, GRASS, shapes);
    }

    private static void car(RacerCar car, RacerFrame frame, List<Scene.Shape> shapes) {
        for (int wheel = 0; wheel < RacerCar.WHEELS; wheel++) {
            double turned = wheel < 2 ? car.steering() : 0;
            double sin = Math.sin(turned);
            double cos = Math.cos(turned);
            double x = frame.right(car.wheelX(wheel), car.wheelY(wheel));
            double y = frame.ahead(car.wheelX(wheel), car.wheelY(wheel));
            shapes.add(box(x, y, sin, cos, 0.34, 0.6, TYRE));
            shapes.add(box(x, y, sin, cos, 0.14, 0.6, TREAD));
        }
        double x = frame.middle();
        double y = frame.up();
        shapes.add(box(x, y + 2.4, 0, 1, 1.2, 0.22, WING));
        shapes.add(box(x, y - 2.1, 0, 1, 1.1, 0.3, WING));
        shapes.add(
                fill(
                        BODY, x - 0.3, y + 2.4, x + 0.3, y + 2.4, x + 0.45, y + 0.4, x + 1, y - 0.2,
                        x + 1, y - 0.9, x + 0.45, y - 1.9, x - 0.45, y - 1.9, x - 1, y - 0.9, x - 1,
                        y - 0.2, x - 0.45, y + 0.4));
        shapes.add(box(x, y - 0.1, 0, 1, 0.3, 0.55, COCKPIT));
    }

    /** A rectangle in the view, turned to the right. */
    private static Scene.Polygon box(
            double x, double y, double sin, double cos, double across, double along, int colour) {
        return fill(
                colour,
                x - across * cos + along * sin,
                y + across * sin + along * cos,
                x + across * cos + along * sin,
                y - across * sin + along * cos,
                x + across * cos - along * sin,
                y - across * sin - along * cos,
                x - across * cos - along * sin,
                y + across * sin - along * cos);
    }

    private void panel(RacerCar car, double share, List<Scene.Shape> shapes) {
        double left = WIDE.right() - MAP_SIDE - 3;
        double bottom = WIDE.top() - MAP_SIDE - 6.5;
        shapes.add(
                fill(
                        PANEL,
                        left,
                        bottom,
                        WIDE.right() - 1,
                        bottom,
                        WIDE.right() - 1,
                        WIDE.top() - 1,
                        left,
                        WIDE.top() - 1));
        shapes.add(new Scene.Line(map, MAP, 0.45));
        shapes.add(new Scene.Disc(mapX(car.x()), mapY(car.y()), 0.6, BODY, 0, 0));
        String speed = Math.round(3.6 * Math.abs(car.speedAhead())) + " km/h";
        String lap = (int) (100 * share) + " %";
        shapes.add(new Scene.Label(left + 0.8, bottom + 1.2, 1.6, speed, WORDS));
        shapes.add(new Scene.Label(WIDE.right() - 5.8, bottom + 1.2, 1.6, lap, WORDS));
    }

    private static Scene.Polygon fill(int colour, double... points) {
        float[] floats = new float[points.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) points[i];
        }
        return new Scene.Polygon(Vec.of(floats), colour, 0, 0);
    }
}
