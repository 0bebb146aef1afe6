package reins.app.widgets;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the mouse does in a plot: it moves the cross-hair, drags the part to show, and with Ctrl its
 * wheel shows more or less. Used by the fx thread only.
 */
final class PlotPointer {
    /** A shorter drag is a click, in pixels. */
    private static final double LEAST_DRAG = 5;

    /** How much less is shown by one notch of the wheel. */
    private static final double NOTCH = 0.8;

    private final PlotCanvas canvas;
    private final PlotAxis axis;
    private OptionalDouble pressed = OptionalDouble.empty();

    private PlotPointer(PlotCanvas canvas, PlotAxis axis) {
        this.canvas = canvas;
        this.axis = axis;
    }

    static void attach(PlotCanvas canvas, PlotAxis axis) {
        PlotPointer pointer = new PlotPointer(canvas, axis);
        canvas.setOnMouseMoved(event -> axis.point(canvas.at(event.getX())));
        canvas.setOnMouseExited(_ -> axis.point(OptionalDouble.empty()));
        canvas.setOnMousePressed(pointer::press);
        canvas.setOnMouseDragged(pointer::drag);
        canvas.setOnMouseReleased(pointer::release);
        canvas.setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
                axis.showAll();
            }
        });
        canvas.setOnScroll(pointer::scroll);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        pressed =
                event.getButton() == MouseButton.PRIMARY
                        ? OptionalDouble.of(event.getX())
                        : OptionalDouble.empty();
    }

    private void drag(MouseEvent event) {
        axis.point(canvas.at(event.getX()));
        axis.choose(chosen(event));
    }

    private void release(MouseEvent event) {
        Optional<Span> part = chosen(event);
        pressed = OptionalDouble.empty();
        axis.choose(Optional.empty());
        part.ifPresent(axis::show);
    }

    /** What is dragged over, as far as anything is shown. */
    private Optional<Span> chosen(MouseEvent event) {
        OptionalDouble to = canvas.at(event.getX());
        Optional<Span> shown = axis.shown();
        if (pressed.isEmpty()
                || to.isEmpty()
                || shown.isEmpty()
                || Math.abs(event.getX() - pressed.getAsDouble()) < LEAST_DRAG) {
            return Optional.empty();
        }
        Span now = shown.get();
        double a = Math.clamp(canvas.at(pressed.getAsDouble()).orElse(0), now.from(), now.to());
        double b = Math.clamp(to.getAsDouble(), now.from(), now.to());
        return a == b ? Optional.empty() : Optional.of(new Span(Math.min(a, b), Math.max(a, b)));
    }

    private void scroll(ScrollEvent event) {
        OptionalDouble around = canvas.at(event.getX());
        if (around.isEmpty()) {
            return;
        }
        if (event.isControlDown() && event.getDeltaY() != 0) {
            axis.zoom(around.getAsDouble(), event.getDeltaY() > 0 ? NOTCH : 1 / NOTCH);
            axis.point(canvas.at(event.getX()));
        } else if (event.getDeltaX() != 0 && axis.isZoomed()) {
            axis.move(event.getDeltaX() > 0 ? -0.1 : 0.1);
        } else {
            return;
        }
        event.consume();
    }
}
