package reins.app.studio;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.screens.NoticeList;
import reins.app.screens.drive.DriveModel;
import reins.app.widgets.Icons;
import reins.core.flow.Still;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** The screens to choose from, at the window's left edge. Used by the fx thread only. */
final class Rail extends VBox {
    private static final PseudoClass STOPPED = PseudoClass.getPseudoClass("stopped");

    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");

    private final Map<ScreenType, ToggleButton> buttons = new LinkedHashMap<>();

    /**
     * @param go shows a screen
     * @param model of the run that can be stopped from every screen
     * @param notices what the bell opens
     */
    Rail(List<ScreenType> screens, Consumer<ScreenType> go, DriveModel model, NoticeList notices) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        ToggleGroup group = new ToggleGroup();
        for (ScreenType screen : screens) {
            String key = "place." + screen.id();
            ToggleButton button =
                    new ToggleButton(Text.or(key, screen.title()), Icons.of(screen.icon()));
            button.setId("place-" + screen.id());
            button.setContentDisplay(ContentDisplay.TOP);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            int digit = buttons.size() + 1;
            String help = Text.or(key + ".help", screen.title());
            button.setTooltip(new Tooltip(help + " (Ctrl+" + digit + ")"));
            button.setOnAction(_ -> go.accept(screen));
            buttons.put(screen, button);
            getChildren().add(button);
        }
        Region spring = new Region();
        VBox.setVgrow(spring, Priority.ALWAYS);
        getChildren().addAll(spring, stop(model), bell(notices));
    }

    /** A world that lives elsewhere goes on moving where nobody stops it, so this is everywhere. */
    private static Button stop(DriveModel model) {
        Button button = new Button("", Icons.of(Feather.OCTAGON));
        model.driving()
                .stillProperty()
                .subscribe(still -> {
                    boolean stopped = still == Still.Paused.STOPPED;
                    button.pseudoClassStateChanged(STOPPED, stopped);
                    button.setText(Text.of(stopped ? "rail.stopped" : "transport.stop"));
                });
        button.setId("rail-stop");
        button.setContentDisplay(ContentDisplay.TOP);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setTooltip(
                new Tooltip(Text.of("rail.stop.help") + " (" + Text.of("key.escape") + ")"));
        button.setFocusTraversable(false); // the keys go on driving the world
        button.getStyleClass().add("danger");
        button.visibleProperty().bind(model.reaching().open());
        button.setOnAction(_ -> model.stop());
        return button;
    }

    /** Everything that was told, and how much of it nobody has read. */
    private static Button bell(NoticeList notices) {
        Button bell = new Button("", Icons.of(Feather.BELL));
        bell.setId("rail-notices");
        bell.getStyleClass().add("bell");
        bell.setContentDisplay(ContentDisplay.TOP);
        bell.setMaxWidth(Double.MAX_VALUE);
        bell.setTooltip(new Tooltip(Text.of("notices.help") + " (F8)"));
        bell.setFocusTraversable(false); // it has a key, and the keys go on driving the world
        bell.setOnAction(_ -> notices.toggle(false));
        notices.unread()
                .subscribe(count -> {
                    bell.pseudoClassStateChanged(UNREAD, count.intValue() > 0);
                    bell.setText(
                            count.intValue() > 0
                                    ? Text.of("notices.unread", count)
                                    : Text.of("notices"));
                });
        return bell;
    }

    /** The screen that a key goes to: Ctrl or Command with its place from the top. */
    Optional<ScreenType> of(KeyEvent event) {
        List<ScreenType> screens = List.copyOf(buttons.keySet());
        return IntStream.range(0, screens.size())
                .filter(_ -> event.isShortcutDown())
                .filter(i -> event.getCode() == KeyCode.getKeyCode(String.valueOf(i + 1)))
                .mapToObj(screens::get)
                .findFirst();
    }

    /** Marks the screen that is shown. */
    void show(ScreenType screen) {
        buttons.forEach((one, button) -> button.setSelected(one.equals(screen)));
    }
}
