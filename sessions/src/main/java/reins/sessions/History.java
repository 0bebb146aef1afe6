package reins.sessions;

import reins.core.fact.Edit;

import java.util.ArrayList;
import java.util.List;

/**
 * All changes of a session that can be undone or redone. Safe on every thread.
 *
 * @param applied oldest first; the last is undone next
 * @param undone as they were made; the first is redone next
 */
public record History(List<Change> applied, List<Change> undone) {
    public static final History EMPTY = new History(List.of(), List.of());

    public History {
        applied = List.copyOf(applied);
        undone = List.copyOf(undone);
    }

    /** What is done in a session, each a fact of its own. */
    sealed interface Move {
        /** Made a change; what was undone before is forgotten. */
        record Made(Change change) implements Move {}

        /** Undid the last change; without one it does nothing. */
        record Undone() implements Move {}

        /** Redid the change undone last; without one it does nothing. */
        record Redone() implements Move {}
    }

    /** The history after these moves, oldest first. */
    History after(List<Move> moves) {
        List<Change> changes = new ArrayList<>(applied);
        changes.addAll(undone);
        int count = applied.size();
        for (Move move : moves) {
            switch (move) {
                case Move.Made(Change change) -> {
                    changes.subList(count, changes.size()).clear();
                    changes.add(change);
                    count++;
                }
                case Move.Undone _ -> count = Math.max(count - 1, 0);
                case Move.Redone _ -> count = Math.min(count + 1, changes.size());
            }
        }
        return new History(changes.subList(0, count), changes.subList(count, changes.size()));
    }

    /** The edits that count, oldest first. */
    public List<Edit> edits() {
        List<Edit> edits = new ArrayList<>();
        applied.forEach(change -> edits.addAll(change.edits()));
        return List.copyOf(edits);
    }
}
