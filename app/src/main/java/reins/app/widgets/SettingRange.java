package reins.app.widgets;

import reins.core.role.Settings;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/**
 * The range of a number in a settings record, as a slider goes along it: evenly, or by decades
 * where there are more than two. Safe on every thread.
 *
 * @param low inclusive, as {@code high}
 * @param decades whether each decade takes as much of the slider; from 0 the first is 0 to 1
 * @param whole whether the numbers are whole
 */
record SettingRange(double low, double high, boolean decades, boolean whole) {
    /** Nobody finds a number among more decades by a slider. */
    private static final double MOST_DECADES = 9;

    private static final int DIGITS = 2;
    private static final double STEPS = 200;

    /** The range of a setting; empty where it has no end, or its numbers are mere names. */
    static Optional<SettingRange> of(Settings.Field field) {
        boolean whole = field.type() == int.class || field.type() == long.class;
        boolean number = whole || field.type() == double.class || field.type() == float.class;
        boolean named = field.name().toLowerCase(Locale.ROOT).endsWith("port");
        boolean ends = Double.isFinite(field.low()) && Double.isFinite(field.high());
        if (!number || named || !ends || field.high() <= field.low()) {
            return Optional.empty();
        }
        double decades = decades(field.low(), field.high());
        return decades >= MOST_DECADES
                ? Optional.empty()
                : Optional.of(new SettingRange(field.low(), field.high(), decades > 2, whole));
    }

    private static double decades(double low, double high) {
        return low > 0 ? Math.log10(high / low) : low == 0 ? Math.log10(Math.max(1, high)) : 0;
    }

    /**
     * @param place 0 to 1 along the slider
     * @return the number there, as a person would type it
     */
    String at(double place) {
        double number =
                !decades
                        ? low + place * (high - low)
                        : low > 0
                                ? low * Math.pow(high / low, place)
                                : Math.expm1(place * Math.log1p(high));
        number = Math.clamp(number, low, high);
        if (whole) {
            return String.valueOf(Math.round(decades ? rounded(number) : number));
        }
        return decades ? plain(rounded(number)) : plain(stepped(number));
    }

    /** To two digits, but not beyond the range. */
    private double rounded(double number) {
        BigDecimal two =
                new BigDecimal(number).round(new MathContext(DIGITS, RoundingMode.HALF_UP));
        return Math.clamp(two.doubleValue(), low, high);
    }

    /** To a step that divides the range into some hundred parts. */
    private double stepped(double number) {
        double step = Math.pow(10, Math.floor(Math.log10((high - low) / STEPS)));
        BigDecimal scale = BigDecimal.valueOf(step);
        BigDecimal steps =
                new BigDecimal(number / step).setScale(0, RoundingMode.HALF_UP).multiply(scale);
        return Math.clamp(steps.doubleValue(), low, high);
    }

    private static String plain(double number) {
        return Double.toString(number);
    }

    /**
     * @return 0 to 1 along the slider
     */
    double placeOf(double number) {
        double inside = Math.clamp(number, low, high);
        if (!decades) {
            return (inside - low) / (high - low);
        }
        return low > 0
                ? Math.log(inside / low) / Math.log(high / low)
                : Math.log1p(inside) / Math.log1p(high);
    }
}
