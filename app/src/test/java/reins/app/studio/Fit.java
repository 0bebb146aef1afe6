package reins.app.studio;

import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TitledPane;
import javafx.scene.text.Text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What has no room in a window: words of buttons that are cut, and what lies over one another. */
final class Fit {
    /** Borders may touch, in pixels. */
    private static final double TOUCH = 1.5;

    private Fit() {}

    /** One that is seen, and where. */
    private record Seen(Node node, Bounds at, boolean scrolls) {}

    /** What is wrong below a root, in words; empty where nothing is. */
    static List<String> faults(Parent root) {
        List<Seen> seen = new ArrayList<>();
        gather(root, root.localToScene(root.getLayoutBounds()), false, seen);
        List<String> faults = new ArrayList<>();
        Bounds window = root.localToScene(root.getLayoutBounds());
        for (int i = 0; i < seen.size(); i++) {
            Seen one = seen.get(i);
            cut(one.node()).ifPresent(faults::add);
            Bounds whole = one.node().localToScene(one.node().getLayoutBounds());
            if (!one.scrolls() && beyond(whole, window)) {
                faults.add(name(one.node()) + " is outside: " + words(whole));
            }
            for (Seen other : seen.subList(i + 1, seen.size())) {
                if (overlap(one.at(), other.at())) {
                    faults.add(
                            "%s lies over %s: %s and %s"
                                    .formatted(
                                            name(one.node()),
                                            name(other.node()),
                                            words(one.at()),
                                            words(other.at())));
                }
            }
        }
        return faults;
    }

    private static void gather(Node node, Bounds part, boolean scrolls, List<Seen> seen) {
        boolean empty =
                node instanceof Label label
                        && Objects.requireNonNullElse(label.getText(), "").isEmpty();
        if (!node.isVisible() || node.getOpacity() == 0 || empty || isMeantToFloat(node)) {
            return;
        }
        if (node instanceof Control control && !holds(control)) {
            Bounds at = common(node.localToScene(node.getLayoutBounds()), part);
            if (at.getWidth() > 2 * TOUCH && at.getHeight() > 2 * TOUCH) {
                seen.add(new Seen(node, at, scrolls));
            }
        } else if (node instanceof Parent parent) {
            boolean clips = parent.getClip() != null || parent instanceof ScrollPane;
            Bounds inside =
                    clips ? common(part, parent.localToScene(parent.getLayoutBounds())) : part;
            for (Node child : parent.getChildrenUnmodifiable()) {
                gather(child, inside, scrolls || parent instanceof ScrollPane, seen);
            }
        }
    }

    /** Over a plot, and over everything for a while. */
    private static boolean isMeantToFloat(Node node) {
        return node.getStyleClass().contains("log")
                || node.getStyleClass().contains("notice-stack");
    }

    private static boolean holds(Control control) {
        return control instanceof ScrollPane
                || control instanceof SplitPane
                || control instanceof TitledPane;
    }

    private static Optional<String> cut(Node node) {
        if (node instanceof ComboBox<?> choice && choice.getConverter() != null) {
            return node.lookupAll(".list-cell").stream()
                    .filter(cell -> node.equals(cell.getParent()))
                    .flatMap(cell -> cell.lookupAll(".text").stream())
                    .map(text -> ((Text) text).getText())
                    .filter(text -> text.endsWith("..."))
                    .findFirst()
                    .map(text -> name(node) + " is cut to '" + text + "'");
        }
        boolean button = node instanceof ButtonBase;
        if (!button
                || !(node instanceof Labeled words)
                || words.getContentDisplay() == ContentDisplay.GRAPHIC_ONLY) {
            return Optional.empty();
        }
        String said = words.getText() == null ? "" : words.getText();
        return node.lookupAll(".text").stream()
                .filter(Text.class::isInstance)
                .map(Text.class::cast)
                .filter(text -> !text.getStyleClass().contains("ikonli-font-icon"))
                .map(Text::getText)
                .filter(text -> !text.equals(said))
                .findFirst()
                .map(text -> name(node) + " is cut to '" + text + "'");
    }

    private static boolean beyond(Bounds one, Bounds window) {
        return one.getMinX() < window.getMinX() - TOUCH
                || one.getMinY() < window.getMinY() - TOUCH
                || one.getMaxX() > window.getMaxX() + TOUCH
                || one.getMaxY() > window.getMaxY() + TOUCH;
    }

    private static boolean overlap(Bounds one, Bounds other) {
        Bounds both = common(one, other);
        return both.getWidth() > TOUCH && both.getHeight() > TOUCH;
    }

    private static Bounds common(Bounds one, Bounds other) {
        double left = Math.max(one.getMinX(), other.getMinX());
        double top = Math.max(one.getMinY(), other.getMinY());
        return new BoundingBox(
                left,
                top,
                Math.max(0, Math.min(one.getMaxX(), other.getMaxX()) - left),
                Math.max(0, Math.min(one.getMaxY(), other.getMaxY()) - top));
    }

    private static String name(Node node) {
        String words = node instanceof Label label ? " '" + label.getText() + "'" : "";
        String button = node instanceof ButtonBase press ? " '" + press.getText() + "'" : "";
        return node.getClass().getSimpleName()
                + (node.getId() == null ? "" : "#" + node.getId())
                + words
                + button;
    }

    private static String words(Bounds at) {
        return "%.0f..%.0f, %.0f..%.0f"
                .formatted(at.getMinX(), at.getMaxX(), at.getMinY(), at.getMaxY());
    }
}
