package reins.app.widgets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How the numbers of an axis are laid out and written. Safe on every thread. */
public enum Scale {
    /** Any number. */
    NUMBER,
    /** Powers of ten; numbers above 0 only. */
    LOGARITHM,
    /** A fraction from 0 to 1, written as a percentage. */
    PERCENT,
    /** A count from 0: 20k, 3M. */
    COUNT,
    /** Seconds, written as minutes and seconds or hours and minutes. */
    CLOCK;

    private static final double[] CLOCK_STEPS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 36000, 86400
    };

    /** A place on an axis and what is written there. */
    public record Tick(double value, String label) {}

    /** The place of a number along the axis, before stretching. */
    double position(double value) {
        return this == LOGARITHM ? Math.log10(value) : value;
    }

    /** The number at a place along the axis. */
    double value(double position) {
        return this == LOGARITHM ? Math.pow(10, position) : position;
    }

    /**
     * Round numbers within a range.
     *
     * @param low of the range, inclusive
     * @param high of the range, inclusive, above {@code low}
     * @param most how many there should be at most, 2 or more
     */
    public List<Tick> ticks(double low, double high, int most) {
        return switch (this) {
            case LOGARITHM -> decades(low, high, most);
            case CLOCK -> even(low, high, clockStep((high - low) / most));
            case COUNT -> even(low, high, Math.max(1, roundStep((high - low) / most)));
            case NUMBER, PERCENT -> even(low, high, roundStep((high - low) / most));
        };
    }

    private List<Tick> even(double low, double high, double step) {
        List<Tick> ticks = new ArrayList<>();
        int decimals = Math.max(0, (int) Math.ceil(-Math.log10(step) - 1e-9));
        for (long i = (long) Math.ceil(low / step - 1e-6); i * step <= high + step * 1e-6; i++) {
            double value = i * step;
            ticks.add(
                    new Tick(
                            value,
                            this == NUMBER && decimals > 0 && decimals < 5
                                    ? String.format(Locale.ROOT, "%." + decimals + "f", value)
                                            .replace('-', '−')
                                    : write(value)));
        }
        return ticks;
    }

    private List<Tick> decades(double low, double high, int most) {
        int first = (int) Math.floor(Math.log10(low) - 1e-9);
        int last = (int) Math.ceil(Math.log10(high) + 1e-9);
        int every = Math.max(1, (last - first) / Math.max(1, most));
        double[] within = last - first <= 2 ? new double[] {1, 2, 5} : new double[] {1};
        List<Tick> ticks = new ArrayList<>();
        for (int exponent = first; exponent <= last; exponent += every) {
            for (double factor : within) {
                double value = factor * Math.pow(10, exponent);
                if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)) {
                    ticks.add(new Tick(value, write(value)));
                }
            }
        }
        while (ticks.size() > most + 1) {
            for (int i = ticks.size() - 2; i >= 0; i -= 2) {
                ticks.remove(i);
            }
        }
        return ticks;
    }

    /** The next of 1, 2, 5, 10, 20, … that is not below. */
    private static double roundStep(double least) {
        double decade = Math.pow(10, Math.floor(Math.log10(least)));
        double factor = least / decade;
        return decade * (factor <= 1 ? 1 : factor <= 2 ? 2 : factor <= 5 ? 5 : 10);
    }

    private static double clockStep(double least) {
        for (double step : CLOCK_STEPS) {
            if (step >= least) {
                return step;
            }
        }
        return 86400 * Math.ceil(least / 86400);
    }

    /** A number as a person reads it, in about four characters. */
    public String write(double value) {
        if (!Double.isFinite(value)) {
            return "–";
        }
        return switch (this) {
            case PERCENT -> Math.round(value * 100) + " %";
            case CLOCK -> clock(Math.round(value));
            case COUNT, NUMBER, LOGARITHM -> number(value).replace('-', '−');
        };
    }

    private static String clock(long seconds) {
        return seconds < 3600
                ? "%d:%02d".formatted(seconds / 60, seconds % 60)
                : "%d:%02d h".formatted(seconds / 3600, seconds / 60 % 60);
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size == 0) {
            return "0";
        }
        if (size >= 999_500) {
            return size < 1e9 ? trimmed(value / 1e6) + "M" : "%.0e".formatted(value);
        }
        if (size >= 9_999.5) {
            return trimmed(value / 1e3) + "k";
        }
        if (size < 0.000_95) {
            return String.format(Locale.ROOT, "%.0e", value).replace("e-0", "e-");
        }
        return trimmed(value);
    }

    /** Three significant digits at least, no zeros behind the point. */
    private static String trimmed(double value) {
        double size = Math.abs(value);
        int decimals = size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : 4;
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }
}
