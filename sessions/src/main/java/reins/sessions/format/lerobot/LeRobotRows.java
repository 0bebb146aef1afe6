package reins.sessions.format.lerobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Seen;
import reins.sessions.format.lerobot.Distribution.Summary;
import reins.sessions.format.lerobot.LeRobotFeature.Floats;
import reins.sessions.format.lerobot.LeRobotFeature.Row;
import reins.sessions.format.lerobot.LeRobotFeature.Seconds;
import reins.sessions.format.lerobot.LeRobotFeature.Wholes;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ColumnBuffer;
import reins.sessions.format.parquet.ParquetWriter;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A dataset's rows on their way into its tables, and how their numbers are spread. Used by one
 * thread at a time.
 */
final class LeRobotRows {
    private final WorldSpec world;
    private final int fps;
    private final List<LeRobotFeature> features;

    /** Of each feature, for each of its numbers. */
    private final List<List<Distribution>> spreads;

    /** Of each camera's pictures, by the feature's name. */
    private final Map<String, Shades> shades = new LinkedHashMap<>();

    /**
     * @throws ReinsException where the world has no place in this format
     */
    LeRobotRows(WorldSpec world) {
        this.world = world;
        fps = fps(world);
        features = LeRobotFeature.of(world);
        spreads =
                features.stream()
                        .map(feature ->
                                IntStream.range(0, feature.size())
                                        .mapToObj(_ -> new Distribution())
                                        .toList())
                        .toList();
        films(world).keySet().forEach(name -> shades.put(name, new Shades()));
    }

    private static int fps(WorldSpec world) {
        double exact = world.ticksPerSecond();
        long fps = Math.round(exact);
        if (fps < 1 || Math.abs(exact - fps) > 1e-6 * fps) {
            throw new ReinsException(
                    "LeRobot needs a whole number of frames a second, and world '%s' has %.3f; keep every"
                                    .formatted(world.id(), exact)
                            + " second, third, … tick to get one, or choose another format.");
        }
        return Math.toIntExact(fps);
    }

    /** The cameras by the names of their features. */
    static Map<String, Camera> films(WorldSpec world) {
        Map<String, Camera> films = new LinkedHashMap<>();
        List<String> keys = Seen.keys(world.cameras());
        for (int i = 0; i < keys.size(); i++) {
            films.put(LeRobotFeature.IMAGES + keys.get(i), world.cameras().get(i));
        }
        return films;
    }

    /** Frames a second. */
    int fps() {
        return fps;
    }

    List<Column> columns() {
        return features.stream().map(LeRobotFeature::column).toList();
    }

    /** Puts a row into a table of these columns. */
    void put(ParquetWriter table, Row row) throws IOException {
        if (!row.step().observation().tokens().isEmpty()) {
            throw new ReinsException(
                    "World '%s' is seen in tokens, for which LeRobot has no place; choose another"
                                    .formatted(world.id())
                            + " format.");
        }
        for (int i = 0; i < features.size(); i++) {
            LeRobotFeature feature = features.get(i);
            ColumnBuffer column = table.column(i);
            List<Distribution> spread = spreads.get(i);
            switch (feature.content()) {
                case Floats(var of) -> {
                    Vec values = of.apply(row);
                    if (values.size() != feature.size()) {
                        throw new ReinsException(
                                "Tick %d of episode %d has %d numbers in '%s', and others have %d;"
                                                .formatted(
                                                        row.step().tick(),
                                                        row.episode() + 1,
                                                        values.size(),
                                                        feature.name(),
                                                        feature.size())
                                        + " leave that episode out.");
                    }
                    for (int k = 0; k < feature.size(); k++) {
                        column.put(values.at(k));
                        spread.get(k).add(values.at(k));
                    }
                }
                case Seconds() -> {
                    column.put(row.seconds());
                    spread.getFirst().add(row.seconds());
                }
                case Wholes(var of) -> {
                    long value = of.applyAsLong(row);
                    if (feature.type() == LeRobotFeature.Type.FLAG) {
                        column.put(value != 0);
                    } else {
                        column.put(value);
                    }
                    spread.getFirst().add((double) value);
                }
            }
        }
        see(row.step().observation());
        table.endRow();
    }

    private void see(Observation observation) {
        int number = 0;
        for (Shades each : shades.values()) {
            Frame frame = observation.frames().get(number++);
            each.add(frame);
        }
    }

    /** How the numbers put since the last call are spread, by feature. */
    Map<String, List<Summary>> endAttempt() {
        Map<String, List<Summary>> summaries = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            summaries.put(
                    features.get(i).name(),
                    spreads.get(i).stream().map(Distribution::endAttempt).toList());
        }
        shades.forEach((name, each) -> summaries.put(name, each.endAttempt()));
        return summaries;
    }

    /** How all numbers are spread, by feature. */
    Map<String, List<Summary>> whole() {
        Map<String, List<Summary>> summaries = new LinkedHashMap<>();
        for (int i = 0; i < features.size(); i++) {
            summaries.put(
                    features.get(i).name(),
                    spreads.get(i).stream().map(Distribution::whole).toList());
        }
        shades.forEach((name, each) -> summaries.put(name, each.whole()));
        return summaries;
    }

    boolean isFlag(String feature) {
        return features.stream()
                .anyMatch(each ->
                        each.name().equals(feature) && each.type() == LeRobotFeature.Type.FLAG);
    }

    /** Spreads as LeRobot's {@code stats} files have them. */
    JsonObject json(Map<String, List<Summary>> summaries) {
        JsonObject stats = new JsonObject();
        summaries.forEach((name, channels) -> {
            boolean isPicture = shades.containsKey(name);
            JsonObject figures = new JsonObject();
            for (int i = 0; i < Summary.FIGURES.size(); i++) {
                JsonArray values = new JsonArray();
                for (Summary channel : channels) {
                    if (i < 2 && isFlag(name)) {
                        values.add(channel.figure(i) != 0);
                    } else if (isPicture) {
                        values.add(wrapped(wrapped(channel.figure(i))));
                    } else {
                        values.add(channel.figure(i));
                    }
                }
                figures.add(Summary.FIGURES.get(i), values);
            }
            JsonArray count = new JsonArray();
            count.add(channels.getFirst().count());
            figures.add("count", count);
            stats.add(name, figures);
        });
        return stats;
    }

    private static JsonArray wrapped(double value) {
        JsonArray array = new JsonArray();
        array.add(value);
        return array;
    }

    private static JsonArray wrapped(JsonArray value) {
        JsonArray array = new JsonArray();
        array.add(value);
        return array;
    }

    /** As {@code info.json} describes the columns and films. */
    JsonObject describe() {
        JsonObject described = new JsonObject();
        features.forEach(feature -> described.add(feature.name(), feature.json()));
        films(world)
                .forEach((name, camera) -> described.add(name, LeRobotFeature.film(camera, fps)));
        return described;
    }

    /**
     * The columns in which the table of attempts tells how each one's numbers are spread; those of
     * pictures are in {@code stats.json} only.
     */
    List<Column> spreadColumns() {
        List<Column> columns = new ArrayList<>();
        for (LeRobotFeature feature : features) {
            for (String figure : Summary.FIGURES) {
                boolean isFlag = feature.type() == LeRobotFeature.Type.FLAG && isEnd(figure);
                columns.add(
                        Column.listOf(
                                "stats/" + feature.name() + "/" + figure,
                                isFlag ? Column.Kind.FLAG : Column.Kind.DOUBLE));
            }
            columns.add(Column.listOf("stats/" + feature.name() + "/count", Column.Kind.WHOLE));
        }
        return columns;
    }

    private static boolean isEnd(String figure) {
        return figure.equals("min") || figure.equals("max");
    }

    /** Puts them into columns of that table, from a number on. */
    void putSpreads(Map<String, List<Summary>> spreads, ParquetWriter table, int from) {
        int number = from;
        for (LeRobotFeature feature : features) {
            List<Summary> channels = spreads.getOrDefault(feature.name(), List.of());
            for (int i = 0; i < Summary.FIGURES.size(); i++) {
                ColumnBuffer column = table.column(number++);
                for (Summary channel : channels) {
                    if (column.column().kind() == Column.Kind.FLAG) {
                        column.put(channel.figure(i) != 0);
                    } else {
                        column.put(channel.figure(i));
                    }
                }
            }
            table.column(number++).put(channels.getFirst().count());
        }
    }
}
