package reins.app.widgets;

import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Control;
import javafx.scene.control.Skin;
import javafx.scene.control.SkinBase;
import javafx.scene.input.KeyEvent;

import java.awt.Graphics2D;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Shows a plot, repainted up to twelve times a second when it has changed. The mouse or, while it
 * has the focus, the arrow keys move a cross-hair that reads out numbers, in every plot of the same
 * axis. Dragging, the wheel with Ctrl, and the keys plus and minus show a part of the run; a double
 * click and the key 0 show it all. Used by the fx thread only.
 */
public final class PlotCanvas extends Control {
    private static final long BETWEEN_PAINTS_NANOS = 80_000_000;

    /**
     * The cross-hair moves in the other plots no more often than this, for the processor's sake.
     */
    private static final long BETWEEN_LOOKS_NANOS = 40_000_000;

    private final Plot plot;
    private final PlotAxis axis;
    private final PixelView picture = new PixelView();
    private Palette palette = Palette.DARK;
    private double smoothing;
    private Optional<PlotSpace> space = Optional.empty();
    private boolean stale = true;
    private long painted;
    private long paintedChanges = -1;
    private long paintedLook = -1;

    /**
     * @param axis that the plot shares with others
     */
    public PlotCanvas(Plot plot, PlotAxis axis) {
        this.plot = plot;
        this.axis = axis;
        getChildren().add(picture.node());
        getStyleClass().add("plot-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        setMinSize(100, 90);
        setPrefSize(240, 180);
        PlotPointer.attach(this, axis);
        setOnKeyPressed(this::onKey);
    }

    public Plot plot() {
        return plot;
    }

    public void setPalette(Palette palette) {
        this.palette = palette;
        stale = true;
    }

    /**
     * @param share of the part shown over which the weight of a number halves, 0 to 1
     */
    public void setSmoothing(double share) {
        smoothing = share;
        stale = true;
    }

    /** Once a pulse, with the pulse's time: paints where there is something new, not too often. */
    public void pulse(long nanos) {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean blank = picture.fit(getWidth(), getHeight());
        boolean changed = plot.changes() != paintedChanges && due(nanos, BETWEEN_PAINTS_NANOS);
        boolean looked =
                axis.changes() != paintedLook
                        && (isHover() || isFocused() || due(nanos, BETWEEN_LOOKS_NANOS));
        if (!blank && !stale && !changed && !looked) {
            return;
        }
        double scale = picture.scale();
        picture.paint(pixels -> {
            Graphics2D graphics = pixels.createGraphics();
            graphics.scale(scale, scale);
            space =
                    PlotPainter.paint(
                            new PixelPen(graphics, palette),
                            plot,
                            axis.look(smoothing),
                            (int) Math.ceil(getWidth()),
                            (int) Math.ceil(getHeight()));
            graphics.dispose();
        });
        painted = nanos;
        paintedChanges = plot.changes();
        paintedLook = axis.changes();
        stale = false;
    }

    private boolean due(long nanos, long between) {
        return nanos - painted >= between;
    }

    /** The plot as it is looked at now, to take away. */
    public PlotPicture picture() {
        Look now = new Look(axis.shown(), Optional.empty(), OptionalDouble.empty(), smoothing);
        return new PlotPicture(plot, now, palette);
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

    /** The place on the axis at a pixel from the left; empty where nothing is painted. */
    OptionalDouble at(double pixel) {
        return space.map(now -> OptionalDouble.of(now.xAt(pixel))).orElse(OptionalDouble.empty());
    }

    private void onKey(KeyEvent event) {
        // Without it, keys drive.
        if (space.isEmpty() || !isFocusVisible()) {
            return;
        }
        Span part = space.get().across();
        double middle = (part.from() + part.to()) / 2;
        double cursor = axis.cursor().orElse(middle);
        double step = event.isControlDown() ? part.width() / 10 : part.width() / 100;
        switch (event.getCode()) {
            case LEFT -> leftOrRight(event, part, cursor, -step);
            case RIGHT -> leftOrRight(event, part, cursor, step);
            case PLUS, ADD, EQUALS -> axis.zoom(part.holds(cursor) ? cursor : middle, 0.5);
            case MINUS, SUBTRACT -> axis.zoom(part.holds(cursor) ? cursor : middle, 2);
            case DIGIT0, NUMPAD0 -> axis.showAll();
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void leftOrRight(KeyEvent event, Span part, double cursor, double step) {
        if (event.isShiftDown()) {
            axis.move(step / part.width() * 10);
        } else {
            axis.point(OptionalDouble.of(Math.clamp(cursor + step, part.from(), part.to())));
        }
    }
}
