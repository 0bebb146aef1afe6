package reins.sessions;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Reading;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** The texts in a session that are JSON. Safe on every thread. */
final class Json {
    /** Bounds may be infinite, and a broken learner's numbers may be NaN. */
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private Json() {}

    static String write(Object value) {
        return GSON.toJson(value);
    }

    static String spec(WorldSpec world) {
        return GSON.toJson(Spec.of(world));
    }

    static WorldSpec spec(String json) throws SQLException {
        Spec spec = read(json, new TypeToken<>() {});
        try {
            return spec.world();
        } catch (RuntimeException e) { // a part is missing, or refuses what it is given
            throw Faults.damaged(String.valueOf(e.getMessage()));
        }
    }

    /** A world as the files have had it from the beginning; newer parts may be missing. */
    private record Spec(
            String id,
            String title,
            List<Limits> state,
            List<Limits> controls,
            List<String> vocabulary,
            List<Limits> objectives,
            List<Camera> cameras,
            double tickSeconds,
            int maxTicks,
            @Nullable Reading reading) {
        static Spec of(WorldSpec world) {
            return new Spec(
                    world.id(),
                    world.title(),
                    Limits.of(world.state()),
                    Limits.of(world.controls()),
                    world.vocabulary(),
                    Limits.of(world.objectives()),
                    world.cameras(),
                    world.tickSeconds(),
                    world.maxTicks(),
                    world.reading().orElse(null));
        }

        WorldSpec world() {
            return new WorldSpec(
                    id,
                    title,
                    Limits.channels(state),
                    cameras,
                    Optional.ofNullable(reading),
                    Actions.of(Limits.channels(controls), vocabulary),
                    Limits.channels(objectives),
                    tickSeconds,
                    maxTicks);
        }
    }

    /** A channel as the files have had it from the beginning. */
    private record Limits(String name, Unit unit, float low, float high, @Nullable Float fastest) {
        static List<Limits> of(List<Channel> channels) {
            return channels.stream()
                    .map(channel ->
                            new Limits(
                                    channel.name(),
                                    channel.unit(),
                                    channel.low(),
                                    channel.high(),
                                    Float.isFinite(channel.fastest()) ? channel.fastest() : null))
                    .toList();
        }

        static List<Channel> channels(List<Limits> limits) {
            return limits.stream()
                    .map(each ->
                            new Channel(
                                    each.name(),
                                    each.unit(),
                                    each.low(),
                                    each.high(),
                                    each.fastest() == null
                                            ? Float.POSITIVE_INFINITY
                                            : each.fastest()))
                    .toList();
        }
    }

    static SortedMap<String, String> texts(String json) throws SQLException {
        return read(json, new TypeToken<>() {});
    }

    static Map<String, Double> numbers(String json) throws SQLException {
        LinkedHashMap<String, Double> numbers = read(json, new TypeToken<>() {});
        return numbers;
    }

    private static <T> T read(String json, TypeToken<T> type) throws SQLException {
        try {
            T value = GSON.fromJson(json, type);
            if (value == null) {
                throw Faults.damaged("an empty text");
            }
            return value;
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Faults.damaged(String.valueOf(e.getMessage()));
        }
    }
}
