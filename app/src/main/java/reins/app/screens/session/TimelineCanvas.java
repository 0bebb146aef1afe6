package reins.app.screens.session;

import javafx.scene.AccessibleRole;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

import reins.app.review.Review;
import reins.app.widgets.Palette;
import reins.app.widgets.PixelView;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Optional;

/**
 * A part of the timeline: time goes across, the same for all parts. The mouse moves to a tick,
 * selects with Shift held, and its wheel zooms. What stays the same meanwhile is painted once. Used
 * by the fx thread only.
 */
abstract class TimelineCanvas extends Region {
    /** Room on the left for names, in units of layout. */
    static final int NAMES = 150;

    /** Room on the right. */
    static final int MARGIN = 12;

    private static final double ZOOM = 1.25;

    final Scrubber scrubber;
    private final PixelView picture = new PixelView();
    private Palette palette = Palette.DARK;
    private BufferedImage kept = new BufferedImage(1, 1, BufferedImage.TYPE_INT_ARGB_PRE);
    private boolean stale = true;
    private boolean moved = true;
    private int anchor = -1;

    TimelineCanvas(Scrubber scrubber, String name) {
        this.scrubber = scrubber;
        getChildren().add(picture.node());
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setOnMousePressed(this::onPress);
        setOnMouseDragged(this::onDrag);
        setOnMouseReleased(this::onRelease);
        setOnScroll(this::onScroll);
        scrubber.reviewProperty().subscribe(() -> stale = true);
        scrubber.windowProperty().subscribe(() -> stale = true);
        scrubber.tickProperty().subscribe(() -> moved = true);
        scrubber.selectionProperty().subscribe(() -> moved = true);
    }

    void setPalette(Palette changed) {
        palette = changed;
        stale = true;
    }

    /** What is painted has changed. */
    void redraw() {
        stale = true;
    }

    /** Once a pulse: paints where something has changed. */
    void pulse() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean blank = picture.fit(getWidth(), getHeight());
        if (!blank && !stale && !moved) {
            return;
        }
        double scale = picture.scale();
        TimeSpace space = space();
        picture.paint(pixels -> {
            if (stale || blank) {
                kept = alike(pixels);
                paint(kept, scale, space);
            }
            pixels.getRaster().setDataElements(0, 0, kept.getRaster());
            Graphics2D graphics = pixels.createGraphics();
            graphics.scale(scale, scale);
            scrubber.reviewProperty()
                    .get()
                    .ifPresent(review -> {
                        TimelinePainter painter = new TimelinePainter(graphics, palette, space);
                        painter.cursor(scrubber);
                        paintAtCursor(painter, review);
                    });
            graphics.dispose();
        });
        stale = false;
        moved = false;
    }

    private static BufferedImage alike(BufferedImage pixels) {
        return new BufferedImage(
                pixels.getColorModel(),
                pixels.getRaster().createCompatibleWritableRaster(),
                pixels.isAlphaPremultiplied(),
                null);
    }

    private void paint(BufferedImage pixels, double scale, TimeSpace space) {
        Graphics2D graphics = pixels.createGraphics();
        graphics.scale(scale, scale);
        TimelinePainter painter = new TimelinePainter(graphics, palette, space);
        painter.blank((int) Math.ceil(getHeight()));
        scrubber.reviewProperty().get().ifPresent(review -> paint(painter, review));
        graphics.dispose();
    }

    /** Paints what stays while the tick and the selection move. */
    abstract void paint(TimelinePainter painter, Review review);

    /** Paints what changes with the tick. */
    void paintAtCursor(TimelinePainter painter, Review review) {}

    TimeSpace space() {
        Scrubber.Window window = scrubber.windowProperty().get();
        return new TimeSpace(
                window.from(),
                window.to(),
                NAMES,
                (int) Math.ceil(getWidth()) - MARGIN,
                (int) Math.ceil(getHeight()));
    }

    /** The tick under the mouse, the nearest there is. */
    int tickAt(double x) {
        return (int)
                Math.clamp(Math.floor(space().tickAt(x)), 0, Math.max(0, scrubber.ticks() - 1));
    }

    private void onPress(MouseEvent event) {
        requestFocus();
        if (event.getButton() != MouseButton.PRIMARY || scrubber.ticks() == 0) {
            return;
        }
        if (event.isShiftDown()) {
            anchor = tickAt(event.getX());
            scrubber.select(Optional.of(Range.between(anchor, anchor)));
        } else if (!takes(event)) {
            scrubber.pause();
            scrubber.jump(tickAt(event.getX()));
        }
    }

    private void onDrag(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY || scrubber.ticks() == 0) {
            return;
        }
        if (anchor >= 0) {
            scrubber.select(Optional.of(Range.between(anchor, tickAt(event.getX()))));
        } else if (!takes(event)) {
            scrubber.jump(tickAt(event.getX()));
        }
    }

    private void onRelease(MouseEvent event) {
        if (anchor < 0) {
            takes(event);
        }
        anchor = -1;
    }

    /** Whether this press, drag or release means something other than moving to a tick. */
    boolean takes(MouseEvent event) {
        return false;
    }

    private void onScroll(ScrollEvent event) {
        double by = event.getDeltaY() == 0 ? event.getDeltaX() : event.getDeltaY();
        if (by == 0 || scrubber.ticks() == 0) {
            return;
        }
        if (event.isShortcutDown()) {
            scrubber.zoom(by > 0 ? 1 / ZOOM : ZOOM, space().tickAt(event.getX()));
            event.consume();
        } else if (event.isShiftDown()) {
            scrubber.pan(-Math.signum(by) * scrubber.windowProperty().get().width() / 10);
            event.consume();
        }
    }
}
