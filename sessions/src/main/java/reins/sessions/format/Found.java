package reins.sessions.format;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Worlds made up from what another program's files hold. Safe on every thread. */
public final class Found {
    private static final List<Channel> REWARD =
            List.of(
                    new Channel(
                            "reward", Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));

    private Found() {}

    public static Channel channel(String name, float low, float high) {
        boolean isRange = low < high;
        return new Channel(
                name.isBlank() ? "unnamed" : name,
                Unit.NONE,
                isRange ? low : Float.NEGATIVE_INFINITY,
                isRange ? high : Float.POSITIVE_INFINITY);
    }

    /** Channels without bounds, named by a number behind the name where there are several. */
    public static List<Channel> channels(String name, long size) {
        return channels(name, size, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    public static List<Channel> channels(String name, long size, float low, float high) {
        List<Channel> channels = new ArrayList<>();
        for (long i = 0; i < size; i++) {
            channels.add(channel(size == 1 ? name : name + " " + i, low, high));
        }
        return channels;
    }

    /**
     * @param controls empty where there is a vocabulary
     * @param most the ticks of the longest attempt
     */
    public static WorldSpec world(
            String name,
            List<Channel> state,
            List<Channel> controls,
            List<String> vocabulary,
            List<Camera> cameras,
            double tickSeconds,
            int most) {
        String id = name.isBlank() ? "unnamed" : name;
        return new WorldSpec(
                id,
                id,
                state,
                cameras,
                Optional.empty(),
                Actions.of(controls, vocabulary),
                REWARD,
                tickSeconds,
                most);
    }

    /** The same with bounds that hold what is there. */
    public static List<Channel> widened(List<Channel> channels, float[] lows, float[] highs) {
        List<Channel> widened = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            Channel channel = channels.get(i);
            widened.add(
                    new Channel(
                            channel.name(),
                            channel.unit(),
                            Math.min(channel.low(), lows[i]),
                            Math.max(channel.high(), highs[i])));
        }
        return widened;
    }

    /** The same world with other controls. */
    public static WorldSpec with(WorldSpec world, List<Channel> controls) {
        return world.withActions(new Actions.Controls(controls));
    }
}
