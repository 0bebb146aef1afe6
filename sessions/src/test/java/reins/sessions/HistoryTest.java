package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

final class HistoryTest {
    private static final History.Move UNDO = new History.Move.Undone();
    private static final History.Move REDO = new History.Move.Redone();

    private static Change change(long number) {
        return new Change(number, Optional.empty(), "", List.of(new Edit.Discard(number)));
    }

    private static History.Move made(long number) {
        return new History.Move.Made(change(number));
    }

    /** Positive: that change was made; 0: undo; -1: redo. */
    private static History after(int... moves) {
        List<History.Move> told = new ArrayList<>();
        for (int move : moves) {
            told.add(move > 0 ? made(move) : move == 0 ? UNDO : REDO);
        }
        return History.EMPTY.after(told);
    }

    private static History of(List<Integer> applied, List<Integer> undone) {
        return new History(
                applied.stream().map(number -> change(number)).toList(),
                undone.stream().map(number -> change(number)).toList());
    }

    @Test
    void whatIsUndoneLastIsRedoneFirst() {
        assertEquals(of(List.of(1, 2, 3), List.of()), after(1, 2, 3));
        assertEquals(of(List.of(1), List.of(2, 3)), after(1, 2, 3, 0, 0));
        assertEquals(of(List.of(1, 2), List.of(3)), after(1, 2, 3, 0, 0, -1));
    }

    @Test
    void aNewChangeForgetsWhatWasUndone() {
        assertEquals(of(List.of(1, 4), List.of()), after(1, 2, 3, 0, 0, 4));
        assertEquals(of(List.of(1, 4), List.of()), after(1, 2, 3, 0, 0, 4, -1));
    }

    @Test
    void withoutAnythingToUndoOrRedoNothingHappens() {
        assertEquals(History.EMPTY, after(0, -1, 0));
        assertEquals(of(List.of(1), List.of()), after(0, 1, -1));
    }

    @Test
    void onlyEditsThatAreAppliedCount() {
        assertEquals(List.of(new Edit.Discard(1), new Edit.Discard(2)), after(1, 2, 3, 0).edits());
    }
}
