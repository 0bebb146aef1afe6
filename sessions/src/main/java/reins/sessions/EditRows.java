package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Edits, and what was done with them, as rows, both ways. Used by one thread. */
final class EditRows {
    private static final String EDIT = "edit";
    private static final String UNDO = "undo";
    private static final String REDO = "redo";

    private EditRows() {}

    private record MoveRow(long number, String kind, Optional<Instant> made, String label) {}

    /** Appends a change and tells its number. */
    static long write(Database database, Optional<Instant> made, String label, List<Edit> edits)
            throws SQLException {
        long change = begin(database, EDIT, made, label);
        write(database, change, edits);
        return change;
    }

    static void writeUndo(Database database, Instant made) throws SQLException {
        begin(database, UNDO, Optional.of(made), "");
    }

    static void writeRedo(Database database, Instant made) throws SQLException {
        begin(database, REDO, Optional.of(made), "");
    }

    /**
     * Appends what was edited while recording. Labels given one tick after another are one change;
     * an edit of an episode without a recorded tick has nothing to change.
     */
    static void writeLive(Database database, Edit edit) throws SQLException {
        boolean recorded =
                database.first(
                                "SELECT id FROM episode WHERE id = ?",
                                row -> row.getLong(1),
                                edit.episode())
                        .isPresent();
        if (!recorded) {
            return;
        }
        Optional<Long> change =
                database.first(
                                "SELECT * FROM edit JOIN change ON change.number = edit.change"
                                        + " WHERE change.number = (SELECT max(number) FROM change)"
                                        + " AND made IS NULL ORDER BY edit.number DESC LIMIT 1",
                                row ->
                                        goesOn(edit(row), edit)
                                                ? Optional.of(row.getLong("change"))
                                                : Optional.<Long>empty())
                        .flatMap(number -> number);
        if (change.isPresent()) {
            write(database, change.get(), List.of(edit));
        } else {
            write(database, Optional.empty(), "", List.of(edit));
        }
    }

    private static boolean goesOn(Edit before, Edit next) {
        return before instanceof Edit.Relabel said
                && next instanceof Edit.Relabel more
                && said.episode() == more.episode()
                && said.endTick() <= more.firstTick();
    }

    private static long begin(Database database, String kind, Optional<Instant> made, String label)
            throws SQLException {
        return database.first(
                        "INSERT INTO change (kind, made, label) VALUES (?, nullif(?, ''), ?)"
                                + " RETURNING number",
                        row -> row.getLong(1),
                        kind,
                        made.map(Instant::toString).orElse(""),
                        label)
                .orElseThrow();
    }

    private static void write(Database database, long change, List<Edit> edits)
            throws SQLException {
        try (PreparedStatement insert =
                database.prepare(
                        "INSERT INTO edit (change, episode, kind, tick, end_tick, taught, labels,"
                                + " ending, title) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Edit edit : edits) {
                insert.clearParameters();
                insert.setLong(1, change);
                insert.setLong(2, edit.episode());
                bind(insert, edit);
                insert.executeUpdate();
            }
        }
    }

    private static void bind(PreparedStatement insert, Edit edit) throws SQLException {
        switch (edit) {
            case Edit.Discard _ -> insert.setString(3, "discard");
            case Edit.Restore _ -> insert.setString(3, "restore");
            case Edit.Trim(_, long firstTick, long endTick) -> {
                insert.setString(3, "trim");
                insert.setLong(4, firstTick);
                insert.setLong(5, endTick);
            }
            case Edit.Cut(_, long firstTick, long endTick) -> {
                insert.setString(3, "cut");
                insert.setLong(4, firstTick);
                insert.setLong(5, endTick);
            }
            case Edit.Split(_, long tick) -> {
                insert.setString(3, "split");
                insert.setLong(4, tick);
            }
            case Edit.Relabel(_, long firstTick, List<Action> taught) -> {
                insert.setString(3, "relabel");
                insert.setLong(4, firstTick);
                if (taught.size() == 1) {
                    Codec.bind(insert, 6, taught.getFirst());
                } else {
                    insert.setBytes(7, Codec.actionBytes(taught));
                }
            }
            case Edit.Judge(_, long tick, Ending ending) -> {
                insert.setString(3, "judge");
                insert.setLong(4, tick);
                insert.setInt(8, Codec.number(ending));
            }
            case Edit.Retitle(_, String title) -> {
                insert.setString(3, "retitle");
                insert.setString(9, title);
            }
        }
    }

    /** All that was done, from a file of any version. */
    static History read(Database database) throws SQLException {
        boolean old = Migrations.ALL.showsOldEdits(database);
        List<MoveRow> rows =
                database.list(
                        old
                                ? "SELECT DISTINCT change AS number, 'edit' AS kind, NULL AS made,"
                                        + " '' AS label FROM old_edit ORDER BY change"
                                : "SELECT * FROM change ORDER BY number",
                        row ->
                                new MoveRow(
                                        row.getLong("number"),
                                        row.getString("kind"),
                                        instant(row),
                                        row.getString("label")));
        Map<Long, List<Edit>> edits = new HashMap<>();
        database.each(
                "SELECT * FROM %s ORDER BY number".formatted(old ? "old_edit" : "edit"),
                row ->
                        edits.computeIfAbsent(row.getLong("change"), _ -> new ArrayList<>())
                                .add(edit(row)));
        List<History.Move> moves = new ArrayList<>();
        for (MoveRow row : rows) {
            moves.add(move(row, edits.getOrDefault(row.number(), List.of())));
        }
        return History.EMPTY.after(moves);
    }

    private static Optional<Instant> instant(ResultSet row) throws SQLException {
        Optional<String> made = Optional.ofNullable(row.getString("made"));
        return made.isPresent() ? Optional.of(Headers.instant(made.get())) : Optional.empty();
    }

    private static History.Move move(MoveRow row, List<Edit> edits) throws SQLException {
        return switch (row.kind()) {
            case UNDO -> new History.Move.Undone();
            case REDO -> new History.Move.Redone();
            case EDIT -> {
                if (edits.isEmpty()) {
                    throw Faults.damaged("change " + row.number() + " without edits");
                }
                yield new History.Move.Made(
                        new Change(row.number(), row.made(), row.label(), edits));
            }
            default -> throw Faults.damaged("change " + row.kind());
        };
    }

    private static Edit edit(ResultSet row) throws SQLException {
        long episode = row.getLong("episode");
        long tick = row.getLong("tick");
        String kind = row.getString("kind");
        return switch (kind) {
            case "discard" -> new Edit.Discard(episode);
            case "restore" -> new Edit.Restore(episode);
            case "trim" -> new Edit.Trim(episode, tick, row.getLong("end_tick"));
            case "cut" -> new Edit.Cut(episode, tick, row.getLong("end_tick"));
            case "split" -> new Edit.Split(episode, tick);
            case "relabel" -> new Edit.Relabel(episode, tick, taught(row));
            case "judge" -> new Edit.Judge(episode, tick, Codec.ending(row.getInt("ending")));
            case "retitle" -> new Edit.Retitle(episode, row.getString("title"));
            default -> throw Faults.damaged("edit " + kind);
        };
    }

    private static List<Action> taught(ResultSet row) throws SQLException {
        byte[] labels = row.getBytes("labels");
        return labels == null ? List.of(Codec.action(row, "taught")) : Codec.actions(labels);
    }
}
