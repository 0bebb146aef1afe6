package reins.sessions;

import reins.core.fact.Edit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The edits that one action of the user made, undone and redone together. Safe on every thread.
 *
 * @param number from 1, in the order they were made; some numbers may be missing
 * @param made when; empty where it is not known, as for what was edited while recording
 * @param label what it was, for the user; may be empty
 * @param edits at least one
 */
public record Change(long number, Optional<Instant> made, String label, List<Edit> edits) {
    public Change {
        edits = List.copyOf(edits);
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("change " + number + " without edits");
        }
    }
}
