package reins.app.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/**
 * The axis across that several plots share: which part of it they show, and where their cross-hair
 * is. By itself it shows everything, and a part that ends at the newest number goes along with it.
 * Used by the fx thread only.
 */
public final class PlotAxis {
    /** The narrowest part that can be shown, as a share of all. */
    private static final double LEAST_SHARE = 1e-4;

    private record Link(PlotAxis other, DoubleFunction<OptionalDouble> place) {}

    private final Scale scale;
    private final List<Plot> plots = new ArrayList<>();
    private Optional<Span> zoom = Optional.empty();
    private boolean following;
    private Optional<Span> chosen = Optional.empty();
    private OptionalDouble cursor = OptionalDouble.empty();
    private Optional<Link> link = Optional.empty();
    private long changes;

    public PlotAxis(Scale scale) {
        this.scale = scale;
    }

    /** Lets a plot share it. */
    public void add(Plot plot) {
        plots.add(plot);
    }

    /** Forgets a plot. */
    public void remove(Plot plot) {
        plots.remove(plot);
    }

    /**
     * Moves another axis' cross-hair along with this one's.
     *
     * @param place on the other axis, of a place on this one; empty where there is none
     */
    public void link(PlotAxis other, DoubleFunction<OptionalDouble> place) {
        link = Optional.of(new Link(other, place));
    }

    /** All that its plots have; empty where they have nothing. */
    public Optional<Span> whole() {
        List<Plot.Curve> curves =
                plots.stream()
                        .flatMap(plot -> plot.curves().stream())
                        .filter(curve -> !curve.series().isEmpty())
                        .toList();
        return curves.isEmpty() ? Optional.empty() : Optional.of(PlotSpace.whole(scale, curves));
    }

    /** The part that its plots show. */
    public Optional<Span> shown() {
        Optional<Span> whole = whole();
        if (whole.isEmpty() || zoom.isEmpty()) {
            return whole;
        }
        double by = following ? whole.get().to() - zoom.get().to() : 0;
        return Optional.of(zoom.get().moved(by));
    }

    public boolean isZoomed() {
        return zoom.isPresent();
    }

    /** Shows a part, or all where that is as much. */
    public void show(Span part) {
        whole().ifPresent(whole -> {
            double least = whole.width() * LEAST_SHARE;
            Span wide =
                    part.width() >= least
                            ? part
                            : part.zoomed((part.from() + part.to()) / 2, least / part.width());
            Span fitting = wide.within(whole);
            zoom = fitting.equals(whole) ? Optional.empty() : Optional.of(fitting);
            following = fitting.to() >= whole.to();
            changes++;
        });
    }

    /** Shows everything again. */
    public void showAll() {
        zoom = Optional.empty();
        changes++;
    }

    /** Shows more or less around a place that stays where it is. */
    public void zoom(double around, double factor) {
        shown().ifPresent(now -> show(now.zoomed(around, factor)));
    }

    /**
     * Shows what is beside the part shown.
     *
     * @param share of the part shown, to the right; below 0 to the left
     */
    public void move(double share) {
        shown().filter(_ -> isZoomed()).ifPresent(now -> show(now.moved(share * now.width())));
    }

    /** The part that somebody is choosing; empty for none. */
    public void choose(Optional<Span> part) {
        chosen = part;
        changes++;
    }

    /** Puts the cross-hair somewhere, or away. */
    public void point(OptionalDouble at) {
        place(at);
        link.ifPresent(linked ->
                linked.other()
                        .place(
                                at.isPresent()
                                        ? linked.place().apply(at.getAsDouble())
                                        : OptionalDouble.empty()));
    }

    private void place(OptionalDouble at) {
        cursor = at;
        changes++;
    }

    /** Where the cross-hair is; empty where there is none. */
    public OptionalDouble cursor() {
        return cursor;
    }

    /** Begins again, with other numbers. */
    public void reset() {
        zoom = Optional.empty();
        chosen = Optional.empty();
        cursor = OptionalDouble.empty();
        changes++;
    }

    /** Grows with every change of how it is looked at. */
    long changes() {
        return changes;
    }

    Look look(double smoothing) {
        return new Look(shown(), chosen, cursor, smoothing);
    }
}
