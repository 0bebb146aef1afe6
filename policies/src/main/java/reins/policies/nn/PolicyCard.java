package reins.policies.nn;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.core.fact.Channel;
import reins.core.fact.Reading;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a policy's file says about itself, kept in the ONNX model's {@code metadata_props}:
 *
 * <ul>
 *   <li>{@code reins.world}: the world's id
 *   <li>{@code reins.state}, {@code reins.controls}: the channels as a JSON list of {@code {"name",
 *       "unit", "low", "high"}}; a bound that is not there is infinite
 *   <li>{@code reins.words}: the words that the world takes, as a JSON list, where it takes words
 *   <li>{@code reins.reading}: the words that there are to read, as a JSON list, where there are
 *   <li>{@code reins.thoughts}: what its thoughts are made of, as a JSON list, where it tells some
 *   <li>{@code reins.provenance.…}: learner, settings (JSON), seed, version, trained updates and
 *       steps, each under its own name
 * </ul>
 *
 * Safe on every thread.
 */
public record PolicyCard(
        String world,
        List<Channel> state,
        List<Channel> controls,
        List<String> words,
        List<String> reading,
        List<String> thoughts,
        SortedMap<String, String> provenance) {
    private static final String WORLD = "reins.world";
    private static final String STATE = "reins.state";
    private static final String CONTROLS = "reins.controls";
    private static final String WORDS = "reins.words";
    private static final String READING = "reins.reading";
    private static final String THOUGHTS = "reins.thoughts";
    private static final String PROVENANCE = "reins.provenance.";

    public PolicyCard {
        state = List.copyOf(state);
        controls = List.copyOf(controls);
        words = List.copyOf(words);
        reading = List.copyOf(reading);
        thoughts = List.copyOf(thoughts);
        provenance = Collections.unmodifiableSortedMap(new TreeMap<>(provenance));
    }

    public static PolicyCard of(WorldSpec spec, SortedMap<String, String> provenance) {
        return new PolicyCard(
                spec.id(),
                spec.state(),
                spec.controls(),
                spec.vocabulary(),
                spec.reading().map(Reading::vocabulary).orElse(List.of()),
                List.of(),
                provenance);
    }

    /** The card of a policy whose thoughts are these, or made of these words. */
    public PolicyCard thinking(List<String> ofThese) {
        return new PolicyCard(world, state, controls, words, reading, ofThese, provenance);
    }

    SortedMap<String, String> toMetadata() {
        SortedMap<String, String> metadata = new TreeMap<>();
        metadata.put(WORLD, world);
        metadata.put(STATE, write(state));
        metadata.put(CONTROLS, write(controls));
        write(metadata, WORDS, words);
        write(metadata, READING, reading);
        write(metadata, THOUGHTS, thoughts);
        provenance.forEach((key, value) -> metadata.put(PROVENANCE + key, value));
        return metadata;
    }

    /** The card in a model's metadata; empty where another program wrote the model. */
    static Optional<PolicyCard> from(Map<String, String> metadata) {
        String world = metadata.get(WORLD);
        if (world == null) {
            return Optional.empty();
        }
        SortedMap<String, String> provenance = new TreeMap<>();
        metadata.forEach((key, value) -> {
            if (key.startsWith(PROVENANCE)) {
                provenance.put(key.substring(PROVENANCE.length()), value);
            }
        });
        return Optional.of(
                new PolicyCard(
                        world,
                        read(metadata, STATE),
                        read(metadata, CONTROLS),
                        texts(metadata, WORDS),
                        texts(metadata, READING),
                        texts(metadata, THOUGHTS),
                        provenance));
    }

    private static void write(Map<String, String> metadata, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            metadata.put(key, new Gson().toJson(texts));
        }
    }

    private static String write(List<Channel> channels) {
        JsonArray all = new JsonArray();
        for (Channel channel : channels) {
            JsonObject one = new JsonObject();
            one.addProperty("name", channel.name());
            one.addProperty("unit", channel.unit().name().toLowerCase(Locale.ROOT));
            if (Float.isFinite(channel.low())) {
                one.addProperty("low", channel.low());
            }
            if (Float.isFinite(channel.high())) {
                one.addProperty("high", channel.high());
            }
            all.add(one);
        }
        return all.toString();
    }

    private static List<Channel> read(Map<String, String> metadata, String key) {
        try {
            List<Channel> channels = new ArrayList<>();
            String json = metadata.getOrDefault(key, "[]");
            for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
                JsonObject one = element.getAsJsonObject();
                String unit = one.get("unit").getAsString().toUpperCase(Locale.ROOT);
                channels.add(
                        new Channel(
                                one.get("name").getAsString(),
                                Unit.valueOf(unit),
                                bound(one, "low", Float.NEGATIVE_INFINITY),
                                bound(one, "high", Float.POSITIVE_INFINITY)));
            }
            return channels;
        } catch (JsonParseException
                | IllegalArgumentException
                | IllegalStateException
                | NullPointerException e) {
            throw new ReinsException(
                    "The policy's file describes its channels wrongly under '%s'.".formatted(key),
                    e);
        }
    }

    private static List<String> texts(Map<String, String> metadata, String key) {
        try {
            List<String> texts = new ArrayList<>();
            String json = metadata.getOrDefault(key, "[]");
            for (JsonElement element : JsonParser.parseString(json).getAsJsonArray()) {
                texts.add(element.getAsString());
            }
            return texts;
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new ReinsException(
                    "The policy's file has no list of words under '%s'.".formatted(key), e);
        }
    }

    private static float bound(JsonObject channel, String name, float absent) {
        return channel.has(name) ? channel.get(name).getAsFloat() : absent;
    }
}
