package reins.sessions;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Writes and reads the one row of the session table. Safe on every thread. */
final class Headers {
    private Headers() {}

    static void write(Database database, SessionHeader header) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT INTO session VALUES (1, ?, ?, ?, ?, ?, ?)")) {
            insert.setString(1, header.world().id());
            insert.setString(2, Json.spec(header.world()));
            insert.setString(3, header.title());
            insert.setString(4, header.created().toString());
            insert.setString(5, header.version());
            insert.setString(6, Json.write(header.run()));
            insert.executeUpdate();
        }
    }

    /** Writes anew how the session is run. */
    static void rewrite(Database database, SessionHeader header) throws SQLException {
        try (PreparedStatement update = database.prepare("UPDATE session SET run = ?")) {
            update.setString(1, Json.write(header.run()));
            update.executeUpdate();
        }
    }

    static SessionHeader read(Database database) throws SQLException {
        return database.first(
                        "SELECT spec, title, created, version, run FROM session",
                        row ->
                                new SessionHeader(
                                        Json.spec(row.getString("spec")),
                                        row.getString("title"),
                                        instant(row.getString("created")),
                                        row.getString("version"),
                                        Json.texts(row.getString("run"))))
                .orElseThrow(() -> Faults.damaged("no session row"));
    }

    static Instant instant(String text) throws SQLException {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Faults.damaged(String.valueOf(e.getMessage()));
        }
    }
}
