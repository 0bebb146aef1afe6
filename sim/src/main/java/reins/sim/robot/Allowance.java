package reins.sim.robot;

import reins.core.fact.Channel;
import reins.core.fact.Vec;

import java.util.List;
import java.util.Set;

/**
 * What of a command is let through: numbers, within their bounds, and no faster than a slow link
 * allows. Safe on every thread.
 *
 * @param rest the command at rest, shape {@code [A]}
 * @param speeds the numbers of the controls that are slowed down
 */
record Allowance(List<Channel> channels, Vec rest, Set<Integer> speeds) {
    Allowance {
        channels = List.copyOf(channels);
        speeds = Set.copyOf(speeds);
    }

    /**
     * @param wanted shape {@code [A]}
     * @param share of its speed that is left, 0 to 1
     */
    Vec of(Vec wanted, double share) {
        float[] allowed = new float[rest.size()];
        for (int i = 0; i < allowed.length; i++) {
            Channel channel = channels.get(i);
            float still = rest.at(i);
            float value = wanted.at(i);
            float kept = Float.isFinite(value) ? channel.clamp(value) : still;
            allowed[i] =
                    speeds.contains(i) && share < 1 ? slowed(kept, still, channel, share) : kept;
        }
        return Vec.of(allowed);
    }

    private static float slowed(float value, float still, Channel channel, double share) {
        double low = still - share * (still - channel.low());
        double high = still + share * (channel.high() - still);
        return (float) Math.clamp(value, low, high);
    }
}
