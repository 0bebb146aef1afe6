package reins.app.widgets;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.javafx.FontIcon;

/** Pictures on buttons, with the words that go with them. Used by the fx thread only. */
public final class Icons {
    private Icons() {}

    public static Node of(Ikon ikon) {
        return new FontIcon(ikon);
    }

    /**
     * Makes a button show a picture only.
     *
     * @param name what the button does: read by a screen reader and shown as a tooltip
     * @param keys the keys that do the same; may be empty
     */
    public static <B extends ButtonBase> B only(B button, Ikon ikon, String name, String keys) {
        button.setGraphic(of(ikon));
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        return named(button, name, keys);
    }

    /** Gives a button its words for screen readers and a tooltip with its keys. */
    public static <B extends ButtonBase> B named(B button, String name, String keys) {
        button.setText(name);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(keys.isEmpty() ? name : name + " (" + keys + ")"));
        return button;
    }
}
