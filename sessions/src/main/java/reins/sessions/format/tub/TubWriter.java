package reins.sessions.format.tub;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import reins.sessions.format.Attempts;
import reins.sessions.format.JsonFile;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes a tub's catalogs and its manifest. Used by one thread. */
final class TubWriter implements AutoCloseable {
    private static final int CATALOG_LENGTH = 1000;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yy-MM-dd");

    private final Path target;
    private final SortedMap<String, String> inputs;
    private final Instant created;
    private final double tickMillis;
    private final List<String> catalogs = new ArrayList<>();
    private final List<String> sessions = new ArrayList<>();
    private Optional<BufferedWriter> catalog = Optional.empty();
    private JsonArray lineLengths = new JsonArray();
    private int index;

    TubWriter(Path target, SortedMap<String, String> inputs, Attempts attempts) {
        this.target = target;
        this.inputs = inputs;
        created = created(attempts.about());
        tickMillis = attempts.world().tickSeconds() * 1000;
    }

    private static Instant created(Map<String, String> about) {
        try {
            return Instant.parse(about.getOrDefault("created", ""));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    /** Of the next record. */
    int index() {
        return index;
    }

    void beginSession() {
        String day = DAY.format(created.atOffset(ZoneOffset.UTC));
        sessions.add(day + "_" + sessions.size());
    }

    void add(JsonObject record) throws IOException {
        if (index % CATALOG_LENGTH == 0) {
            beginCatalog();
        }
        record.addProperty("_index", index);
        record.addProperty("_session_id", sessions.getLast());
        record.addProperty(
                "_timestamp_ms", created.toEpochMilli() + Math.round(index * tickMillis));
        SortedMap<String, JsonElement> sorted = new TreeMap<>(record.asMap());
        JsonObject line = new JsonObject();
        sorted.forEach(line::add);
        String text = JsonFile.write(line) + "\n";
        catalog.orElseThrow().write(text);
        lineLengths.add(text.getBytes(StandardCharsets.UTF_8).length);
        index++;
    }

    private void beginCatalog() throws IOException {
        endCatalog();
        String name = "catalog_" + catalogs.size();
        catalogs.add(name + ".catalog");
        catalog = Optional.of(Files.newBufferedWriter(target.resolve(name + ".catalog")));
    }

    private void endCatalog() throws IOException {
        if (catalog.isEmpty()) {
            return;
        }
        catalog.get().close();
        int number = catalogs.size() - 1;
        JsonObject manifest = new JsonObject();
        manifest.addProperty("created_at", seconds());
        manifest.add("line_lengths", lineLengths);
        manifest.addProperty("path", "catalog_%d.catalog_manifest".formatted(number));
        manifest.addProperty("start_index", number * CATALOG_LENGTH);
        Files.writeString(
                target.resolve("catalog_%d.catalog_manifest".formatted(number)),
                JsonFile.write(manifest) + "\n");
        lineLengths = new JsonArray();
    }

    private double seconds() {
        return created.toEpochMilli() / 1000.0;
    }

    void finish(String note) throws IOException {
        if (catalogs.isEmpty()) {
            beginCatalog();
        }
        endCatalog();
        catalog = Optional.empty();
        JsonObject metadata = new JsonObject();
        metadata.addProperty("reins", note);
        JsonObject about = new JsonObject();
        about.addProperty("created_at", seconds());
        if (!sessions.isEmpty()) {
            JsonObject ids = new JsonObject();
            ids.add("all_full_ids", texts(sessions));
            ids.addProperty("last_id", sessions.size() - 1);
            ids.addProperty("last_full_id", sessions.getLast());
            about.add("sessions", ids);
        }
        JsonObject where = new JsonObject();
        where.add("paths", texts(catalogs));
        where.addProperty("current_index", index);
        where.addProperty("max_len", CATALOG_LENGTH);
        where.add("deleted_indexes", new JsonArray());
        Files.writeString(
                target.resolve(DonkeycarAttempts.MANIFEST),
                String.join(
                                "\n",
                                JsonFile.write(texts(List.copyOf(inputs.keySet()))),
                                JsonFile.write(texts(List.copyOf(inputs.values()))),
                                JsonFile.write(metadata),
                                JsonFile.write(about),
                                JsonFile.write(where))
                        + "\n");
    }

    private static JsonArray texts(List<String> texts) {
        JsonArray array = new JsonArray();
        texts.forEach(array::add);
        return array;
    }

    @Override
    public void close() throws IOException {
        if (catalog.isPresent()) {
            catalog.get().close();
        }
    }
}
