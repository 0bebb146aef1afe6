package reins.app.screens.session;

import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.sessions.Change;
import reins.sessions.History;

import java.util.ArrayList;
import java.util.List;

/**
 * What was edited, newest first. Choosing a change goes to how the session was after it, whether
 * that is back or forward again. Used by the fx thread only.
 */
final class HistoryMenu extends MenuButton {
    /**
     * Changes listed before and behind the last one that counts; others are reached step by step.
     */
    private static final int LISTED = 20;

    private final SessionModel model;

    HistoryMenu(SessionModel model) {
        super(Text.of("history"), Icons.of(Feather.CLOCK));
        this.model = model;
        setId("history");
        setOnShowing(_ ->
                model.openedProperty()
                        .get()
                        .map(SessionControls.Opened::history)
                        .ifPresent(this::show));
    }

    void show(History history) {
        List<Change> changes = new ArrayList<>(history.applied());
        changes.addAll(history.undone());
        int now = history.applied().size();
        ToggleGroup states = new ToggleGroup();
        List<MenuItem> items = new ArrayList<>();
        int first = Math.max(0, now - LISTED);
        for (int i = Math.min(changes.size(), now + LISTED); i >= first; i--) {
            RadioMenuItem item =
                    i == 0
                            ? item(Text.of("history.recorded"), 0)
                            : item(words(changes.get(i - 1), i > now), changes.get(i - 1).number());
            item.setToggleGroup(states);
            item.setSelected(i == now);
            items.add(item);
        }
        getItems().setAll(items);
    }

    /**
     * @param change to go to; 0 = before the first
     */
    private RadioMenuItem item(String words, long change) {
        RadioMenuItem item = new RadioMenuItem(words);
        item.setId("history-" + change);
        item.setOnAction(_ ->
                model.change(
                        Text.of("history.go", words), file -> model.controls().goTo(file, change)));
        return item;
    }

    private static String words(Change change, boolean undone) {
        String words = words(change);
        return undone ? Text.of("history.undone", words) : words;
    }

    private static String words(Change change) {
        String label = change.label().isEmpty() ? Text.of("edit.relabel") : change.label();
        long episodes = change.edits().stream().map(edit -> edit.episode()).distinct().count();
        return episodes == 1
                ? Text.of("history.of", label, change.edits().getFirst().episode())
                : Text.of("history.of.many", label, episodes);
    }
}
