package reins.app.widgets;

/**
 * A curve with its noise taken out: at every place the mean of what came before, in which the
 * weight of a number halves with every half-life between it and that place. It is no lower at its
 * beginning, and hardly changes where neighbours are merged. Used by one thread at a time.
 */
final class Smoothed {
    private final double[] values;

    private Smoothed(double[] values) {
        this.values = values;
    }

    /**
     * @param halfLife in the numbers of the axis across, above 0
     */
    static Smoothed of(Series series, double halfLife) {
        double[] values = new double[series.size()];
        double sum = 0;
        double weight = 0;
        for (int i = 0; i < values.length; i++) {
            double kept =
                    i == 0 ? 0 : Math.exp((series.x(i - 1) - series.x(i)) * Math.log(2) / halfLife);
            sum = sum * kept + series.mean(i) * series.count(i);
            weight = weight * kept + series.count(i);
            values[i] = sum / weight;
        }
        return new Smoothed(values);
    }

    /** The number at a bucket of the series. */
    double at(int bucket) {
        return values[bucket];
    }
}
