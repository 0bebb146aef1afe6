package reins.sim.teachers;

import reins.sim.worlds.Tee;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the push that brings the T nearest to its target: tries out straight pushes from points all
 * around it, and after the best of them a second one. Lengths in pixels. Used by one thread at a
 * time.
 */
final class TeePlanner {
    /** How far from the T's outline a push begins, to the pusher's centre. */
    private static final double STANDOFF = 18;

    private static final double FURTHEST = 150;
    private static final double SHORTEST = 25;
    private static final double LOW = 4;
    private static final double HIGH = 508;

    /** What a pixel on the way to a push's beginning costs, in pixels of the T's error. */
    private static final double WAY_COST = 0.012;

    private static final int TRIED_FURTHER = 6;
    private static final double[] FINE = {-0.9, -0.5, -0.2, 0, 0.2, 0.5, 0.9};
    private static final double[] COARSE = {-0.5, 0, 0.5};
    private static final List<Spot> FINE_SPOTS = spots(15);
    private static final List<Spot> COARSE_SPOTS = spots(30);

    private final TeeModel model = new TeeModel();

    /** A place beside the T in its own frame, and the direction from there straight to it. */
    private record Spot(double x, double y, double angle) {}

    /**
     * A straight push.
     *
     * @param error the T's error behind it
     * @param result where the T lies then
     */
    record Push(
            double fromX, double fromY, double toX, double toY, double error, Tee.Pose result) {}

    private static List<Spot> spots(double apart) {
        List<Spot> spots = new ArrayList<>();
        for (Tee.Box box : Tee.BOXES) {
            double width = box.right() - box.left();
            double height = box.high() - box.low();
            for (double along = apart / 2; along < width; along += apart) {
                spots.add(new Spot(box.left() + along, box.low() - STANDOFF, Math.PI / 2));
                spots.add(new Spot(box.left() + along, box.high() + STANDOFF, -Math.PI / 2));
            }
            for (double along = apart / 2; along < height; along += apart) {
                spots.add(new Spot(box.left() - STANDOFF, box.low() + along, 0));
                spots.add(new Spot(box.right() + STANDOFF, box.low() + along, Math.PI));
            }
        }
        spots.removeIf(spot -> TeeDetour.clearance(spot.x(), spot.y()) < STANDOFF - 0.5);
        return List.copyOf(spots);
    }

    /** The best push for a T that lies here, with the pusher there; empty where there is none. */
    Optional<Push> plan(double pusherX, double pusherY, Tee.Pose block) {
        model.lie(block);
        double step = Math.clamp(model.error() / 15, 0.5, 2);
        List<Push> firsts = pushes(block, FINE_SPOTS, FINE, step);
        if (firsts.isEmpty()) {
            return Optional.empty();
        }
        firsts.sort(Comparator.comparingDouble(push -> cost(push, pusherX, pusherY)));
        Push best = firsts.getFirst();
        double least = Double.POSITIVE_INFINITY;
        for (Push first : firsts.subList(0, Math.min(TRIED_FURTHER, firsts.size()))) {
            double further = first.error();
            for (Push second : pushes(first.result(), COARSE_SPOTS, COARSE, 4)) {
                further = Math.min(further, cost(second, first.toX(), first.toY()));
            }
            double cost = cost(first, pusherX, pusherY) - first.error() + further;
            // A push that is nearly enough by itself needs no second one.
            cost += 0.15 * first.error();
            if (cost < least) {
                least = cost;
                best = first;
            }
        }
        return Optional.of(best);
    }

    /** The best push straight from where the pusher is, not far from a direction. */
    Push aim(double pusherX, double pusherY, Tee.Pose block, double direction) {
        Push best = push(pusherX, pusherY, direction, block, 1);
        for (int i = 1; i <= 8; i++) {
            for (int side = -1; side <= 1; side += 2) {
                Push push = push(pusherX, pusherY, direction + side * 0.05 * i, block, 1);
                best = push.error() < best.error() ? push : best;
            }
        }
        return best;
    }

    private static double cost(Push push, double pusherX, double pusherY) {
        return push.error() + WAY_COST * Math.hypot(push.fromX() - pusherX, push.fromY() - pusherY);
    }

    private List<Push> pushes(Tee.Pose block, List<Spot> spots, double[] slants, double step) {
        List<Push> pushes = new ArrayList<>();
        double cos = Math.cos(block.angle());
        double sin = Math.sin(block.angle());
        for (Spot spot : spots) {
            double x = block.x() + cos * spot.x() - sin * spot.y();
            double y = block.y() + sin * spot.x() + cos * spot.y();
            if (isInside(x, y)) {
                for (double slant : slants) {
                    Push push = push(x, y, block.angle() + spot.angle() + slant, block, step);
                    if (push.error() < Double.POSITIVE_INFINITY) {
                        pushes.add(push);
                    }
                }
            }
        }
        return pushes;
    }

    private static boolean isInside(double x, double y) {
        return x >= LOW && x <= HIGH && y >= LOW && y <= HIGH;
    }

    /** A push in a direction, as far as is best; of infinite error where it misses the T. */
    private Push push(double fromX, double fromY, double direction, Tee.Pose block, double step) {
        model.lie(block);
        double allowed = model.beyond() + 0.5;
        double aheadX = step * Math.cos(direction);
        double aheadY = step * Math.sin(direction);
        double x = fromX;
        double y = fromY;
        double least = Double.POSITIVE_INFINITY;
        Push best = new Push(fromX, fromY, fromX, fromY, least, block);
        int steps = (int) (Math.min(FURTHEST, SHORTEST + 3 * model.error()) / step);
        for (int i = 0; i < steps; i++) {
            x += aheadX;
            y += aheadY;
            boolean touches = model.giveWay(x, y);
            if (!isInside(x, y) || (i % 4 == 0 && model.beyond() > allowed)) {
                break;
            }
            double error = touches ? model.error() : Double.POSITIVE_INFINITY;
            if (error < least) {
                least = error;
                best = new Push(fromX, fromY, x, y, error, model.pose());
            }
        }
        return best;
    }
}
