package reins.app.screens;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

/** A notice, with what may be done about it. Used by the fx thread only. */
final class NoticeLine extends HBox {
    private final VBox column = new VBox(6);

    NoticeLine(Notices notices, Notices.Notice notice) {
        super(10);
        Label words = new Label(Text.said(notice.sentence()));
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setMaxWidth(Double.MAX_VALUE);
        column.getChildren().add(words);
        FlowPane steps = new FlowPane(8, 6);
        for (Notices.Step step : notice.steps()) {
            Button press = new Button(step.words());
            press.getStyleClass().addAll("small", "step");
            press.setOnAction(_ -> notices.take(notice, step));
            steps.getChildren().add(press);
        }
        if (!notice.steps().isEmpty()) {
            column.getChildren().add(steps);
        }
        HBox.setHgrow(column, Priority.ALWAYS);
        getChildren()
                .addAll(Icons.of(notice.failure() ? Feather.ALERT_TRIANGLE : Feather.INFO), column);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().addAll("notice", notice.failure() ? "failure" : "note");
        setAccessibleRole(AccessibleRole.TEXT);
        setAccessibleText(words.getText());
    }

    /** The same, with a heading. */
    NoticeLine headed(String heading) {
        Label head = new Label(heading);
        head.getStyleClass().addAll("text-muted", "text-small");
        column.getChildren().addFirst(head);
        return this;
    }
}
