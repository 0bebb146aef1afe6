package reins.app.widgets;

import javafx.geometry.Insets;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** Fields below each other with their names on the left. Used by the fx thread only. */
public final class Form extends GridPane {
    private static final double NAMES = 104;

    public Form() {
        setHgap(12);
        setVgap(10);
        setPadding(new Insets(14));
    }

    /** Adds a field below the others; the name of several lines stands at their top. */
    public void row(String name, Node field) {
        Label label = new Label(name);
        label.setLabelFor(field);
        label.setMinWidth(NAMES);
        addRow(getRowCount(), label, field);
        setHgrow(field, Priority.ALWAYS);
        if (field instanceof GridPane) {
            setValignment(label, VPos.TOP);
        }
    }

    /** The same in a window that may be too low for it. */
    public ScrollPane scrolling() {
        ScrollPane pane = new ScrollPane(this);
        pane.setFitToWidth(true);
        pane.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    /** How the values of a list are written, where one chooses and does not type. */
    public static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override
            public String toString(@Nullable T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
