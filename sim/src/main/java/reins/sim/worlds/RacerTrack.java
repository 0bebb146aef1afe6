package reins.sim.worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A closed track as points at equal distances along its middle, by the law of Gymnasium's
 * CarRacing-v3: a point runs round the origin after twelve random posts, turning no faster than it
 * may. Immutable; safe on every thread.
 */
final class RacerTrack {
    /** From the middle to an edge, in metres. */
    static final double HALF_WIDTH = 40 / 6.0;

    /** The distance between two points, in metres. */
    static final double STEP = 21 / 6.0;

    private static final double RADIUS = 900 / 6.0;
    private static final int POSTS = 12;
    private static final double MOST_TURN = 0.31;

    /** How much it turns for each metre that the post is to the side. */
    private static final double TURN = 0.006;

    /** A post less than this to the side, in metres, is straight ahead. */
    private static final double STRAIGHT = 0.05;

    /** How far round the lap begins. */
    private static final double START = -Math.PI / POSTS;

    private static final int MOST_POINTS = 2500;
    private static final int LAPS = 5;

    private final double[] x;
    private final double[] y;
    private final double[] angle;

    /** A place the point came by: how far round, and the way it headed there. */
    private record Print(double round, double angle, double x, double y) {}

    private RacerTrack(List<Print> prints) {
        x = prints.stream().mapToDouble(Print::x).toArray();
        y = prints.stream().mapToDouble(Print::y).toArray();
        angle = prints.stream().mapToDouble(Print::angle).toArray();
    }

    static RacerTrack random(RandomGenerator random) {
        while (true) {
            List<Print> lap = lap(prints(posts(random)));
            if (lap.size() > 2 && isClosed(lap)) {
                return new RacerTrack(lap);
            }
        }
    }

    /** A circle, counter-clockwise. */
    static RacerTrack circle() {
        int points = (int) (2 * Math.PI * RADIUS / STEP);
        List<Print> prints = new ArrayList<>();
        for (int i = 0; i < points; i++) {
            double round = 2 * Math.PI * i / points;
            prints.add(new Print(round, round, RADIUS * Math.cos(round), RADIUS * Math.sin(round)));
        }
        return new RacerTrack(prints);
    }

    /** Where the posts stand; the first and the last make the start a wide bend. */
    private static List<Print> posts(RandomGenerator random) {
        List<Print> posts = new ArrayList<>();
        for (int i = 0; i < POSTS; i++) {
            double round = 2 * Math.PI * i / POSTS + random.nextDouble(0, 2 * Math.PI / POSTS);
            double radius = random.nextDouble(RADIUS / 3, RADIUS);
            if (i == 0 || i == POSTS - 1) {
                round = 2 * Math.PI * i / POSTS;
                radius = 1.5 * RADIUS;
            }
            posts.add(new Print(round, 0, radius * Math.cos(round), radius * Math.sin(round)));
        }
        return posts;
    }

    /** Runs after the posts for some laps. */
    private static List<Print> prints(List<Print> posts) {
        List<Print> prints = new ArrayList<>();
        double x = 1.5 * RADIUS;
        double y = 0;
        double angle = 0;
        int next = 0;
        int laps = 0;
        boolean below = false;
        while (laps < LAPS && prints.size() < MOST_POINTS) {
            double round = Math.atan2(y, x);
            if (below && round > 0) {
                laps++;
                below = false;
            }
            if (round < 0) {
                below = true;
                round += 2 * Math.PI;
            }
            // The first post at or behind this place; after the last one it starts again.
            while (round > posts.get(next).round()) {
                next = (next + 1) % POSTS;
                round -= next == 0 ? 2 * Math.PI : 0;
            }
            double aside =
                    Math.cos(angle) * (posts.get(next).x() - x)
                            + Math.sin(angle) * (posts.get(next).y() - y);
            while (angle - round > 1.5 * Math.PI) {
                angle -= 2 * Math.PI;
            }
            while (angle - round < -1.5 * Math.PI) {
                angle += 2 * Math.PI;
            }
            double before = angle;
            if (Math.abs(aside) > STRAIGHT) {
                angle -= Math.signum(aside) * Math.min(MOST_TURN, TURN * Math.abs(aside));
            }
            // As in Gymnasium a turn shows from the next step on.
            x -= Math.sin(before) * STEP;
            y += Math.cos(before) * STEP;
            prints.add(new Print(round, (before + angle) / 2, x, y));
        }
        return prints;
    }

    /** From the last pass of the start but one to the last one; empty where there are not two. */
    private static List<Print> lap(List<Print> prints) {
        int end = -1;
        for (int i = prints.size() - 1; i > 0; i--) {
            if (prints.get(i).round() > START && prints.get(i - 1).round() <= START) {
                if (end >= 0) {
                    return prints.subList(i, end - 1);
                }
                end = i;
            }
        }
        return List.of();
    }

    /** Whether head and tail lie no further beside each other than a step. */
    private static boolean isClosed(List<Print> lap) {
        Print head = lap.getFirst();
        double across = Math.cos(head.angle()) * (head.x() - lap.getLast().x());
        double along = Math.sin(head.angle()) * (head.y() - lap.getLast().y());
        return Math.hypot(across, along) <= STEP;
    }

    /** How many points there are, and as many tiles: tile {@code i} ends at point {@code i}. */
    int size() {
        return x.length;
    }

    /**
     * @param point any number; beyond the last point comes the first one
     */
    double x(int point) {
        return x[Math.floorMod(point, x.length)];
    }

    double y(int point) {
        return y[Math.floorMod(point, y.length)];
    }

    /** The way to go at a point, in radians from the y axis, counter-clockwise. */
    double angle(int point) {
        return angle[Math.floorMod(point, angle.length)];
    }

    /** The tile nearest to a place, searching both ways from a tile. */
    int nearest(int tile, double atX, double atY) {
        int best = Math.floorMod(tile, size());
        double least = away(best, atX, atY);
        for (int way = -1; way <= 1; way += 2) {
            int next = Math.floorMod(best + way, size());
            double away = away(next, atX, atY);
            while (away < least) {
                best = next;
                least = away;
                next = Math.floorMod(next + way, size());
                away = away(next, atX, atY);
            }
        }
        return best;
    }

    /** How far a place is from a tile's middle line, in metres. */
    double away(int tile, double atX, double atY) {
        double share = Math.clamp(along(tile, atX, atY), 0, 1);
        double fromX = x(tile - 1);
        double fromY = y(tile - 1);
        double offX = atX - fromX - share * (x[tile] - fromX);
        double offY = atY - fromY - share * (y[tile] - fromY);
        return Math.sqrt(offX * offX + offY * offY);
    }

    /** How much of a tile lies behind a place; below 0 before the tile, above 1 behind it. */
    double along(int tile, double atX, double atY) {
        double fromX = x(tile - 1);
        double fromY = y(tile - 1);
        double alongX = x[tile] - fromX;
        double alongY = y[tile] - fromY;
        double square = alongX * alongX + alongY * alongY;
        return ((atX - fromX) * alongX + (atY - fromY) * alongY) / Math.max(1e-9, square);
    }

    /** How far a place is to the right of a tile's middle line, in metres. */
    double beside(int tile, double atX, double atY) {
        double fromX = x(tile - 1);
        double fromY = y(tile - 1);
        double alongX = x[tile] - fromX;
        double alongY = y[tile] - fromY;
        double length = Math.max(1e-9, Math.sqrt(alongX * alongX + alongY * alongY));
        return ((atX - fromX) * alongY - (atY - fromY) * alongX) / length;
    }

    /** A place on the middle line, counted in points with their parts. */
    double xAt(double place) {
        int point = (int) Math.floor(place);
        return x(point) + (place - point) * (x(point + 1) - x(point));
    }

    double yAt(double place) {
        int point = (int) Math.floor(place);
        return y(point) + (place - point) * (y(point + 1) - y(point));
    }

    /** How sharply it turns at a point: -1 or 1 in the sharpest bends to the right or the left. */
    double bend(int point) {
        double turn = angle(point) - angle(point - 1);
        return Math.IEEEremainder(turn, 2 * Math.PI) / MOST_TURN;
    }
}
