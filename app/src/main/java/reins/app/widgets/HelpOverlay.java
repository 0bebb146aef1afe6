package reins.app.widgets;

import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

import reins.app.base.Text;
import reins.app.input.Help;

import java.util.List;

/** The table of keys and buttons and what they do, shown over the world. Used by the fx thread. */
public final class HelpOverlay extends GridPane {
    public HelpOverlay() {
        getStyleClass().add("help-overlay");
        setHgap(16);
        setVgap(6);
        setAccessibleText(Text.of("input.help.title"));
    }

    /** Shows these rows instead of what was shown. */
    public void show(List<Help.Row> rows) {
        getChildren().clear();
        line(
                0,
                "help-head",
                Text.of("input.help.what"),
                Text.of("input.help.keyboard"),
                Text.of("input.help.pad"),
                Text.of("input.help.mouse"));
        for (int i = 0; i < rows.size(); i++) {
            Help.Row row = rows.get(i);
            line(i + 1, "help-row", row.what(), row.keyboard(), row.pad(), row.mouse());
        }
    }

    private void line(int line, String style, String... words) {
        for (int column = 0; column < words.length; column++) {
            Label label = new Label(words[column]);
            label.getStyleClass().add(style);
            add(label, column, line);
        }
    }
}
