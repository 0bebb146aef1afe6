package reins.app.widgets;

import java.util.ArrayList;
import java.util.List;

/**
 * A plot as data, on the screen and on pages: curves over one axis, and the moments something
 * changed. Used by one thread at a time.
 */
public final class Plot {
    /** How a curve is drawn. */
    public enum Mark {
        LINE,
        DOTS
    }

    /** One curve of a plot: its name, how it is drawn, and its numbers. */
    public record Curve(String name, Mark mark, Series series) {}

    private static final int MOMENTS = 1024;

    private final String title;
    private final String xTitle;
    private final String emptyText;
    private final Scale xScale;
    private final List<Curve> curves = new ArrayList<>();
    private final List<Moment> moments = new ArrayList<>();
    private Scale yScale;
    private int headingRoom;
    private long changes;

    /** Something that happened at an x, and its name. */
    public record Moment(double x, String name) {}

    /**
     * @param emptyText what is said while there are no numbers; may have several lines
     */
    public Plot(String title, String xTitle, Scale xScale, Scale yScale, String emptyText) {
        this.title = title;
        this.xTitle = xTitle;
        this.xScale = xScale;
        this.yScale = yScale;
        this.emptyText = emptyText;
    }

    public String title() {
        return title;
    }

    public String xTitle() {
        return xTitle;
    }

    public String emptyText() {
        return emptyText;
    }

    public Scale xScale() {
        return xScale;
    }

    public Scale yScale() {
        return yScale;
    }

    public void setYScale(Scale scale) {
        yScale = scale;
        changes++;
    }

    /** Pixels left free at the heading's right, for a button. */
    int headingRoom() {
        return headingRoom;
    }

    public void leaveHeadingRoom(int pixels) {
        headingRoom = pixels;
    }

    public List<Curve> curves() {
        return List.copyOf(curves);
    }

    public List<Moment> moments() {
        return List.copyOf(moments);
    }

    /** Grows with every change; equal numbers mean an equal plot. */
    public long changes() {
        return changes;
    }

    public boolean isEmpty() {
        return curves.stream().allMatch(curve -> curve.series().isEmpty());
    }

    /** What it shows, in words. */
    public String summary() {
        StringBuilder summary = new StringBuilder(title);
        if (isEmpty()) {
            summary.append(": ").append(emptyText);
        }
        for (Curve curve : curves) {
            summary.append(summary.length() == title.length() ? ": " : ", ")
                    .append(curve.name())
                    .append(' ')
                    .append(yScale.write(curve.series().latest()));
        }
        return summary.toString();
    }

    /** Adds a point to a curve, which is made where there is none of that name. */
    public void add(String name, Mark mark, double x, double y) {
        add(name, mark, x, y, y, y);
    }

    /**
     * The same with the band that the point lies in.
     *
     * @param low the band's lower end
     * @param high its upper end
     */
    public void add(String name, Mark mark, double x, double y, double low, double high) {
        for (Curve curve : curves) {
            if (curve.name().equals(name)) {
                curve.series().add(x, y, low, high);
                changes++;
                return;
            }
        }
        Series series = new Series();
        series.add(x, y, low, high);
        curves.add(new Curve(name, mark, series));
        changes++;
    }

    /** Marks a moment; of very many the older ones are thinned out. */
    public void mark(double x, String name) {
        if (moments.size() == MOMENTS) {
            for (int i = MOMENTS - 2; i >= 0; i -= 2) {
                moments.remove(i);
            }
        }
        moments.add(new Moment(x, name));
        changes++;
    }

    public void clear() {
        curves.clear();
        moments.clear();
        changes++;
    }
}
