package reins.app.screens.drive;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.List;

/**
 * Drives the last seconds again, at half speed, to show what should have been done; with a menu of
 * how many. Fx thread only.
 */
final class LookBackButton extends SplitMenuButton {
    private static final List<Integer> SECONDS = List.of(1, 2, 5, 10, 30);
    private static final int FIRST = 5;

    private final DriveModel model;

    LookBackButton(DriveModel model) {
        this.model = model;
        setId("look-back");
        setGraphic(Icons.of(Feather.EYE));
        for (int seconds : SECONDS) {
            MenuItem item = new MenuItem(Text.of("lookBack.by", seconds));
            item.setOnAction(_ -> {
                choose(seconds);
                model.goingBack().lookBack(seconds);
            });
            getItems().add(item);
        }
        choose(FIRST);
    }

    private void choose(int seconds) {
        String words = Text.of("lookBack", seconds);
        setText(Text.of("lookBack.short", seconds));
        setAccessibleText(words);
        setTooltip(new Tooltip(words));
        setOnAction(_ -> model.goingBack().lookBack(seconds));
    }
}
