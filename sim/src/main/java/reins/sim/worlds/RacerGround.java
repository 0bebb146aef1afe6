package reins.sim.worlds;

import reins.core.fact.Scene;

import java.util.ArrayList;
import java.util.List;

/** How the grass and the road of the racer's world look. Safe on every thread. */
record RacerGround(RacerTrack track) {
    private static final int PATCH = 0xFF17312A;
    private static final int ROAD = 0xFF4A5272;
    private static final int EDGE = 0xFF8C96BC;
    private static final int DASH = 0xFF6C769C;
    private static final int KERB_RED = 0xFFE5484D;
    private static final int KERB_WHITE = 0xFFE9ECF8;
    private static final int START = 0xFF3DDBB0;

    private static final double PATCH_SIDE = 50 / 3.0;
    private static final double KERB = 8 / 6.0;
    private static final double KERB_BEND = 0.2;

    /** Paints what lies near the car, nothing farther away than the reach, in metres. */
    void paint(RacerFrame frame, double reach, List<Scene.Shape> shapes) {
        grass(frame, reach, shapes);
        road(frame, reach, shapes);
    }

    private static void grass(RacerFrame frame, double reach, List<Scene.Shape> shapes) {
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
    private void road(RacerFrame frame, double reach, List<Scene.Shape> shapes) {
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

    private boolean isNear(int point, RacerFrame frame, double reach) {
        double offX = track.x(point) - frame.x();
        double offY = track.y(point) - frame.y();
        return offX * offX + offY * offY < reach * reach;
    }

    private void stretch(
            int from, int to, RacerFrame frame, List<Scene.Shape> shapes, List<Scene.Shape> above) {
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
    private Scene.Polygon across(
            int tile, double left, double right, int colour, RacerFrame frame) {
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
}
