package reins.app.screens;

import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The screens to choose from, at the window's left edge. Used by the fx thread only. */
public final class Rail extends VBox {
    /** A screen. */
    public enum Place {
        DRIVE("1"),
        LIBRARY("2"),
        SESSION("3");

        private final String digit;

        Place(String digit) {
            this.digit = digit;
        }

        /** The key that goes there, with Ctrl or Command. */
        public String digit() {
            return digit;
        }
    }

    private final Map<Place, ToggleButton> buttons = new EnumMap<>(Place.class);

    /**
     * @param go shows a screen
     */
    public Rail(Consumer<Place> go) {
        getStyleClass().add("rail");
        setAlignment(Pos.TOP_CENTER);
        ToggleGroup group = new ToggleGroup();
        for (Place place : Place.values()) {
            String id = place.name().toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(Text.of("place." + id), Icons.of(icon(place)));
            button.setId("place-" + id);
            button.setContentDisplay(ContentDisplay.TOP);
            button.setToggleGroup(group);
            button.setMaxWidth(Double.MAX_VALUE);
            button.setTooltip(
                    new Tooltip(
                            Text.of("place." + id + ".help") + " (Ctrl+" + place.digit() + ")"));
            button.setOnAction(_ -> go.accept(place));
            buttons.put(place, button);
            getChildren().add(button);
        }
    }

    private static Ikon icon(Place place) {
        return switch (place) {
            case DRIVE -> Feather.NAVIGATION;
            case LIBRARY -> Feather.DATABASE;
            case SESSION -> Feather.FILM;
        };
    }

    /** Says where one is. */
    public void show(Place place) {
        buttons.forEach((one, button) -> button.setSelected(one == place));
    }
}
