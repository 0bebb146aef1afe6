package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Evaluation;
import reins.core.fact.Remark;
import reins.core.fact.Solo;
import reins.core.flow.Event;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** How good policies were and what was said of them, as rows, both ways. Used by one thread. */
final class PolicyRows {
    private PolicyRows() {}

    static void write(Database database, Event.Evaluated evaluated) throws SQLException {
        Evaluation evaluation = evaluated.evaluation();
        database.update(
                "INSERT INTO evaluation (version, seed, episodes, successes, mean_return,"
                        + " standard_error, mean_ticks) VALUES (?, ?, ?, ?, ?, ?, ?)",
                evaluated.version(),
                evaluated.seed(),
                evaluation.episodes(),
                evaluation.successes(),
                evaluation.meanReturn(),
                evaluation.standardError(),
                evaluation.meanTicks());
    }

    static void write(Database database, Event.Remarked remarked) throws SQLException {
        database.update(
                "INSERT INTO remark (version, note, pinned) VALUES (?, ?, ?)",
                remarked.version(),
                remarked.remark().note(),
                remarked.remark().pinned());
    }

    static SortedMap<Integer, Evaluation> evaluations(Database database) throws SQLException {
        SortedMap<Integer, Evaluation> newest = new TreeMap<>();
        database.each(
                "SELECT * FROM evaluation ORDER BY number",
                row ->
                        newest.put(
                                row.getInt("version"),
                                new Evaluation(
                                        row.getInt("episodes"),
                                        row.getInt("successes"),
                                        Codec.real(row, "mean_return"),
                                        Codec.real(row, "standard_error"),
                                        row.getDouble("mean_ticks"))));
        return newest;
    }

    static SortedMap<Integer, Remark> remarks(Database database) throws SQLException {
        SortedMap<Integer, Remark> newest = new TreeMap<>();
        database.each(
                "SELECT * FROM remark ORDER BY number",
                row ->
                        newest.put(
                                row.getInt("version"),
                                new Remark(row.getString("note"), row.getBoolean("pinned"))));
        return newest;
    }

    /** Adds, in order, what episodes as edited tell of a policy. */
    static void solos(Database database, Map<Long, List<Edit>> edits, List<Solo> target)
            throws SQLException {
        database.each(
                EpisodeRows.COLUMNS + "ORDER BY id",
                row -> {
                    EpisodeSummary recorded = EpisodeRows.summary(row, List.of());
                    List<Edit> its = edits.getOrDefault(recorded.episode(), List.of());
                    Optional<EpisodeSummary> left =
                            its.isEmpty() ? Optional.of(recorded) : left(database, recorded, its);
                    if (left.isPresent()) {
                        boolean fresh = EpisodeRows.beginning(row) == EditedSummary.Beginning.FRESH;
                        Solo.of(
                                        fresh,
                                        left.get(),
                                        row.getInt("main_version"),
                                        row.getLong("main_ticks"))
                                .ifPresent(target::add);
                    }
                    return true;
                });
    }

    /** An episode after its edits; empty where it is no longer whole. */
    private static Optional<EpisodeSummary> left(
            Database database, EpisodeSummary recorded, List<Edit> edits) throws SQLException {
        return EpisodeRows.one(database, recorded.episode(), edits)
                .filter(now ->
                        !now.discarded() && now.parts() == 1 && now.ticks() == recorded.ticks())
                .map(now -> recorded.withEnding(now.ending()));
    }
}
