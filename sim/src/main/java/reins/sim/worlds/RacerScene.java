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
    private static final int PATCH = 0xFF17312A;
    private static final int ROAD = 0xFF4A5272;
    private static final int EDGE = 0xFF8C96BC;
    private static final int DASH = 0xFF6C769C;
    private static final int KERB_RED = 0xFFE5484D;
    private static final int KERB_WHITE = 0xFFE9ECF8;
    private static final int START = 0xFF3DDBB0;
    private static final int SKID = 0x90141826;
    private static final int TYRE = 0xFF10131F;
    private static final int TREAD = 0xFF3A4468;
    private static final int BODY = 0xFFFFC85C;
    private static final int WING = 0xFFE08A2E;
    private static final int COCKPIT = 0xFF1B2340;
    private static final int PANEL = 0xB00B1020;
    private static final int WORDS = 0xFFE9ECF8;
    private static final int MAP = 0xFF97A1C2;

    private static final double PATCH_SIDE = 50 / 3.0;
    private static final double KERB = 8 / 6.0;
    private static final double KERB_BEND = 0.2;
    private static final int MARKS = 160;
    private static final double MAP_SIDE = 13;

    /** Tiles that are farther away than this from the view's middle are not painted. */
    private static final double NEAR_REACH = 40;

    private final RacerTrack track;
    private final Vec map;
    private final double mapScale;
    private final ArrayDeque<Mark> marks = new ArrayDeque<>();
    private final double[] wheelX = new double[RacerCar.WHEELS];
    private final double[] wheelY = new double[RacerCar.WHEELS];

    /** Rubber left on the ground. */
    private record Mark(double fromX, double fromY, double toX, double toY) {}

    /** Where the car is, and how the world is turned about it. */
    private record Frame(double x, double y, double sin, double cos, double middle, double up) {
        static Frame of(RacerCar car, Scene.View view) {
            return new Frame(
                    car.x(),
                    car.y(),
                    Math.sin(car.angle()),
                    Math.cos(car.angle()),
                    view.right() / 2,
                    view.top() / 4);
        }

        double right(double atX, double atY) {
            return middle + (atX - x) * cos + (atY - y) * sin;
        }

        double ahead(double atX, double atY) {
            return up + (atY - y) * cos - (atX - x) * sin;
        }

        Vec points(double... points) {
            float[] turned = new float[points.length];
            for (int i = 0; i < points.length; i += 2) {
                turned[i] = (float) right(points[i], points[i + 1]);
                turned[i + 1] = (float) ahead(points[i], points[i + 1]);
            }
            return Vec.of(turned);
        }
    }

    RacerScene(RacerTrack track) {
        this.track = track;
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
        Frame frame = Frame.of(car, WIDE);
        List<Scene.Shape> shapes = new ArrayList<>();
        double reach = WIDE.right() / 2 + BEYOND;
        grass(frame, reach, shapes);
        road(frame, reach, shapes);
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
        Frame frame = Frame.of(car, NEAR);
        List<Scene.Shape> shapes = new ArrayList<>();
        grass(frame, NEAR_REACH, shapes);
        road(frame, NEAR_REACH, shapes);
        car(car, frame, shapes);
        return new Scene(NEAR, GRASS, shapes);
    }

    private static void grass(Frame frame, double reach, List<Scene.Shape> shapes) {
        int left = (int) Math.floor((frame.x() - reach) / PATCH_SIDE);
        int right = (int) Math.floor((frame.x() + reach) / PATCH_SIDE);
        int low = (int) Math.floor((frame.y() - reach) / PATCH_SIDE);
        int high = (int) Math.floor((frame.y() + reach) / PATCH_SIDE);
        for (int column = left; column <= right; column++) {
            for (int row = low; row <= high; row++) {
                if (column % 2 == 0 && row % 2 == 0) {
                    double x = column * PATCH_SIDE;
                    double y = row * PATCH_SIDE;
                    double farX = x + PATCH_SIDE;
                    double farY = y + PATCH_SIDE;
                    shapes.add(
                            new Scene.Polygon(
                                    frame.points(x, y, farX, y, farX, farY, x, farY), PATCH, 0, 0));
                }
            }
        }
    }

    /** Stretches of near tiles are one outline each, as outlines that only meet leave seams. */
    private void road(Frame frame, double reach, List<Scene.Shape> shapes) {
        List<Scene.Shape> above = new ArrayList<>();
        int first = 0;
        while (first < track.size() && isNear(first, frame, reach)) {
            first++;
        }
        int point = first;
        while (point < first + track.size()) {
            int end = point;
            while (end < first + track.size() && isNear(end, frame, reach)) {
                end++;
            }
            if (end > point) {
                stretch(point - 1, end, frame, shapes, above);
            }
            point = end + 1;
        }
        shapes.addAll(above);
    }

    private boolean isNear(int point, Frame frame, double reach) {
        double offX = track.x(point) - frame.x();
        double offY = track.y(point) - frame.y();
        return offX * offX + offY * offY < reach * reach;
    }

    private void stretch(
            int from, int to, Frame frame, List<Scene.Shape> shapes, List<Scene.Shape> above) {
        int points = to - from + 1;
        double[] outline = new double[4 * points];
        for (int i = 0; i < points; i++) {
            int point = from + i;
            int back = outline.length - 2 - 2 * i;
            outline[2 * i] = edgeX(point, -RacerTrack.HALF_WIDTH);
            outline[2 * i + 1] = edgeY(point, -RacerTrack.HALF_WIDTH);
            outline[back] = edgeX(point, RacerTrack.HALF_WIDTH);
            outline[back + 1] = edgeY(point, RacerTrack.HALF_WIDTH);
        }
        shapes.add(new Scene.Polygon(frame.points(outline), ROAD, EDGE, 0.25));
        for (int point = from + 1; point <= to; point++) {
            double bend = track.bend(point);
            if (Math.abs(bend) > KERB_BEND) {
                double inner = -Math.signum(bend) * RacerTrack.HALF_WIDTH;
                double outer = inner - Math.signum(bend) * KERB;
                boolean even = Math.floorMod(point, 2) == 0;
                above.add(across(point, inner, outer, even ? KERB_WHITE : KERB_RED, frame));
            }
            if (Math.floorMod(point, track.size()) == 0) {
                double side = RacerTrack.HALF_WIDTH;
                above.add(
                        new Scene.Line(
                                frame.points(
                                        edgeX(point, -side),
                                        edgeY(point, -side),
                                        edgeX(point, side),
                                        edgeY(point, side)),
                                START,
                                0.8));
            } else if (Math.floorMod(point, 3) == 0) {
                above.add(
                        new Scene.Line(
                                frame.points(
                                        track.x(point - 1),
                                        track.y(point - 1),
                                        track.x(point),
                                        track.y(point)),
                                DASH,
                                0.3));
            }
        }
    }

    /** A part of a tile, between two distances to the right of its middle line. */
    private Scene.Polygon across(int tile, double left, double right, int colour, Frame frame) {
        return new Scene.Polygon(
                frame.points(
                        edgeX(tile - 1, left),
                        edgeY(tile - 1, left),
                        edgeX(tile, left),
                        edgeY(tile, left),
                        edgeX(tile, right),
                        edgeY(tile, right),
                        edgeX(tile - 1, right),
                        edgeY(tile - 1, right)),
                colour,
                0,
                0);
    }

    private double edgeX(int point, double right) {
        return track.x(point) + right * Math.cos(track.angle(point));
    }

    private double edgeY(int point, double right) {
        return track.y(point) + right * Math.sin(track.angle(point));
    }

    private static void car(RacerCar car, Frame frame, List<Scene.Shape> shapes) {
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
        shapes.add(new Scene.Label(left + 1, bottom + 1.2, 1.8, speed, WORDS));
        shapes.add(new Scene.Label(WIDE.right() - 5.5, bottom + 1.2, 1.8, lap, WORDS));
    }

    private static Scene.Polygon fill(int colour, double... points) {
        float[] floats = new float[points.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) points[i];
        }
        return new Scene.Polygon(Vec.of(floats), colour, 0, 0);
    }
}
