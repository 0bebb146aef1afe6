package reins.sim.worlds;

import reins.sim.physics.Body;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The recent exhaust of the lander's engines, kept to be drawn; it takes no part in the physics and
 * draws no random numbers. Used by one thread at a time.
 */
final class Exhaust {
    /** Ticks for which a puff is seen. */
    static final int LIFE = 26;

    /** How fast exhaust leaves the main engine at full power, in m/s. */
    private static final double MAIN_SPEED = 10;

    private static final double SIDE_SPEED = 5;

    private final ArrayDeque<Burn> burns = new ArrayDeque<>();
    private long now;

    private record Burn(
            long tick,
            double x,
            double y,
            double speedX,
            double speedY,
            double power,
            boolean main) {}

    /**
     * A puff as it is now.
     *
     * @param x in metres, as y
     * @param age from 0 (just blown out) to 1 (gone)
     * @param power of its burn, 0.5 to 1
     * @param grain a number of its own, for small differences of looks
     */
    record Puff(double x, double y, double age, double power, boolean main, int grain) {}

    /** Records a burn: where it is and where it blows to. Power 0.5 to 1. */
    void burn(
            Body hull,
            double x,
            double y,
            double towardsX,
            double towardsY,
            double power,
            boolean main) {
        double length = Math.max(1e-6, Math.sqrt(towardsX * towardsX + towardsY * towardsY));
        double speed = (main ? MAIN_SPEED : SIDE_SPEED) * power / length;
        burns.addLast(
                new Burn(
                        now,
                        x,
                        y,
                        hull.speedX() + towardsX * speed,
                        hull.speedY() + towardsY * speed,
                        power,
                        main));
    }

    void tick() {
        now++;
        while (!burns.isEmpty() && now - burns.getFirst().tick() >= LIFE) {
            burns.removeFirst();
        }
    }

    /** All that are still seen, the oldest first. */
    List<Puff> puffs() {
        List<Puff> puffs = new ArrayList<>(burns.size());
        for (Burn burn : burns) {
            double ticks = now - burn.tick();
            // Thin air slows a puff down: it covers the distance of an exponential decay.
            double seconds = 0.18 * (1 - Math.exp(-ticks * 0.02 / 0.18));
            puffs.add(
                    new Puff(
                            burn.x() + burn.speedX() * seconds,
                            burn.y() + burn.speedY() * seconds,
                            ticks / LIFE,
                            burn.power(),
                            burn.main(),
                            (int) ((burn.tick() * 0x9E3779B9L) >>> 8) & 0xFFFF));
        }
        return puffs;
    }
}
