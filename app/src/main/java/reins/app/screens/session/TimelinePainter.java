package reins.app.screens.session;

import reins.app.review.Marker;
import reins.app.review.Reel;
import reins.app.review.Review;
import reins.app.review.Track;
import reins.app.widgets.Palette;
import reins.app.widgets.Scale;
import reins.sessions.Band;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** Paints parts of a timeline. Used by one thread at a time. */
final class TimelinePainter {
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font NAME = new Font(Font.SANS_SERIF, Font.BOLD, 11);
    private static final int GAP = 6;

    /** The room that a written time needs. */
    private static final int TIME_ROOM = 64;

    private static final int SUCCESS = 0xFF2DA44E;
    private static final int FAILURE = 0xFFE5534B;
    private static final int TAUGHT = 0xFF2DA44E;
    private static final int NOW = 0xFFE85AAD;

    private final Graphics2D graphics;
    private final Palette palette;
    private final TimeSpace space;

    TimelinePainter(Graphics2D graphics, Palette palette, TimeSpace space) {
        this.graphics = graphics;
        this.palette = palette;
        this.space = space;
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    /** The colour of a line, {@code 0xAARRGGBB}; what was done has the driver's instead. */
    static int colour(Track.Voice voice) {
        return switch (voice) {
            case DONE -> Reel.colour(Band.Driver.POLICY);
            case WISHED -> (Reel.colour(Band.Driver.POLICY) & 0xFFFFFF) | 0x90000000;
            case TAUGHT -> TAUGHT;
            case NOW -> NOW;
        };
    }

    void blank(int height) {
        colour(palette.background());
        graphics.fillRect(0, 0, space.right() + TimelineCanvas.MARGIN, height);
    }

    private void colour(int argb) {
        graphics.setColor(new Color(argb, true));
    }

    /** Seconds across, from the episode's first tick. */
    void times(int top, int bottom, double tickSeconds) {
        graphics.setFont(SMALL);
        int room = Math.max(2, (space.right() - space.left()) / TIME_ROOM);
        int most = (int) Math.max(1, Math.min(room, space.to() - space.from())); // a tick or more
        double from = space.from() * tickSeconds;
        double to = space.to() * tickSeconds;
        for (Scale.Tick tick : Scale.NUMBER.ticks(from, to, most)) {
            double seconds = tick.value();
            int x = (int) Math.round(space.x(seconds / tickSeconds));
            colour(palette.grid());
            graphics.fillRect(x, bottom - 4, 1, 4);
            colour(palette.muted());
            graphics.drawString(time(seconds), x + 3, top + graphics.getFontMetrics().getAscent());
        }
    }

    /** Seconds as a person reads them. */
    static String time(double seconds) {
        return seconds < 60
                ? Scale.NUMBER.write(Math.round(seconds * 1000) / 1000.0) + " s"
                : Scale.CLOCK.write(seconds);
    }

    void name(String name, int top, int height) {
        graphics.setFont(NAME);
        colour(palette.text());
        FontMetrics metrics = graphics.getFontMetrics();
        graphics.drawString(
                cut(name, metrics, TimelineCanvas.NAMES - 2 * GAP),
                GAP,
                top + (height + metrics.getAscent() - metrics.getDescent()) / 2);
    }

    private static String cut(String text, FontMetrics metrics, int room) {
        String shown = text;
        while (metrics.stringWidth(shown) > room && shown.length() > 2) {
            shown = shown.substring(0, shown.length() - 2) + "…";
        }
        return shown;
    }

    /** Who drove; what the edits leave out is pale and hatched. */
    void band(Review review, int top, int height) {
        List<Band.Driver> driven = review.driven();
        int from = (int) Math.max(0, Math.floor(space.from()));
        int to = (int) Math.min(driven.size(), Math.ceil(space.to()));
        int begun = from;
        for (int i = from + 1; i <= to; i++) {
            if (i == to
                    || driven.get(i) != driven.get(begun)
                    || review.left().get(i) != review.left().get(begun)) {
                int x = (int) Math.round(space.x(begun));
                int width = Math.max(1, (int) Math.round(space.x(i)) - x);
                int full = Reel.colour(driven.get(begun));
                boolean out = review.left().get(begun);
                colour(out ? (full & 0xFFFFFF) | 0x40000000 : full);
                graphics.fillRect(x, top, width, height);
                begun = i;
            }
        }
    }

    void markers(Review review, int top, int height) {
        for (Marker marker : review.markers()) {
            double x = space.x(marker.tick() + 0.5);
            if (x >= space.left() && x <= space.right()) {
                marker(marker.kind(), x, top, height);
            }
        }
        colour(palette.text());
        for (int part : review.parts()) {
            int x = (int) Math.round(space.x(part));
            for (int y = top - height; y < top + height; y += 4) {
                graphics.fillRect(x, y, 1, 2);
            }
        }
    }

    private void marker(Marker.Kind kind, double x, int top, int height) {
        double bottom = top + height - 2;
        double half = height / 2.0 - 2;
        Path2D path = new Path2D.Double();
        switch (kind) {
            case TAKEOVER, HAND_BACK -> {
                double way = kind == Marker.Kind.TAKEOVER ? 1 : -1;
                colour(
                        Reel.colour(
                                kind == Marker.Kind.TAKEOVER
                                        ? Band.Driver.TEACHER
                                        : Band.Driver.POLICY));
                path.moveTo(x, top + 2);
                path.lineTo(x, bottom);
                path.lineTo(x + way * 2 * half, (top + 2 + bottom) / 2);
            }
            case POLICY_CHANGE -> {
                colour(palette.moment());
                path.moveTo(x, top + 2);
                path.lineTo(x + half, top + 2 + half);
                path.lineTo(x, bottom);
                path.lineTo(x - half, top + 2 + half);
            }
            case SUCCESS, FAILURE, CUT -> {
                colour(
                        kind == Marker.Kind.SUCCESS
                                ? SUCCESS
                                : kind == Marker.Kind.FAILURE ? FAILURE : palette.muted());
                ending(kind, path, x, top + 2, bottom, half);
            }
            case FINDING -> {
                colour(palette.text());
                path.moveTo(x - half, bottom);
                path.lineTo(x + half, bottom);
                path.lineTo(x, top + 2);
            }
        }
        path.closePath();
        graphics.fill(path);
    }

    /** Told apart by their shape too: a disc, a cross, a bar. */
    private void ending(
            Marker.Kind kind, Path2D path, double x, double top, double bottom, double half) {
        double middle = (top + bottom) / 2;
        switch (kind) {
            case SUCCESS ->
                    path.append(
                            new Ellipse2D.Double(x - half, middle - half, 2 * half, 2 * half),
                            false);
            case FAILURE -> {
                graphics.setStroke(new BasicStroke(2.5f));
                graphics.draw(new Line2D.Double(x - half, top, x + half, bottom));
                graphics.draw(new Line2D.Double(x - half, bottom, x + half, top));
                path.moveTo(x, middle);
            }
            default -> path.append(new Rectangle2D.Double(x - 2, top, 4, bottom - top), false);
        }
    }

    /** One number over time. */
    void track(Review review, Track track, int top, int height) {
        int bottom = top + height - 3;
        int high = top + 3;
        colour(palette.grid());
        graphics.fillRect(0, top + height - 1, space.right() + TimelineCanvas.MARGIN, 1);
        if (track.low() < 0 && track.high() > 0) {
            int zero = (int) Math.round(y(track, 0, high, bottom));
            graphics.fillRect(space.left(), zero, space.right() - space.left(), 1);
        }
        Shape before = graphics.getClip();
        graphics.clipRect(space.left(), top, space.right() - space.left() + 1, height);
        for (Track.Line line : track.lines()) {
            line(review, track, line, high, bottom);
        }
        shade(review, top, height);
        graphics.setClip(before);
    }

    private void shade(Review review, int top, int height) {
        colour((palette.background() & 0xFFFFFF) | 0xA0000000);
        int begun = review.left().nextSetBit(0);
        while (begun >= 0) {
            int end = review.left().nextClearBit(begun);
            int x = (int) Math.round(space.x(begun));
            graphics.fillRect(x, top, (int) Math.round(space.x(end)) - x, height - 1);
            begun = review.left().nextSetBit(end);
        }
    }

    private static double y(Track track, double value, int high, int bottom) {
        double low = Float.isFinite(track.low()) ? track.low() : -1;
        double most = Float.isFinite(track.high()) ? track.high() : 1;
        return bottom - (value - low) / (most - low) * (bottom - high);
    }

    private void line(Review review, Track track, Track.Line line, int high, int bottom) {
        boolean byDriver = track.kind() == Track.Kind.ACTION && line.voice() == Track.Voice.DONE;
        float[] values = line.values();
        int from = (int) Math.max(0, Math.floor(space.from()) - 1);
        int to = (int) Math.min(values.length, Math.ceil(space.to()) + 1);
        int every = (int) Math.max(1, Math.floor(space.ticksPerPixel()));
        boolean dashed = line.voice() == Track.Voice.NOW;
        graphics.setStroke(
                dashed
                        ? new BasicStroke(
                                1.4f,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND,
                                1,
                                new float[] {5, 3},
                                0)
                        : new BasicStroke(
                                line.voice() == Track.Voice.WISHED ? 1f : 1.5f,
                                BasicStroke.CAP_BUTT,
                                BasicStroke.JOIN_ROUND));
        Path2D path = new Path2D.Double();
        boolean open = false;
        Band.Driver driver = Band.Driver.POLICY;
        for (int i = from; i < to; i += every) {
            float value = values[i];
            Band.Driver drives = byDriver ? review.driven().get(i) : driver;
            if (!Float.isFinite(value) || drives != driver) {
                draw(path, line.voice(), byDriver, driver);
                path = new Path2D.Double();
                open = false;
                driver = drives;
            }
            if (Float.isFinite(value)) {
                double y = y(track, value, high, bottom);
                if (open) {
                    path.lineTo(space.x(i), y);
                } else {
                    path.moveTo(space.x(i), y);
                }
                if (track.kind() == Track.Kind.ACTION) {
                    path.lineTo(space.x(i + every), y); // it is held for its tick
                }
                open = true;
            }
        }
        draw(path, line.voice(), byDriver, driver);
    }

    private void draw(Path2D path, Track.Voice voice, boolean byDriver, Band.Driver driver) {
        colour(byDriver ? Reel.colour(driver) : colour(voice));
        graphics.draw(path);
    }

    /** What is selected, and where one looks. */
    void cursor(Scrubber scrubber) {
        scrubber.selectionProperty()
                .get()
                .ifPresent(range -> {
                    int x = (int) Math.round(Math.max(space.left(), space.x(range.from())));
                    int end = (int) Math.round(Math.min(space.right(), space.x(range.to())));
                    colour((palette.moment() & 0xFFFFFF) | 0x38000000);
                    graphics.fillRect(x, 0, Math.max(1, end - x), space.height());
                    colour(palette.moment());
                    graphics.fillRect(x, 0, 1, space.height());
                    graphics.fillRect(end, 0, 1, space.height());
                });
        double x = space.x(scrubber.tickProperty().get());
        if (x >= space.left() - 1 && x <= space.right() + 1) {
            colour(palette.text());
            graphics.fillRect((int) Math.round(x), 0, 1, space.height());
        }
    }

    /** What the lines of a track say at a tick, below its name. */
    void readings(Track track, int tick, Band.Driver driven, int top) {
        graphics.setFont(SMALL);
        FontMetrics metrics = graphics.getFontMetrics();
        int x = GAP;
        String unit = track.unit().symbol();
        for (Track.Line line : track.lines().reversed()) {
            float value = line.values()[tick];
            if (Float.isFinite(value)) {
                String words =
                        track.words().isEmpty()
                                ? Scale.NUMBER.write(value)
                                : track.words().get((int) value);
                if (line.voice() == Track.Voice.DONE && !unit.isEmpty()) {
                    words += " " + unit;
                }
                if (x + metrics.stringWidth(words) > TimelineCanvas.NAMES - GAP) {
                    return;
                }
                colour(
                        track.kind() != Track.Kind.ACTION
                                ? palette.muted()
                                : line.voice() == Track.Voice.DONE
                                        ? Reel.colour(driven)
                                        : colour(line.voice()));
                graphics.drawString(words, x, top + metrics.getAscent() - 2);
                x += metrics.stringWidth(words) + 2 * GAP;
            }
        }
    }
}
