package reins.sim.worlds;

import reins.sim.physics.Ground;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The walker's course: heights in metres at equal distances, by the law of Gymnasium's
 * BipedalWalker-v3, and what a range finder sees of it. Used by one thread at a time.
 */
final class WalkerGround {
    /** How far a beam reaches, in metres. */
    static final double RANGE = 160 / WalkerBodies.SCALE;

    static final int BEAMS = 10;

    /** The distance in metres between two heights. */
    static final double STEP = 14 / WalkerBodies.SCALE;

    /** The height in metres the course begins at and keeps returning to. */
    static final double LEVEL = 400 / WalkerBodies.SCALE / 4;

    static final int POINTS = 200;

    /** Up to this point the course is level; the walker starts in the middle of it. */
    static final int LEVEL_POINTS = 20;

    private static final int SHORTEST_STRETCH = 5;
    private static final int LONGEST_STRETCH = 10;

    /** The beams point from straight down towards ahead; this is between two, in radians. */
    private static final double BETWEEN_BEAMS = 0.15;

    private static final double[] ACROSS = new double[BEAMS];
    private static final double[] DOWN = new double[BEAMS];

    static {
        for (int i = 0; i < BEAMS; i++) {
            ACROSS[i] = RANGE * Math.sin(BETWEEN_BEAMS * i);
            DOWN[i] = RANGE * Math.cos(BETWEEN_BEAMS * i);
        }
    }

    private final double[] heights;

    private WalkerGround(double[] heights) {
        this.heights = heights;
    }

    /** A level course. */
    static WalkerGround level() {
        double[] heights = new double[POINTS];
        Arrays.fill(heights, LEVEL);
        return new WalkerGround(heights);
    }

    /**
     * A course whose slope wanders and is drawn back to the level; between two stretches the ground
     * keeps its height for a step.
     */
    static WalkerGround random(RandomGenerator random) {
        double[] heights = new double[POINTS];
        double height = LEVEL;
        double slope = 0;
        int left = LEVEL_POINTS;
        boolean rests = false;
        for (int i = 0; i < POINTS; i++) {
            if (!rests) {
                slope = 0.8 * slope + 0.01 * Math.signum(LEVEL - height);
                if (i > LEVEL_POINTS) {
                    slope += random.nextDouble(-1, 1) / WalkerBodies.SCALE;
                }
                height += slope;
            }
            heights[i] = height;
            left--;
            rests = left == 0;
            if (rests) {
                left = (int) random.nextDouble(SHORTEST_STRETCH, LONGEST_STRETCH);
            }
        }
        return new WalkerGround(heights);
    }

    /** The same as bodies can stand on. */
    Ground solid(double friction) {
        return new Ground(STEP, heights, friction);
    }

    /**
     * @param point from 0
     */
    double at(int point) {
        return heights[point];
    }

    /** The height in metres at this place; that of the nearest end beyond the course. */
    double height(double x) {
        double place = Math.clamp(x / STEP, 0, POINTS - 1);
        int left = Math.min((int) place, POINTS - 2);
        return heights[left] + (place - left) * (heights[left + 1] - heights[left]);
    }

    /**
     * How far a beam from this place gets until it meets the ground, as a share of its range; 1
     * where it does not. The beams never point back, so the pieces of ground come in order.
     */
    double seen(int beam, double x, double y) {
        double across = ACROSS[beam];
        double down = DOWN[beam];
        double length = Math.max(0, across == 0 ? 0 : -x / across);
        double place = x + length * across;
        if (length > 1 || place < 0) {
            return 1;
        }
        double above = y - length * down - height(place);
        if (across == 0) {
            return above >= 0 && above < RANGE ? above / RANGE : 1;
        }
        for (int right = (int) (place / STEP) + 1; right < POINTS; right++) {
            double next = (right * STEP - x) / across;
            double nextAbove = y - next * down - heights[right];
            if ((above < 0) != (nextAbove < 0)) {
                double meets = length + (next - length) * above / (above - nextAbove);
                return Math.min(1, meets);
            }
            if (next >= 1) {
                return 1;
            }
            length = next;
            above = nextAbove;
        }
        return 1;
    }

    /** Where a beam from this place ends, across, when it gets this share of its range. */
    static double acrossAt(int beam, double share) {
        return share * ACROSS[beam];
    }

    /** How far down a beam has come when it gets this share of its range, in metres. */
    static double downAt(int beam, double share) {
        return share * DOWN[beam];
    }
}
