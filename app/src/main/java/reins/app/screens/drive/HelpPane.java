package reins.app.screens.drive;

import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;
import reins.app.Text;
import reins.app.input.Help;
import reins.app.widgets.Icons;

/** What to press for what, over the world. Used by the fx thread only. */
final class HelpPane extends VBox {
    private final GridPane table = new GridPane(18, 6);

    HelpPane(Runnable close) {
        getStyleClass().add("help");
        Label title = new Label(Text.of("input.help.title"));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button shut = Icons.only(new Button(), Feather.X, Text.of("help.close"), "F1");
        shut.getStyleClass().addAll("flat", "button-icon");
        shut.setOnAction(_ -> close.run());
        for (int i = 0; i < 4; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(HPos.LEFT);
            column.setMinWidth(Region.USE_PREF_SIZE);
            table.getColumnConstraints().add(column);
        }
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        getChildren().addAll(new HBox(title, spring, shut), scroll);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
    }

    void show(List<Help.Row> rows) {
        table.getChildren().clear();
        int line = 0;
        addLine(
                line++,
                "text-muted",
                "",
                Text.of("input.help.keyboard"),
                Text.of("input.help.pad"),
                Text.of("input.help.mouse"));
        for (Help.Row row : rows) {
            addLine(line++, "help-key", row.what(), row.keyboard(), row.pad(), row.mouse());
        }
        for (String key : List.of("fullscreen", "theme", "help", "session", "focus")) {
            addLine(
                    line++,
                    "help-key",
                    Text.of("help." + key + ".what"),
                    Text.of("help." + key + ".keys"),
                    "",
                    "");
        }
        setVisible(true);
    }

    private void addLine(int line, String style, String what, String... keys) {
        table.add(new Label(what), 0, line);
        for (int i = 0; i < keys.length; i++) {
            Label label = new Label(keys[i]);
            if (!keys[i].isEmpty()) {
                label.getStyleClass().add(style);
            }
            table.add(label, i + 1, line);
        }
    }
}
