package reins.app.widgets;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;

import java.awt.Graphics2D;
import java.util.OptionalDouble;

/**
 * Shows a plot, repainted up to twelve times a second when it has changed. The mouse or, while it
 * has the focus, the arrow keys move a cross-hair that reads out numbers. Used by the fx thread
 * only.
 */
public final class PlotCanvas extends Control {
    private static final long BETWEEN_PAINTS_NANOS = 80_000_000;

    private final Plot plot;
    private final PixelView picture = new PixelView();
    private Palette palette = Palette.DARK;
    private OptionalDouble cursor = OptionalDouble.empty();
    private boolean stale = true;
    private long painted;
    private long paintedChanges = -1;

    public PlotCanvas(Plot plot) {
        this.plot = plot;
        getChildren().add(picture.node());
        getStyleClass().add("plot-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(120, 90);
        setPrefSize(240, 180);
        setOnMouseMoved(event -> point(event));
        setOnMouseDragged(event -> point(event));
        setOnMouseExited(_ -> moveCursor(OptionalDouble.empty()));
        setOnMousePressed(_ -> requestFocus());
        setOnKeyPressed(this::onKey);
    }

    public void setPalette(Palette palette) {
        this.palette = palette;
        stale = true;
    }

    /** Once a pulse, with the pulse's time: paints where there is something new, not too often. */
    public void pulse(long nanos) {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean blank = picture.fit(getWidth(), getHeight());
        boolean changed = plot.changes() != paintedChanges;
        boolean due = nanos - painted >= BETWEEN_PAINTS_NANOS;
        if (!blank && !stale && !(changed && due)) {
            return;
        }
        double scale = picture.scale();
        picture.paint(pixels -> {
            Graphics2D graphics = pixels.createGraphics();
            graphics.scale(scale, scale);
            PlotPainter.paint(
                    graphics,
                    plot,
                    palette,
                    (int) Math.ceil(getWidth()),
                    (int) Math.ceil(getHeight()),
                    cursor);
            graphics.dispose();
        });
        painted = nanos;
        paintedChanges = plot.changes();
        stale = false;
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new SkinBase<PlotCanvas>(this) {};
    }

    @Override
    public Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... parameters) {
        return attribute == AccessibleAttribute.TEXT
                ? plot.summary()
                : super.queryAccessibleAttribute(attribute, parameters);
    }

    private void point(MouseEvent event) {
        moveCursor(OptionalDouble.of(event.getX()));
    }

    private void onKey(KeyEvent event) {
        double step = event.isControlDown() ? getWidth() / 10 : 3;
        double from = cursor.orElse(getWidth() / 2);
        switch (event.getCode()) {
            case LEFT -> moveCursor(OptionalDouble.of(Math.max(0, from - step)));
            case RIGHT -> moveCursor(OptionalDouble.of(Math.min(getWidth(), from + step)));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void moveCursor(OptionalDouble to) {
        cursor = to;
        stale = true;
    }
}
