package reins.app.widgets;

import java.util.Locale;

/** The words that an SVG picture is written in. Safe on every thread. */
public final class Svg {
    private Svg() {}

    /** The beginning of a picture of this size in units. */
    public static String open(int width, int height) {
        return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" \
        font-family="system-ui, sans-serif" font-size="11">
        """
                .formatted(width, height, width, height);
    }

    /**
     * Words, as one element.
     *
     * @param anchor which of them lies at the place: {@code start}, {@code middle} or {@code end}
     * @param attributes more of them, or none
     */
    public static String text(
            double x, double baseline, String anchor, String words, String attributes) {
        return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>"
                .formatted(
                        number(x),
                        number(baseline),
                        anchor,
                        attributes.isEmpty() ? "" : " " + attributes,
                        escaped(words));
    }

    /** Words as what stands between tags. */
    public static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A point, for a path. */
    public static String place(double x, double y) {
        return number(x) + " " + number(y);
    }

    /** A number of units, to a tenth. */
    public static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
