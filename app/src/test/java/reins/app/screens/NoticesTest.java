package reins.app.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

final class NoticesTest {
    private static final long SECOND = 1_000_000_000L;

    private final Notices notices = new Notices();
    private final List<String> done = new ArrayList<>();

    private List<String> shown() {
        return notices.shown().stream().map(Notices.Notice::sentence).toList();
    }

    @Test
    void aNoteLeavesByItselfAndWhatWentWrongStaysUntilItIsDismissed() {
        notices.note("Saved.");
        notices.fail("The disk is full.");
        notices.pulse(0);
        notices.pulse(7 * SECOND);
        assertEquals(List.of("Saved.", "The disk is full."), shown());
        notices.pulse(8 * SECOND);
        assertEquals(List.of("The disk is full."), shown());
        notices.pulse(1000 * SECOND);
        assertEquals(List.of("The disk is full."), shown());
        notices.dismiss(notices.shown().getFirst());
        assertEquals(List.of(), shown());
        assertEquals(2, notices.kept().size());
    }

    @Test
    void aNoteStaysWhileTheMouseIsOverIt() {
        notices.note("Saved.");
        notices.pulse(0);
        notices.pulse(7 * SECOND);
        notices.stay();
        notices.pulse(9 * SECOND);
        notices.pulse(16 * SECOND);
        assertEquals(List.of("Saved."), shown());
        notices.pulse(17 * SECOND);
        assertEquals(List.of(), shown());
    }

    @Test
    void whatNobodyDismissedIsUnreadUntilItIsRead() {
        notices.note("Saved.");
        notices.fail("The disk is full.");
        notices.fail("The disk is full.");
        assertEquals(2, notices.unreadProperty().get());
        notices.dismiss(notices.shown().getLast());
        assertEquals(1, notices.unreadProperty().get());
        notices.read();
        notices.note("Saved again.");
        assertEquals(1, notices.unreadProperty().get());
    }

    @Test
    void aStepIsDoneOnceAndOneThatIsSpentIsOfferedNoMore() {
        Notices.Step undo = new Notices.Step("Undo", () -> done.add("undone"));
        Notices.Notice notice = notices.note("Discarded.", undo);
        notices.take(notice, undo);
        assertEquals(List.of("undone"), done);
        assertEquals(List.of(), shown());
        Notices.Notice other = notices.note("Discarded again.", undo);
        notices.spend(other);
        assertTrue(notices.kept().stream().allMatch(one -> one.notice().steps().isEmpty()));
        assertEquals(
                List.of("Discarded.", "Discarded again."),
                notices.kept().stream().map(one -> one.notice().sentence()).toList());
    }
}
