package reins.policies.data;

import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.policies.nn.Scaling;

import java.util.List;

/**
 * The running mean and standard deviation of each number of the observations {@code [S]}, after
 * Welford, begun with a few pretended observations spread over the channels' bounds: so the first
 * real ones, which are all alike, do not blow up the others. Used by one thread at a time.
 */
public final class Normaliser {
    private static final long PRETENDED = 10;

    /** A deviation counts as at least this share of its channel's range. */
    private static final double SMALLEST_SHARE = 0.01;

    /** Half the range that an unbounded channel is taken to have. */
    private static final double HALF_RANGE = 1;

    private final int size;
    private final double[] mean;
    private final double[] squares;
    private final double[] smallest;
    private long count = PRETENDED;

    /**
     * @param state the observation's channels, shape {@code [S]}
     */
    public Normaliser(List<Channel> state) {
        size = state.size();
        mean = new double[size];
        squares = new double[size];
        smallest = new double[size];
        for (int i = 0; i < size; i++) {
            Channel channel = state.get(i);
            double half = ((double) channel.high() - channel.low()) / 2;
            boolean bounded = half < Float.MAX_VALUE / 2;
            mean[i] = bounded ? channel.low() + half : 0;
            double halfRange = bounded ? half : HALF_RANGE;
            // A uniform distribution's variance is its half range squared, over 3.
            squares[i] = count * halfRange * halfRange / 3;
            smallest[i] = 2 * halfRange * SMALLEST_SHARE;
        }
    }

    /**
     * Counts an observation {@code [S]}.
     *
     * @throws ReinsException where it holds something that is not a number
     */
    public void add(Vec observation) {
        if (observation.size() != size) {
            throw new IllegalArgumentException(observation.size() + " numbers, not " + size);
        }
        if (!observation.isFinite()) {
            throw new ReinsException(
                    "The world's observation %s holds what is not a number, so nothing can be learned from it; check the world or its sensors."
                            .formatted(observation));
        }
        count++;
        for (int i = 0; i < size; i++) {
            double difference = observation.at(i) - mean[i];
            mean[i] += difference / count;
            squares[i] += difference * (observation.at(i) - mean[i]);
        }
    }

    /** Observations counted, the pretended ones too. */
    public long count() {
        return count;
    }

    /** Goes on from what another normaliser of the same channels had come to. */
    public void load(Vec knownMean, Vec knownDeviation, long knownCount) {
        count = knownCount;
        for (int i = 0; i < size; i++) {
            mean[i] = knownMean.at(i);
            double deviation = knownDeviation.at(i);
            squares[i] = deviation * deviation * count;
        }
    }

    /** {@code [S]} */
    public Vec mean() {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) mean[i];
        }
        return Vec.of(values);
    }

    /** {@code [S]}, above 0. */
    public Vec deviation() {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) Math.max(smallest[i], Math.sqrt(squares[i] / count));
        }
        return Vec.of(values);
    }

    /** How states become a network's input, by what is known now. */
    public Scaling scaling() {
        return new Scaling(mean(), deviation(), Scaling.LIMIT);
    }
}
