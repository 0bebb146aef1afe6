package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Edits as rows, both ways. Used by one thread. */
final class EditRows {
    private EditRows() {}

    /** Appends it; an edit of an episode without a recorded tick has nothing to change. */
    static void write(Database database, Edit edit) throws SQLException {
        try (PreparedStatement insert =
                database.prepare(
                        "INSERT INTO edit (episode, kind, tick, end_tick, taught, ending, title)"
                                + " SELECT id, ?, ?, ?, ?, ?, ? FROM episode WHERE id = ?")) {
            switch (edit) {
                case Edit.Discard _ -> insert.setString(1, "discard");
                case Edit.Trim(_, long firstTick, long endTick) -> {
                    insert.setString(1, "trim");
                    insert.setLong(2, firstTick);
                    insert.setLong(3, endTick);
                }
                case Edit.Relabel(_, long tick, Action taught) -> {
                    insert.setString(1, "relabel");
                    insert.setLong(2, tick);
                    Codec.bind(insert, 4, taught);
                }
                case Edit.Judge(_, Ending ending) -> {
                    insert.setString(1, "judge");
                    insert.setInt(5, Codec.number(ending));
                }
                case Edit.Retitle(_, String title) -> {
                    insert.setString(1, "retitle");
                    insert.setString(6, title);
                }
            }
            insert.setLong(7, edit.episode());
            insert.executeUpdate();
        }
    }

    /** All edits, oldest first. */
    static List<Edit> read(Database database) throws SQLException {
        return database.list("SELECT * FROM edit ORDER BY number", EditRows::edit);
    }

    private static Edit edit(ResultSet row) throws SQLException {
        long episode = row.getLong("episode");
        String kind = row.getString("kind");
        return switch (kind) {
            case "discard" -> new Edit.Discard(episode);
            case "trim" -> new Edit.Trim(episode, row.getLong("tick"), row.getLong("end_tick"));
            case "relabel" ->
                    new Edit.Relabel(episode, row.getLong("tick"), Codec.action(row, "taught"));
            case "judge" -> new Edit.Judge(episode, Codec.ending(row.getInt("ending")));
            case "retitle" -> new Edit.Retitle(episode, row.getString("title"));
            default -> throw Faults.damaged("edit " + kind);
        };
    }
}
