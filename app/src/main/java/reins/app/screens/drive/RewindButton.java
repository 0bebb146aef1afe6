package reins.app.screens.drive;

import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.List;

/** Goes back by some seconds, with a menu of how many; the keys go back as far. Fx thread only. */
final class RewindButton extends SplitMenuButton {
    private static final List<Integer> SECONDS = List.of(1, 2, 5, 10, 30, 60);

    RewindButton(DriveModel model) {
        setId("rewind");
        setGraphic(Icons.of(Feather.REWIND));
        setOnAction(_ -> model.rewind());
        for (int seconds : SECONDS) {
            MenuItem item = new MenuItem(Text.of("transport.rewind.by", seconds));
            item.setOnAction(_ -> model.rewindBy(seconds));
            getItems().add(item);
        }
        MenuItem start = new MenuItem(Text.of("transport.rewind.start"));
        start.setOnAction(_ -> model.rewindToStart());
        getItems().addAll(new SeparatorMenuItem(), start);
        model.rewindSecondsProperty()
                .subscribe(seconds -> {
                    long whole = Math.round(seconds);
                    String words = Text.of("transport.rewind", whole);
                    setText(Text.of("transport.rewind.short", whole));
                    setAccessibleText(words);
                    setTooltip(new Tooltip(words + " (" + Text.of("key.rewind") + ")"));
                });
    }
}
