package reins.app.input;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import reins.core.role.Axis;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Press the mouse on the world and drag: takes over, and drives with a stick that appears there, or
 * to where it points. Fed by the fx thread; {@code now} and {@code stick} are safe on every thread.
 */
public final class Pointer {
    /** Tells what the mouse points at. Used by the fx thread only. */
    @FunctionalInterface
    public interface Pointing {
        /**
         * The world's point under the mouse, in pixels of the world's view from its upper left
         * corner; empty where the world is not driven by pointing.
         */
        Optional<Spot> at(double x, double y);
    }

    /** What dragging drives along. */
    static final Set<Axis> AXES = Set.of(Axis.SIDEWAYS, Axis.FORWARD);

    private final Tally tally;
    private Pointing pointing = (_, _) -> Optional.empty();
    private volatile Wish now = Wish.NONE;
    private volatile Optional<PointerStick> stick = Optional.empty();

    Pointer(Commands commands) {
        tally = new Tally(commands);
    }

    public Wish now() {
        return now;
    }

    /** What to draw over the world; empty while the mouse is not pressed, or points. */
    public Optional<PointerStick> stick() {
        return stick;
    }

    /** Listens to the mouse on the world's view. */
    void attach(Node view, Pointing points) {
        pointing = points;
        view.addEventHandler(
                MouseEvent.MOUSE_PRESSED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        press(event.getX(), event.getY());
                    }
                });
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(event.getX(), event.getY()));
        view.addEventHandler(
                MouseEvent.MOUSE_RELEASED,
                event -> {
                    if (event.getButton() == MouseButton.PRIMARY) {
                        release();
                    }
                });
    }

    void press(double x, double y) {
        Optional<Spot> spot = pointing.at(x, y);
        show(spot.isPresent() ? Optional.empty() : Optional.of(PointerStick.pressedAt(x, y)), spot);
    }

    void drag(double x, double y) {
        show(
                stick.map(pressed -> pressed.draggedTo(x, y)),
                now.spot().flatMap(_ -> pointing.at(x, y)));
    }

    void release() {
        show(Optional.empty(), Optional.empty());
    }

    private void show(Optional<PointerStick> pushed, Optional<Spot> spot) {
        Map<Axis, Float> axes = new EnumMap<>(Axis.class);
        pushed.ifPresent(to -> {
            axes.put(Axis.SIDEWAYS, DeadZone.without(to.x()));
            axes.put(Axis.FORWARD, DeadZone.without(to.y()));
        });
        stick = pushed;
        boolean pressed = pushed.isPresent() || spot.isPresent();
        now = tally.update(pressed ? Set.of(Request.TAKE_OVER) : Set.of(), axes, 0, spot);
    }
}
