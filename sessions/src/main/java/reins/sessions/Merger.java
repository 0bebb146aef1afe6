package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges several sessions into one. Episodes, pictures, findings and the edits that count are
 * copied, under new numbers; policies, the learner's curves and what was undone do not. Used by one
 * thread.
 */
final class Merger {
    /**
     * Rows of a table that go along, in the order of its columns.
     *
     * @param moved what is told of each column, ?1 added to episodes' numbers
     */
    private record Rows(String table, String columns, String moved, String which) {
        String select() {
            return "SELECT %s FROM %s WHERE %s".formatted(moved, table, which);
        }

        String insert() {
            String marks = columns.replaceAll("\\w+", "?");
            return "INSERT INTO %s (%s) VALUES (%s)".formatted(table, columns, marks);
        }

        private static Rows of(String table, String columns, String which) {
            String moved =
                    columns.replaceFirst("^(id|episode)\\b", "$1 + ?1")
                            .replace(
                                    "of_episode",
                                    "iif(of_episode > 0, of_episode + ?1, of_episode)");
            return new Rows(table, columns, moved, which);
        }
    }

    private static final List<Rows> OF_EPISODES =
            List.of(
                    Rows.of(
                            "episode",
                            "id, seed, of_episode, replayed, ticks, teacher_ticks, person_ticks,"
                                    + " episode_return, policy_version, main_version, main_ticks,"
                                    + " ending, last_state, last_tokens",
                            "id = ?2"),
                    Rows.of(
                            "step",
                            "episode, tick, state, tokens, decision, executed, proposed, taught,"
                                    + " policy_version, policy_thought, doubt, risk, asked, hand,"
                                    + " teacher_thought, reward, link_age, trouble, round_trip,"
                                    + " commands, freshness",
                            "episode = ?2"),
                    Rows.of(
                            "frame",
                            "episode, tick, number, camera, width, height, coding, pixels, as_tick",
                            "episode = ?2"));

    private static final Rows FINDINGS =
            Rows.of("finding", "episode, source, tick, sentence, weight", "?2 = 0 ORDER BY number");

    private final Database target;
    private final Progress progress;
    private final long total;
    private long done;

    private Merger(Database target, Progress progress, long total) {
        this.target = target;
        this.progress = progress;
        this.total = total;
    }

    /** See {@link Library#merge}. */
    static void merge(List<Path> sessions, Path target, String title, Progress progress) {
        if (sessions.size() < 2) {
            throw new ReinsException("One session alone cannot be merged; choose two or more.");
        }
        List<SessionHeader> headers = new ArrayList<>();
        long ticks = 0;
        for (Path session : sessions) {
            try (SessionReader reader = whole(session)) {
                headers.add(reader.header());
                for (EpisodeSummary summary : reader.summaries()) {
                    ticks += summary.ticks();
                }
            }
            requireLike(sessions.getFirst(), headers.getFirst(), session, headers.getLast());
        }
        long total = Math.max(ticks, 1);
        SessionHeader header = header(headers, title);
        Session.make(
                target,
                part -> {
                    try (Database database = Session.begin(part, header)) {
                        Merger merger = new Merger(database, progress, total);
                        sessions.forEach(merger::add);
                        database.settle();
                    }
                });
    }

    private static SessionReader whole(Path session) {
        if (Claim.isHeld(session)) {
            throw Claim.busy(session);
        }
        SessionReader reader = SessionReader.open(session);
        if (reader.damage().isPresent()) {
            reader.close();
            throw new ReinsException(reader.damage().get());
        }
        return reader;
    }

    private static void requireLike(
            Path first, SessionHeader its, Path other, SessionHeader header) {
        difference(its, header)
                .ifPresent(difference -> {
                    throw new ReinsException(
                            "These sessions differ in %s; only sessions of the same world with the same channels can be merged: %s and %s"
                                    .formatted(difference, first, other));
                });
    }

    /** The first thing, in words. */
    private static Optional<String> difference(SessionHeader one, SessionHeader other) {
        return Likeness.difference("the world", one.world().id(), other.world().id())
                .or(() -> Likeness.channels(one.world(), other.world()))
                .or(() ->
                        Likeness.difference(
                                "the world's settings",
                                one.run().getOrDefault(SessionHeader.WORLD_SETTINGS, "{}"),
                                other.run().getOrDefault(SessionHeader.WORLD_SETTINGS, "{}")));
    }

    /** A header that says of their runs what is the same in all. */
    private static SessionHeader header(List<SessionHeader> headers, String title) {
        SessionHeader header = headers.getFirst();
        Map<String, String> run = new TreeMap<>(header.run());
        for (SessionHeader other : headers) {
            run.entrySet().retainAll(other.run().entrySet());
            if (other.created().isBefore(header.created())) {
                header = other;
            }
        }
        run.put("merged from", Json.write(headers.stream().map(SessionHeader::title).toList()));
        return new SessionHeader(header.world(), title, header.created(), header.version(), run);
    }

    private void add(Path session) {
        try (SessionReader reader = SessionReader.glance(session);
                Database source = Database.glance(session)) {
            long offset = target.run(() -> target.number("SELECT max(id) FROM episode"));
            source.run(() -> {
                Migrations.ALL.present(source);
                return true;
            });
            reader.summaries()
                    .forEach(summary -> {
                        progress.at(done, total);
                        target.commit(() -> copy(source, offset, summary.episode()));
                        done += summary.ticks();
                    });
            target.commit(() -> {
                copy(source, FINDINGS, offset, 0);
                for (Change change : reader.history().applied()) {
                    EditRows.write(
                            target,
                            change.made(),
                            change.label(),
                            change.edits().stream().map(edit -> moved(edit, offset)).toList());
                }
            });
        }
    }

    private void copy(Database source, long offset, long episode) throws SQLException {
        for (Rows rows : OF_EPISODES) {
            copy(source, rows, offset, episode);
        }
    }

    private void copy(Database source, Rows rows, long offset, long episode) throws SQLException {
        try (PreparedStatement row = target.prepare(rows.insert())) {
            source.each(
                    rows.select(),
                    read -> {
                        copyRow(read, row);
                        return true;
                    },
                    offset,
                    episode);
        }
    }

    private static void copyRow(ResultSet read, PreparedStatement row) throws SQLException {
        int columns = read.getMetaData().getColumnCount();
        for (int i = 1; i <= columns; i++) {
            row.setObject(i, read.getObject(i));
        }
        row.executeUpdate();
    }

    private static Edit moved(Edit edit, long offset) {
        long episode = edit.episode() + offset;
        return switch (edit) {
            case Edit.Discard _ -> new Edit.Discard(episode);
            case Edit.Restore _ -> new Edit.Restore(episode);
            case Edit.Trim(_, long first, long end) -> new Edit.Trim(episode, first, end);
            case Edit.Cut(_, long first, long end) -> new Edit.Cut(episode, first, end);
            case Edit.Split(_, long tick) -> new Edit.Split(episode, tick);
            case Edit.Relabel(_, long first, var taught) ->
                    new Edit.Relabel(episode, first, taught);
            case Edit.Judge(_, long tick, var ending) -> new Edit.Judge(episode, tick, ending);
            case Edit.Retitle(_, String title) -> new Edit.Retitle(episode, title);
        };
    }
}
