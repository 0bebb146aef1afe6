package reins.app.screens.library;

import reins.app.base.Places;
import reins.sessions.BinnedSession;
import reins.sessions.SessionCard;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * One session of a folder, or of its bin. Safe on every thread.
 *
 * @param when it was begun; where that cannot be read, when it was last written; in the bin, when
 *     it was put there
 * @param facts empty where it cannot be read, and in the bin
 * @param trouble what is wrong with it, as a sentence; empty where nothing is
 * @param binned where it is in the bin
 */
public record LibraryEntry(
        Path file,
        long bytes,
        Instant when,
        boolean busy,
        Optional<SessionCard.Facts> facts,
        Optional<String> trouble,
        Optional<BinnedSession> binned) {
    public static LibraryEntry of(SessionCard card) {
        return new LibraryEntry(
                card.file(),
                card.bytes(),
                card.facts().map(SessionCard.Facts::created).orElse(card.changed()),
                card.busy(),
                card.facts(),
                card.trouble(),
                Optional.empty());
    }

    public static LibraryEntry of(BinnedSession binned) {
        return new LibraryEntry(
                binned.file(),
                binned.bytes(),
                binned.binned(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.of(binned));
    }

    /** The file's name. */
    public String name() {
        return String.valueOf(file.getFileName());
    }

    /** Whether nobody has saved it under a name. */
    public boolean isUnsaved() {
        return Places.isUnsaved(file);
    }

    String title() {
        return facts.map(SessionCard.Facts::title).orElse("");
    }

    String world() {
        return facts.map(SessionCard.Facts::worldTitle).orElse("");
    }
}
