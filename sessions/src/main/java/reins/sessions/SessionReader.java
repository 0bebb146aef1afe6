package reins.sessions;

import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Evaluation;
import reins.core.fact.Finding;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.fact.Remark;
import reins.core.fact.Segment;
import reins.core.fact.Solo;
import reins.core.fact.Stream;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A session opened for reading, which never changes it; it may be recording meanwhile. Used by one
 * thread at a time.
 */
public final class SessionReader implements AutoCloseable {
    private final Database database;
    private final SessionHeader header;
    private History history = History.EMPTY;
    private long seen = -1;

    private SessionReader(Database database) {
        this.database = database;
        header = database.run(() -> Headers.read(database));
    }

    /**
     * @throws ReinsException where it is no session, is newer than this program, cannot be read, or
     *     is so damaged that nothing can be told of it
     */
    public static SessionReader open(Path file) {
        return in(Database.readable(file));
    }

    /** The same, without checking whether the file is intact. */
    static SessionReader glance(Path file) {
        return in(Database.glance(file));
    }

    private static SessionReader in(Database database) {
        try {
            Migrations.ALL.check(database);
            return new SessionReader(database);
        } catch (ReinsException e) {
            database.close();
            throw e;
        }
    }

    public SessionHeader header() {
        return header;
    }

    /** What is wrong with the file, as a sentence; what is intact can still be read. */
    public Optional<String> damage() {
        return database.damage();
    }

    /** Every recorded episode in order, as recorded, without its steps. */
    public List<EpisodeSummary> summaries() {
        List<EpisodeSummary> summaries = new ArrayList<>();
        readIntact(() -> EpisodeRows.recorded(database, summaries));
        return List.copyOf(summaries);
    }

    /** The edits that count, oldest first. */
    public List<Edit> edits() {
        return history().edits();
    }

    /** What was edited, undone and redone. */
    public History history() {
        return database.run(() -> {
            long present = database.number("PRAGMA data_version");
            if (present != seen) {
                history = EditRows.read(database);
                seen = present;
            }
            return history;
        });
    }

    /** Every episode in order, as it is after its edits, without its steps. */
    public List<EditedSummary> editedSummaries() {
        Map<Long, List<Edit>> edits = Edits.byEpisode(edits());
        List<EditedSummary> summaries = new ArrayList<>();
        readIntact(() -> EpisodeRows.each(database, edits, summaries::add));
        return List.copyOf(summaries);
    }

    /** What a library shows of it. */
    SessionCard.Facts facts() {
        Map<Long, List<Edit>> edits = Edits.byEpisode(edits());
        return read(() -> EpisodeRows.facts(database, header, edits));
    }

    /**
     * The same of one episode, for after an edit.
     *
     * @throws ReinsException where there is none with this number
     */
    public EditedSummary editedSummary(long episode) {
        List<Edit> its = Edits.byEpisode(edits()).getOrDefault(episode, List.of());
        return read(() -> EpisodeRows.one(database, episode, its))
                .orElseThrow(() -> absent(episode));
    }

    /** Who drove in an episode as recorded, in order; empty where there is no such episode. */
    public List<Band> bands(long episode) {
        return read(() -> EpisodeRows.bands(database, episode));
    }

    /** The pictures of one tick, or of after the last one; empty where none were kept. */
    public List<Frame> frames(long episode, long tick) {
        return read(() -> StepRows.frames(database, episode, tick));
    }

    /** An episode's first picture; empty where none was kept. */
    public Optional<Frame> thumbnail(long episode) {
        return read(() -> StepRows.firstFrame(database, episode));
    }

    /**
     * An episode as it was recorded.
     *
     * @throws ReinsException where there is none with this number, or it is damaged
     */
    public Episode recorded(long id) {
        try {
            Migrations.ALL.present(database);
            return StepRows.read(database, id).orElseThrow(() -> absent(id));
        } catch (SQLException e) {
            if (Faults.isDamage(e)) {
                throw new ReinsException(
                        "Episode %d of this session is damaged; the others may be intact: %s"
                                .formatted(id, database.file()),
                        e);
            }
            throw Faults.of(database.file(), e);
        }
    }

    /**
     * The parts of an episode with all edits applied: one where it was neither cut nor split, none
     * where it is discarded.
     *
     * @throws ReinsException where there is none with this number, or it is damaged
     */
    public List<Episode> episode(long id) {
        return Edits.apply(recorded(id), edits());
    }

    /**
     * Passes on all that can be learned from, with edits applied, in segments of at most a second:
     * what a learner would have received. In a file known to be damaged, damaged episodes are left
     * out.
     */
    public void eachSegment(Consumer<Segment> consumer) {
        Map<Long, List<Edit>> edits = Edits.byEpisode(edits());
        for (EpisodeSummary summary : summaries()) {
            List<Edit> its = edits.getOrDefault(summary.episode(), List.of());
            intact(summary.episode())
                    .map(episode -> Edits.apply(episode, its))
                    .orElse(List.of())
                    .forEach(part ->
                            Edits.segments(stream(part.id()), part, header.world())
                                    .forEach(consumer));
        }
    }

    private Optional<Episode> intact(long id) {
        try {
            return Optional.of(recorded(id));
        } catch (ReinsException e) {
            if (damage().isEmpty()) {
                throw e;
            }
            return Optional.empty();
        }
    }

    /** Every policy version that can drive again, oldest first. */
    public List<Snapshot> snapshots() {
        List<Snapshot> snapshots = new ArrayList<>();
        readIntact(() ->
                database.each(
                        "SELECT version, ticks, ifnull(episode, 0) AS episode,"
                                + " ifnull(tick, -1) AS tick, provenance,"
                                + " length(checkpoint) > 0 AS resumable"
                                + " FROM snapshot ORDER BY version",
                        row -> snapshots.add(snapshot(row))));
        return List.copyOf(snapshots);
    }

    /**
     * A policy version as it was published.
     *
     * @throws ReinsException where there is none with this number, or it is damaged
     */
    public Artifact snapshot(int version) {
        return read(() ->
                        database.first(
                                "SELECT * FROM snapshot WHERE version = ?",
                                row ->
                                        new Artifact(
                                                Codec.form(row.getInt("form")),
                                                Blob.of(row.getBytes("body")),
                                                Blob.of(row.getBytes("checkpoint")),
                                                Json.texts(row.getString("provenance"))),
                                version))
                .orElseThrow(() ->
                        new ReinsException(
                                "There is no policy version %d in this session; choose"
                                                .formatted(version)
                                        + " another one: "
                                        + database.file()));
    }

    /** What episodes, as edited, tell of how good a policy is, in order. */
    public List<Solo> solos() {
        Map<Long, List<Edit>> edits = Edits.byEpisode(edits());
        List<Solo> solos = new ArrayList<>();
        readIntact(() -> PolicyRows.solos(database, edits, solos));
        return List.copyOf(solos);
    }

    /** The newest evaluation of each version that has one. */
    public Map<Integer, Evaluation> evaluations() {
        return Map.copyOf(read(() -> PolicyRows.evaluations(database)));
    }

    /** What a person says of each version of which something was said. */
    public Map<Integer, Remark> remarks() {
        return Map.copyOf(read(() -> PolicyRows.remarks(database)));
    }

    /**
     * The learner's numbers over time, oldest first, about one for each segment.
     *
     * @param most of which there are more every second one is left out, or as many as needed; above
     *     0
     */
    public List<MetricPoint> metrics(int most) {
        List<MetricPoint> points = new ArrayList<>();
        readIntact(() -> {
            long last = database.number("SELECT max(number) FROM metric");
            database.each(
                    "SELECT * FROM metric WHERE (? - number) % ? = 0 ORDER BY number",
                    row ->
                            points.add(
                                    new MetricPoint(
                                            row.getLong("ticks"),
                                            row.getLong("updates"),
                                            Json.numbers(row.getString("numbers")))),
                    last,
                    Math.max(1, (last + most - 1) / most));
        });
        return List.copyOf(points);
    }

    /** What monitors noticed and why workers stopped, oldest first. */
    public List<Finding> findings() {
        return List.copyOf(
                read(() ->
                        database.list(
                                "SELECT * FROM finding ORDER BY number",
                                row ->
                                        new Finding(
                                                row.getString("source"),
                                                stream(row.getLong("episode")),
                                                row.getLong("tick"),
                                                Codec.weight(row.getInt("weight")),
                                                row.getString("sentence")))));
    }

    private Stream stream(long episode) {
        return new Stream(header.robot(), episode);
    }

    @Override
    public void close() {
        database.close();
    }

    /** See {@link Database#copyTo}. */
    void copyTo(Path part, Path target) {
        database.copyTo(part, target);
    }

    private <T> T read(Database.Task<T> task) {
        return database.run(() -> {
            Migrations.ALL.present(database);
            return task.run();
        });
    }

    /** In a file known to be damaged, a list ends where it can no longer be read. */
    private void readIntact(Database.Change reading) {
        try {
            Migrations.ALL.present(database);
            reading.run();
        } catch (SQLException e) {
            if (damage().isEmpty() || !Faults.isDamage(e)) {
                throw Faults.of(database.file(), e);
            }
        }
    }

    private ReinsException absent(long episode) {
        return new ReinsException(
                "There is no episode %d in this session; choose another one: %s"
                        .formatted(episode, database.file()));
    }

    private static Snapshot snapshot(ResultSet row) throws SQLException {
        return new Snapshot(
                row.getInt("version"),
                row.getLong("ticks"),
                row.getLong("episode"),
                row.getLong("tick"),
                row.getBoolean("resumable"),
                Json.texts(row.getString("provenance")));
    }
}
