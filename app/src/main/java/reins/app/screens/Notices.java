package reins.app.screens;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the user is told: it is shown for a while, or until it is dismissed where something went
 * wrong, and is kept until the window is closed. Used by the fx thread only.
 */
public final class Notices {
    /** What may be done next; once. */
    public record Step(String words, Runnable does) {}

    /** One sentence, and what may be done about it. */
    public record Notice(boolean failure, String sentence, List<Step> steps) {
        public Notice {
            steps = List.copyOf(steps);
        }

        public Notice(boolean failure, String sentence) {
            this(failure, sentence, List.of());
        }
    }

    /** What was told, and when. */
    public record Kept(LocalDateTime at, Notice notice) {}

    /** Long enough to read two lines and to press a button, in nanoseconds. */
    private static final long SHOWN_NANOS = 8_000_000_000L;

    private static final int MOST_KEPT = 200;

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private final ObservableList<Kept> kept = FXCollections.observableArrayList();
    private final List<Notice> unseen = new ArrayList<>();
    private final ReadOnlyIntegerWrapper unread = new ReadOnlyIntegerWrapper();
    private final Map<Notice, Long> since = new HashMap<>();

    /** What is shown now, oldest first. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** What was told, oldest first. */
    public ObservableList<Kept> kept() {
        return kept;
    }

    /** How much of it left without being dismissed, or is still shown, since it was last read. */
    public ReadOnlyIntegerProperty unreadProperty() {
        return unread.getReadOnlyProperty();
    }

    /** All of it has been read. */
    public void read() {
        unseen.clear();
        unread.set(0);
    }

    /** Tells what went wrong, once until it is dismissed. */
    public void fail(String sentence) {
        tell(new Notice(true, sentence));
    }

    /**
     * @param steps what may be done next
     * @return what {@link #spend} takes
     */
    public Notice note(String sentence, Step... steps) {
        Notice notice = new Notice(false, sentence, List.of(steps));
        tell(notice);
        return notice;
    }

    private void tell(Notice notice) {
        if (shown.contains(notice)) {
            return;
        }
        shown.add(notice);
        kept.add(new Kept(LocalDateTime.now(ZoneId.systemDefault()), notice));
        if (kept.size() > MOST_KEPT) {
            kept.removeFirst();
        }
        unseen.add(notice);
        unread.set(unseen.size());
    }

    /** Somebody has read it. */
    public void dismiss(Notice notice) {
        shown.remove(notice);
        since.remove(notice);
        unseen.remove(notice);
        unread.set(unseen.size());
    }

    /** Does one of its steps; none of them can be done again. */
    public void take(Notice notice, Step step) {
        spend(notice);
        step.does().run();
    }

    /** What it offers can be done no more. */
    public void spend(Notice notice) {
        dismiss(notice);
        kept.replaceAll(one ->
                one.notice().equals(notice)
                        ? new Kept(one.at(), new Notice(notice.failure(), notice.sentence()))
                        : one);
    }

    /** Once a pulse, with the pulse's time: what went wrong stays, the rest leaves in its time. */
    public void pulse(long nanos) {
        for (Notice notice : List.copyOf(shown)) {
            if (!notice.failure()
                    && nanos - since.computeIfAbsent(notice, _ -> nanos) >= SHOWN_NANOS) {
                since.remove(notice);
                shown.remove(notice);
            }
        }
    }

    /** What is shown stays as long again: somebody is about to press one of its buttons. */
    public void stay() {
        since.clear();
    }
}
