package reins.app.screens;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the user is told until it is dismissed. Used by the fx thread only. */
public final class Notices {
    /** One sentence. */
    public record Notice(boolean failure, String sentence) {}

    private final ObservableList<Notice> shown = FXCollections.observableArrayList();

    /** Oldest first. */
    public ObservableList<Notice> shown() {
        return shown;
    }

    /** Tells what went wrong, once until it is dismissed. */
    public void fail(String sentence) {
        tell(new Notice(true, sentence));
    }

    public void note(String sentence) {
        tell(new Notice(false, sentence));
    }

    private void tell(Notice notice) {
        if (!shown.contains(notice)) {
            shown.add(notice);
        }
    }

    public void dismiss(Notice notice) {
        shown.remove(notice);
    }
}
