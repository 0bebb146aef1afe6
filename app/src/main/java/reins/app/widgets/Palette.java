package reins.app.widgets;

import java.util.List;

/**
 * The colours of a plot, ARGB {@code 0xAARRGGBB}. Safe on every thread.
 *
 * @param curves by the order of the curves; told apart by the colour-blind too
 */
public record Palette(
        int background, int grid, int text, int muted, int moment, List<Integer> curves) {
    public static final Palette DARK =
            new Palette(
                    0xFF0D1117,
                    0xFF252C36,
                    0xFFE6EDF3,
                    0xFF9198A1,
                    0xFFC69026,
                    List.of(0xFF58A6FF, 0xFFF0883E, 0xFF56D364, 0xFFD2A8FF));
    public static final Palette LIGHT =
            new Palette(
                    0xFFFFFFFF,
                    0xFFE3E7EC,
                    0xFF1F2328,
                    0xFF59636E,
                    0xFF9A6700,
                    List.of(0xFF0969DA, 0xFFBC4C00, 0xFF1A7F37, 0xFF8250DF));

    public Palette {
        curves = List.copyOf(curves);
    }

    public int curve(int index) {
        return curves.get(index % curves.size());
    }
}
