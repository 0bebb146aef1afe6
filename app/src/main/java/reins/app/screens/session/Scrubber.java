package reins.app.screens.session;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.review.Review;

import java.util.List;
import java.util.Optional;

/**
 * The place in an episode that is looked at: the tick, the selection, the speed and the part on the
 * timeline. Used by the fx thread only.
 */
public final class Scrubber {
    /** Times real time. */
    public static final List<Double> SPEEDS = List.of(0.25, 0.5, 1.0, 2.0, 4.0, 8.0);

    /** The fewest ticks that are spread over the timeline. */
    private static final double FEWEST_SHOWN = 12;

    private final ReadOnlyObjectWrapper<Optional<Review>> review =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper tick = new ReadOnlyIntegerWrapper();
    private final ReadOnlyObjectWrapper<Optional<Range>> selection =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper playing = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Double> speed = new ReadOnlyObjectWrapper<>(1.0);

    private final ReadOnlyObjectWrapper<Window> window =
            new ReadOnlyObjectWrapper<>(new Window(0, 1));

    private double tickSeconds = 1;
    private double played;
    private long before;

    /**
     * The part of the episode that fills the timeline, in ticks.
     *
     * @param to above {@code from}
     */
    public record Window(double from, double to) {
        double width() {
            return to - from;
        }
    }

    /** Looks at an episode; at the same tick where it is the one that was looked at. */
    void show(Review next, double secondsPerTick) {
        boolean same =
                review.get().isPresent()
                        && review.get().get().recorded().id() == next.recorded().id();
        tickSeconds = secondsPerTick;
        review.set(Optional.of(next));
        if (!same) {
            playing.set(false);
            tick.set(0);
            selection.set(Optional.empty());
            showAll();
        }
    }

    void clear() {
        playing.set(false);
        review.set(Optional.empty());
        selection.set(Optional.empty());
        tick.set(0);
    }

    public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    /** Counted from the first recorded one; one behind the last is what that led to. */
    public ReadOnlyIntegerProperty tickProperty() {
        return tick.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Range>> selectionProperty() {
        return selection.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty playingProperty() {
        return playing.getReadOnlyProperty();
    }

    /** Times real time, one of {@link #SPEEDS}. */
    public ReadOnlyObjectProperty<Double> speedProperty() {
        return speed.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Window> windowProperty() {
        return window.getReadOnlyProperty();
    }

    double tickSeconds() {
        return tickSeconds;
    }

    int ticks() {
        return review.get().map(Review::ticks).orElse(0);
    }

    /** Looks at a tick, the nearest there is. */
    public void jump(int to) {
        tick.set(Math.clamp(to, 0, ticks()));
        played = tick.get();
        follow();
    }

    public void step(int by) {
        playing.set(false);
        jump(tick.get() + by);
    }

    public void togglePlay() {
        if (!playing.get() && tick.get() >= ticks()) {
            jump(0);
        }
        playing.set(!playing.get() && ticks() > 0);
        played = tick.get();
        before = 0;
    }

    void pause() {
        playing.set(false);
    }

    public void setSpeed(double times) {
        speed.set(times);
    }

    /** The next faster or slower speed there is. */
    void changeSpeed(int by) {
        int at = SPEEDS.indexOf(speed.get()) + by;
        speed.set(SPEEDS.get(Math.clamp(at, 0, SPEEDS.size() - 1)));
    }

    /** Once a pulse, with the pulse's time. */
    void pulse(long nanos) {
        if (playing.get()) {
            if (before != 0) {
                played += (nanos - before) * 1e-9 * speed.get() / tickSeconds;
                int at = (int) Math.min(played, ticks());
                if (at != tick.get()) {
                    tick.set(at);
                    follow();
                }
                playing.set(at < ticks());
            }
            before = nanos;
        }
    }

    public void select(Optional<Range> ticks) {
        selection.set(
                ticks.flatMap(range ->
                        range.from() < ticks()
                                ? Optional.of(
                                        new Range(range.from(), Math.min(range.to(), ticks())))
                                : Optional.empty()));
    }

    /** Moves the selection's first tick here. */
    void selectFrom(int from) {
        if (ticks() > 0) {
            int first = Math.min(from, ticks() - 1);
            int end = selection.get().map(Range::to).filter(to -> to > first).orElse(ticks());
            select(Optional.of(new Range(first, end)));
        }
    }

    /** Moves the selection's last tick here. */
    void selectTo(int last) {
        if (ticks() > 0) {
            int end = Math.min(last, ticks() - 1) + 1;
            int from = selection.get().map(Range::from).filter(first -> first < end).orElse(0);
            select(Optional.of(new Range(from, end)));
        }
    }

    public void showAll() {
        window.set(new Window(0, Math.max(1, ticks())));
    }

    /**
     * Shows more or less of the episode, around a tick that stays where it is.
     *
     * @param factor below 1 shows less
     */
    void zoom(double factor, double around) {
        Window now = window.get();
        double most = Math.max(1, ticks());
        double width = Math.clamp(now.width() * factor, Math.min(FEWEST_SHOWN, most), most);
        double share = (around - now.from()) / now.width();
        shift(around - share * width, width);
    }

    /** Moves along the episode by some ticks. */
    void pan(double ticks) {
        shift(window.get().from() + ticks, window.get().width());
    }

    private void shift(double from, double width) {
        double most = Math.max(1, ticks());
        double wide = Math.min(width, most);
        double start = Math.clamp(from, 0, most - wide);
        window.set(new Window(start, start + wide));
    }

    /** Keeps the tick within the timeline. */
    private void follow() {
        Window now = window.get();
        if (tick.get() < now.from() || tick.get() > now.to()) {
            shift(tick.get() - now.width() / 4, now.width());
        }
    }
}
