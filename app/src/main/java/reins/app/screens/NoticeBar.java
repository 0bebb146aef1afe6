package reins.app.screens;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

/** What went wrong, in plain words, until it is dismissed. Used by the fx thread only. */
public final class NoticeBar extends VBox {
    /** More at once would hide the world. */
    private static final int MOST = 3;

    private final Notices notices;

    public NoticeBar(Notices notices) {
        this.notices = notices;
        notices.shown().addListener((ListChangeListener<Notices.Notice>) _ -> show());
        show();
    }

    private void show() {
        int first = Math.max(0, notices.shown().size() - MOST);
        getChildren()
                .setAll(
                        notices.shown().subList(first, notices.shown().size()).stream()
                                .map(this::bar)
                                .toList());
        setManaged(!getChildren().isEmpty());
    }

    private Node bar(Notices.Notice notice) {
        Label words = new Label(Text.said(notice.sentence()));
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = Icons.only(new Button(), Feather.X, Text.of("notice.dismiss"), "");
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setOnAction(_ -> notices.dismiss(notice));
        HBox bar =
                new HBox(
                        10,
                        Icons.of(notice.failure() ? Feather.ALERT_TRIANGLE : Feather.INFO),
                        words,
                        dismiss);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().addAll("notice", notice.failure() ? "failure" : "note");
        bar.setAccessibleRole(AccessibleRole.TEXT);
        bar.setAccessibleText(words.getText());
        return bar;
    }
}
