package reins.sessions;

import org.sqlite.SQLiteErrorCode;

import reins.core.fact.ReinsException;

import java.nio.file.Path;
import java.sql.SQLException;

/** What went wrong with a session file, as a sentence for the user. Safe on every thread. */
final class Faults {
    private Faults() {}

    /** A row that does not make sense. */
    static SQLException damaged(String detail) {
        return new SQLException(detail, "", SQLiteErrorCode.SQLITE_CORRUPT.code);
    }

    static boolean isDamage(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_CORRUPT;
    }

    static boolean isBusy(SQLException e) {
        return code(e) == SQLiteErrorCode.SQLITE_BUSY || code(e) == SQLiteErrorCode.SQLITE_LOCKED;
    }

    static ReinsException of(Path file, SQLException e) {
        return new ReinsException(sentence(code(e), e) + ": " + file, e);
    }

    private static String sentence(SQLiteErrorCode code, SQLException e) {
        return switch (code) {
            case SQLITE_NOTADB -> "This is not a Reins session; choose another file";
            case SQLITE_CORRUPT ->
                    "This session is damaged or cut off; take a copy from before, if there is one";
            case SQLITE_FULL -> "The disk is full; make room on it to go on";
            case SQLITE_BUSY, SQLITE_LOCKED ->
                    "Another program is writing to this session; close it there, or choose"
                            + " another file";
            case SQLITE_READONLY, SQLITE_PERM, SQLITE_AUTH ->
                    "This session may not be written to; save it under another name";
            case SQLITE_CANTOPEN ->
                    "This file cannot be opened; check that you may read and write it and its"
                            + " folder";
            case SQLITE_IOERR ->
                    "The disk reports an error, so this session cannot be read or written; check"
                            + " that the disk is connected and intact";
            default -> "This session cannot be used (%s)".formatted(e.getMessage());
        };
    }

    /** The low byte is the kind, the rest refines it. */
    private static SQLiteErrorCode code(SQLException e) {
        return SQLiteErrorCode.getErrorCode(e.getErrorCode() & 0xff);
    }
}
