package reins.app.screens;

import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Language;
import reins.app.base.Text;
import reins.app.widgets.Icons;

import java.util.Locale;

/** Chooses what the window speaks from its next start. Used by the fx thread only. */
public final class LanguageMenu extends MenuButton {
    public LanguageMenu(WindowControls window) {
        setId("language");
        setGraphic(Icons.of(Feather.GLOBE));
        setAccessibleText(Text.of("language"));
        setTooltip(new Tooltip(Text.of("language")));
        getStyleClass().addAll("flat", "button-icon", "no-arrow");
        ToggleGroup group = new ToggleGroup();
        for (Language language : Language.values()) {
            String id = language.name().toLowerCase(Locale.ROOT);
            RadioMenuItem item = new RadioMenuItem(Text.of("language." + id));
            item.setId("language-" + id);
            item.setToggleGroup(group);
            item.setSelected(language == window.language());
            item.setOnAction(_ -> window.speak(language));
            getItems().add(item);
        }
    }
}
