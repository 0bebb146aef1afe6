package reins.app.screens.drive;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.input.Help;
import reins.app.widgets.HelpOverlay;
import reins.app.widgets.Icons;

import java.util.ArrayList;
import java.util.List;

/**
 * What each key and button does, shown over the world: to drive, and in the window. Fx thread only.
 */
final class HelpPane extends VBox {
    private static final List<String> WINDOW_KEYS =
            List.of(
                    "policies",
                    "focus",
                    "screens",
                    "session",
                    "plots",
                    "notices",
                    "theme",
                    "fullscreen",
                    "help");

    private final HelpOverlay table = new HelpOverlay();

    HelpPane(Runnable close) {
        getStyleClass().add("help");
        Label title = new Label(Text.of("input.help.title"));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        Button shut = Icons.only(new Button(), Feather.X, Text.of("help.close"), "F1");
        shut.getStyleClass().addAll("flat", "button-icon");
        shut.setOnAction(_ -> close.run());
        ScrollPane scroll = new ScrollPane(table);
        scroll.setFitToWidth(true);
        getChildren().addAll(new HBox(title, spring, shut), scroll);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setVisible(false);
    }

    void show(List<Help.Row> toDrive) {
        List<Help.Row> rows = new ArrayList<>(toDrive);
        for (String key : WINDOW_KEYS) {
            rows.add(
                    new Help.Row(
                            Text.of("help." + key + ".what"),
                            Text.of("help." + key + ".keys"),
                            "",
                            ""));
        }
        table.show(rows);
        setVisible(true);
    }
}
