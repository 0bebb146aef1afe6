package reins.app.screens.session;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.review.Track;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The numbers of the timeline, one below the other. While labels are drawn, the mouse draws on the
 * tracks of actions what should have been done. Used by the fx thread only.
 */
final class TracksCanvas extends TimelineCanvas {
    /** What the teacher says should have been done in one channel. */
    interface Drawn {
        /**
         * @param values one for each tick of the episode, NaN where nothing was drawn
         */
        void label(int channel, float[] values);
    }

    private static final int LEAST = 40;

    private final Drawn drawn;
    private final BooleanProperty drawing = new SimpleBooleanProperty();
    private final Set<String> hidden = new TreeSet<>();
    private Optional<Track> drawnOn = Optional.empty();
    private float[] values = new float[0];
    private int before = -1;
    private double beforeY;

    TracksCanvas(Scrubber scrubber, Drawn drawn) {
        super(scrubber, Text.of("review.tracks"));
        this.drawn = drawn;
        scrubber.reviewProperty().subscribe(_ -> fit());
        drawing.subscribe(now -> setCursor(now ? Cursor.CROSSHAIR : Cursor.DEFAULT));
    }

    /** Whether the mouse draws. */
    BooleanProperty drawingProperty() {
        return drawing;
    }

    /** Shows a track or hides it, in this and further episodes. */
    void show(Track track, boolean shown) {
        if (shown) {
            hidden.remove(key(track));
        } else {
            hidden.add(key(track));
        }
        fit();
        redraw();
    }

    boolean shows(Track track) {
        return !hidden.contains(key(track));
    }

    private static String key(Track track) {
        return track.kind() + " " + track.name();
    }

    private void fit() {
        setMinHeight(Math.max(1, tracks().size()) * LEAST);
        setPrefHeight(getMinHeight());
    }

    private List<Track> tracks() {
        return scrubber.reviewProperty().get().map(Review::tracks).orElse(List.of()).stream()
                .filter(this::shows)
                .toList();
    }

    private int height(int count) {
        return Math.max(LEAST, (int) getHeight() / Math.max(1, count));
    }

    @Override
    void paint(TimelinePainter painter, Review review) {
        List<Track> tracks = tracks();
        int height = height(tracks.size());
        for (int i = 0; i < tracks.size(); i++) {
            Track track = tracks.get(i);
            painter.name(Text.said(track.name()), i * height, height / 2);
            painter.track(review, track, i * height, height);
            if (drawnOn.equals(Optional.of(track))) {
                painter.track(
                        review,
                        track.only(new Track.Line(Track.Voice.TAUGHT, values)),
                        i * height,
                        height);
            }
        }
    }

    @Override
    void paintAtCursor(TimelinePainter painter, Review review) {
        List<Track> tracks = tracks();
        int height = height(tracks.size());
        int tick = Math.min(scrubber.tickProperty().get(), review.ticks() - 1);
        for (int i = 0; i < tracks.size() && tick >= 0; i++) {
            painter.readings(
                    tracks.get(i), tick, review.driven().get(tick), i * height + height / 2);
        }
    }

    @Override
    boolean takes(MouseEvent event) {
        if (drawnOn.isEmpty() && !(drawing.get() || event.isAltDown())) {
            return false;
        }
        if (event.getEventType() == MouseEvent.MOUSE_PRESSED) {
            return begin(event);
        }
        if (drawnOn.isEmpty()) {
            return false;
        }
        if (event.getEventType() == MouseEvent.MOUSE_RELEASED) {
            Track track = drawnOn.get();
            drawnOn = Optional.empty();
            drawn.label(track.channel(), values);
        } else {
            draw(tickAt(event.getX()), event.getY());
        }
        redraw();
        return true;
    }

    private boolean begin(MouseEvent event) {
        List<Track> tracks = tracks();
        int number = (int) event.getY() / height(tracks.size());
        if (number >= tracks.size()
                || tracks.get(number).kind() != Track.Kind.ACTION
                || event.getX() < NAMES) {
            return false;
        }
        drawnOn = Optional.of(tracks.get(number));
        values = new float[scrubber.ticks()];
        Arrays.fill(values, Float.NaN);
        before = -1;
        scrubber.pause();
        draw(tickAt(event.getX()), event.getY());
        redraw();
        return true;
    }

    /** Draws straight on from where the mouse was before. */
    private void draw(int tick, double y) {
        int from = before < 0 ? tick : before;
        double fromY = before < 0 ? y : beforeY;
        int steps = Math.abs(tick - from);
        for (int i = 0; i <= steps; i++) {
            double share = steps == 0 ? 1 : (double) i / steps;
            values[from + Integer.signum(tick - from) * i] = value(fromY + share * (y - fromY));
        }
        before = tick;
        beforeY = y;
    }

    private float value(double y) {
        Track track = drawnOn.orElseThrow();
        List<Track> tracks = tracks();
        int height = height(tracks.size());
        int top = tracks.indexOf(track) * height;
        double share = (top + height - 3 - y) / (height - 6.0);
        return (float)
                Math.clamp(
                        track.low() + share * (track.high() - track.low()),
                        track.low(),
                        track.high());
    }
}
