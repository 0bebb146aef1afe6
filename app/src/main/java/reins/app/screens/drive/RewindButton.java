package reins.app.screens.drive;

import javafx.beans.property.ObjectProperty;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.SplitMenuButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;
import reins.core.flow.Command;

import java.util.List;

/**
 * Goes back by some seconds, with a menu of how many and what happens there; the keys go back in
 * the same way. Fx thread only.
 */
final class RewindButton extends SplitMenuButton {
    private static final List<Integer> SECONDS = List.of(1, 2, 5, 10, 30, 60);

    RewindButton(DriveModel model) {
        setId("rewind");
        setGraphic(Icons.of(Feather.REWIND));
        setOnAction(_ -> model.goingBack().rewind());
        for (int seconds : SECONDS) {
            MenuItem item = new MenuItem(Text.of("transport.rewind.by", seconds));
            item.setOnAction(_ -> model.goingBack().rewindBy(seconds));
            getItems().add(item);
        }
        MenuItem start = new MenuItem(Text.of("transport.rewind.start"));
        start.setOnAction(_ -> model.goingBack().rewindToStart());
        getItems().addAll(new SeparatorMenuItem(), start, new SeparatorMenuItem());
        addWhatThen(model.goingBack().thenProperty());
        model.goingBack()
                .secondsProperty()
                .subscribe(seconds -> {
                    long whole = Math.round(seconds.doubleValue());
                    String words = Text.of("transport.rewind", whole);
                    setText(Text.of("transport.rewind.short", whole));
                    setAccessibleText(words);
                    setTooltip(new Tooltip(words + " (" + Text.of("key.rewind") + ")"));
                });
    }

    private void addWhatThen(ObjectProperty<Command.Then> then) {
        ToggleGroup group = new ToggleGroup();
        for (Command.Then each : Command.Then.values()) {
            RadioMenuItem item = new RadioMenuItem(Text.of("transport.rewind.then." + each));
            item.setToggleGroup(group);
            item.setOnAction(_ -> then.set(each));
            then.subscribe(now -> item.setSelected(now == each));
            getItems().add(item);
        }
    }
}
