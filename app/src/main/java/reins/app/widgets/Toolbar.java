package reins.app.widgets;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Controls in a row that are never cut: where they have no room, some are in a menu at the row's
 * end. Used by the fx thread only.
 */
public final class Toolbar extends Pane {
    /** What becomes of a part where there is no room for all. */
    private enum Fit {
        STAYS,
        SHRINKS,
        GOES,
        /** Takes what is left over. */
        SPRING
    }

    /**
     * @param holder around the part, since the part's own visibility is somebody else's
     * @param turn of those that go, the lowest goes first
     */
    private record Slot(StackPane holder, Node part, Fit fit, int turn) {
        boolean isThere() {
            return part.isManaged();
        }

        double most() {
            return Math.ceil(holder.prefWidth(-1));
        }

        double least() {
            return switch (fit) {
                case STAYS, GOES -> most();
                case SHRINKS -> Math.min(most(), Math.ceil(holder.minWidth(-1)));
                case SPRING -> 0;
            };
        }

        /** By how much it is narrower where there is no room. */
        double bears() {
            return fit == Fit.SHRINKS && isThere() ? most() - least() : 0;
        }
    }

    private final double spacing;
    private final List<Slot> slots = new ArrayList<>();
    private final MenuButton more = new MenuButton();
    private Set<Slot> gone = Set.of();

    /**
     * @param spacing between two parts, in pixels
     */
    public Toolbar(double spacing) {
        this.spacing = spacing;
        more.setGraphic(Icons.of(Feather.MORE_HORIZONTAL));
        more.setAccessibleText(Text.of("toolbar.more"));
        more.setTooltip(new Tooltip(Text.of("toolbar.more")));
        more.getStyleClass().addAll("flat", "button-icon", "no-arrow", "more");
        more.getItems().setAll(new MenuItem()); // an empty menu does not open
        more.setOnShowing(_ -> fillMenu());
        more.setVisible(false);
        getChildren().add(more);
    }

    /** Adds what is always there, and whole. */
    public Toolbar stays(Node... parts) {
        return add(Fit.STAYS, 0, parts);
    }

    /** Adds what may be as narrow as it can bear: words, a field. */
    public Toolbar shrinks(Region... parts) {
        return add(Fit.SHRINKS, 0, parts);
    }

    /**
     * Adds what goes into the menu where there is no room.
     *
     * @param turn the lowest goes first; of those with the same the last one
     */
    public Toolbar goes(int turn, Node... parts) {
        return add(Fit.GOES, turn, parts);
    }

    /** Pushes what comes next to the row's end. */
    public Toolbar spring() {
        return add(Fit.SPRING, 0, new Region());
    }

    private Toolbar add(Fit fit, int turn, Node... parts) {
        for (Node part : parts) {
            StackPane holder = new StackPane(part);
            holder.setAlignment(Pos.CENTER_LEFT);
            holder.setPickOnBounds(false);
            slots.add(new Slot(holder, part, fit, turn));
            getChildren().add(getChildren().size() - 1, holder);
        }
        return this;
    }

    /** What has no room now, as it is written in the menu. */
    private void fillMenu() {
        more.getItems().clear();
        for (Slot slot : slots) {
            if (gone.contains(slot)) {
                more.getItems().addAll(ToolMenu.of(slot.part()));
            }
        }
    }

    /** Gives the keyboard to the first control. */
    public void focusFirst() {
        Walk.to(slots.getFirst().part());
    }

    @Override
    protected void layoutChildren() {
        Insets insets = getInsets();
        double room = getWidth() - insets.getLeft() - insets.getRight();
        double height = getHeight() - insets.getTop() - insets.getBottom();
        gone = withoutRoom(room);
        double spare = Math.max(0, room - least(gone));
        double toShrinking = Math.min(spare, slots.stream().mapToDouble(Slot::bears).sum());
        double toEachSpring =
                (spare - toShrinking)
                        / slots.stream().filter(slot -> slot.fit() == Fit.SPRING).count();
        double x = insets.getLeft();
        for (Slot slot : slots) {
            slot.holder().setVisible(slot.isThere() && !gone.contains(slot));
            if (!slot.holder().isVisible()) {
                continue;
            }
            double width = slot.least();
            if (slot.fit() == Fit.SHRINKS) {
                double given = Math.min(toShrinking, slot.bears());
                toShrinking -= given;
                width += given;
            } else if (slot.fit() == Fit.SPRING) {
                width = toEachSpring;
            }
            slot.holder().resizeRelocate(x, insets.getTop(), width, height);
            x += width + spacing;
        }
        more.setVisible(!gone.isEmpty());
        double across = more.prefWidth(-1);
        double down = more.prefHeight(-1);
        more.resizeRelocate(x, insets.getTop() + Math.rint((height - down) / 2), across, down);
    }

    /** What goes, so that the others have room: as little as can be. */
    private Set<Slot> withoutRoom(double room) {
        if (least(Set.of()) <= room) {
            return Set.of();
        }
        Set<Slot> without = goes();
        slots.stream()
                .filter(without::contains)
                .sorted(Comparator.comparingInt(Slot::turn).reversed())
                .forEach(slot -> {
                    without.remove(slot);
                    if (least(without) > room) {
                        without.add(slot);
                    }
                });
        return without;
    }

    /** Who walked to a control keeps it: gone, it would leave the keyboard to another one. */
    private Set<Slot> goes() {
        return slots.stream()
                .filter(slot -> slot.fit() == Fit.GOES && slot.isThere())
                .filter(slot -> gone.contains(slot) || !slot.holder().isFocusWithin())
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** How narrow the row can be without these. */
    private double least(Set<Slot> without) {
        double sum = without.isEmpty() ? -spacing : more.prefWidth(-1);
        for (Slot slot : slots) {
            if (slot.isThere() && !without.contains(slot)) {
                sum += slot.least() + spacing;
            }
        }
        return Math.max(0, sum);
    }

    @Override
    protected double computeMinWidth(double height) {
        return getInsets().getLeft() + least(goes()) + getInsets().getRight();
    }

    @Override
    protected double computePrefWidth(double height) {
        double sum = -spacing;
        for (Slot slot : slots) {
            sum += slot.isThere() ? slot.most() + spacing : 0;
        }
        return getInsets().getLeft() + Math.max(0, sum) + getInsets().getRight();
    }

    @Override
    protected double computePrefHeight(double width) {
        double highest = 0;
        for (Slot slot : slots) {
            highest = Math.max(highest, slot.isThere() ? slot.holder().prefHeight(-1) : 0);
        }
        return getInsets().getTop() + Math.ceil(highest) + getInsets().getBottom();
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
