package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session opened for editing; nobody can record into it meanwhile, but others may read it. Each
 * change is one transaction, made completely or not at all. Used by one thread at a time.
 */
public final class SessionEditor implements AutoCloseable {
    private final Database database;
    private final InstantSource clock;
    private final WorldSpec world;
    private History history;

    /**
     * @param database with an up-to-date session in it
     */
    SessionEditor(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
        world = database.run(() -> Headers.read(database)).world();
        history = database.run(() -> EditRows.read(database));
    }

    public Path file() {
        return database.file();
    }

    public History history() {
        return history;
    }

    /**
     * Makes one change of all these edits. Labels are brought within the channels' bounds; edits
     * that change nothing are left out, and where none is left, nothing is written.
     *
     * @param label what it is, for the user; may be empty
     * @throws ReinsException where one of them does not fit its episode, or cannot be written; then
     *     none is made
     */
    public History apply(String label, List<Edit> edits) {
        List<Edit> fitting = fitting(edits);
        if (fitting.isEmpty()) {
            return history;
        }
        Instant now = clock.instant();
        List<Long> number = new ArrayList<>();
        database.commit(
                () -> number.add(EditRows.write(database, Optional.of(now), label, fitting)));
        return become(
                new History.Move.Made(
                        new Change(number.getLast(), Optional.of(now), label, fitting)));
    }

    /**
     * Undoes the last change.
     *
     * @throws ReinsException where there is none, or it cannot be written
     */
    public History undo() {
        if (history.applied().isEmpty()) {
            throw new ReinsException("There is no edit to undo: " + file());
        }
        database.commit(() -> EditRows.writeUndo(database, clock.instant()));
        return become(new History.Move.Undone());
    }

    /**
     * Redoes the change that was undone last.
     *
     * @throws ReinsException where there is none, or it cannot be written
     */
    public History redo() {
        if (history.undone().isEmpty()) {
            throw new ReinsException("There is no edit to redo: " + file());
        }
        database.commit(() -> EditRows.writeRedo(database, clock.instant()));
        return become(new History.Move.Redone());
    }

    /**
     * Undoes or redoes changes until this one is the last that counts, all at once.
     *
     * @param change its number; 0 for none
     * @throws ReinsException where it was never made or is forgotten, or it cannot be written
     */
    public History goTo(long change) {
        List<Long> numbers = new ArrayList<>(List.of(0L));
        history.applied().forEach(made -> numbers.add(made.number()));
        history.undone().forEach(made -> numbers.add(made.number()));
        int wanted = numbers.indexOf(change);
        if (wanted < 0) {
            throw new ReinsException(
                    "There is no edit %d in this session; choose another one: %s"
                            .formatted(change, file()));
        }
        int by = wanted - history.applied().size();
        database.commit(() -> {
            for (int i = 0; i < Math.abs(by); i++) {
                if (by < 0) {
                    EditRows.writeUndo(database, clock.instant());
                } else {
                    EditRows.writeRedo(database, clock.instant());
                }
            }
        });
        return become(
                Collections.nCopies(
                        Math.abs(by),
                        by < 0 ? new History.Move.Undone() : new History.Move.Redone()));
    }

    private History become(History.Move move) {
        return become(List.of(move));
    }

    private History become(List<History.Move> moves) {
        history = history.after(moves);
        return history;
    }

    private List<Edit> fitting(List<Edit> edits) {
        Map<Long, Revision> revisions = revisions(edits);
        List<Edit> fitting = new ArrayList<>();
        for (Edit edit : edits) {
            Revision revision = revisions.get(edit.episode());
            if (revision == null) {
                throw new ReinsException(
                        "There is no episode %d in this session; choose another one: %s"
                                .formatted(edit.episode(), file()));
            }
            Optional<Edit> fits = EditCheck.fitting(edit, revision, world);
            fits.ifPresent(revision::take);
            fits.ifPresent(fitting::add);
        }
        return fitting;
    }

    /** The revisions of the edited episodes, by number. */
    private Map<Long, Revision> revisions(List<Edit> edits) {
        Map<Long, Revision> revisions = new HashMap<>();
        database.run(() -> {
            for (Edit edit : edits) {
                if (!revisions.containsKey(edit.episode())) {
                    EpisodeRows.revision(database, edit.episode())
                            .ifPresent(revision -> revisions.put(edit.episode(), revision));
                }
            }
            return revisions;
        });
        for (Edit edit : history.edits()) {
            Revision revision = revisions.get(edit.episode());
            if (revision != null) {
                revision.take(edit);
            }
        }
        return revisions;
    }

    /** Leaves one closed file. */
    @Override
    public void close() {
        try (var _ = database) {
            database.settle();
        }
    }
}
