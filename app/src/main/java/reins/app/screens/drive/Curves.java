package reins.app.screens.drive;

import reins.app.base.Text;
import reins.app.widgets.Plot;
import reins.app.widgets.Scale;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The numbers that show a policy learning: loss, share of the teacher's ticks, return and success.
 * Used by the fx thread only.
 */
public final class Curves {
    /** Over how many episodes success and the mean return are taken. */
    public static final int WINDOW = 20;

    private final Plot loss =
            new Plot(
                    Text.of("plot.loss"),
                    Text.of("plot.updates"),
                    Scale.COUNT,
                    Scale.NUMBER,
                    Text.of("plot.loss.empty"));
    private final Plot share = overTime("plot.share", Scale.PERCENT);
    private final Plot returns = overTime("plot.return", Scale.NUMBER);
    private final Plot success = overTime("plot.success", Scale.PERCENT);
    private final Deque<Double> lastReturns = new ArrayDeque<>();
    private final Deque<Boolean> lastSuccesses = new ArrayDeque<>();

    private static Plot overTime(String key, Scale scale) {
        return new Plot(
                Text.of(key), Text.of("plot.time"), Scale.CLOCK, scale, Text.of(key + ".empty"));
    }

    public Plot loss() {
        return loss;
    }

    public Plot share() {
        return share;
    }

    public Plot returns() {
        return returns;
    }

    public Plot success() {
        return success;
    }

    public List<Plot> all() {
        return List.of(loss, share, returns, success);
    }

    void trained(Metrics metrics) {
        for (Metric metric : metrics.values()) {
            switch (metric.plot()) {
                case LOSS ->
                        loss.add(
                                Text.or("metric." + metric.name().replace(' ', '-'), metric.name()),
                                Plot.Mark.LINE,
                                (double) metrics.updates(),
                                metric.value());
                case NONE -> {}
            }
        }
    }

    /**
     * @param seconds of the world's time, of the whole run
     */
    void ended(EpisodeSummary summary, double seconds) {
        if (summary.ticks() == 0) {
            return;
        }
        share.add(Text.of("plot.episode"), Plot.Mark.LINE, seconds, summary.teacherShare());
        if (summary.ending() == Ending.NONE) {
            return;
        }
        push(lastReturns, summary.episodeReturn());
        push(lastSuccesses, summary.ending() == Ending.SUCCESS);
        double mean = lastReturns.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        long successes = lastSuccesses.stream().filter(succeeded -> succeeded).count();
        returns.add(Text.of("plot.episode"), Plot.Mark.DOTS, seconds, summary.episodeReturn());
        returns.add(Text.of("plot.mean"), Plot.Mark.LINE, seconds, mean);
        success.add(
                Text.of("plot.last", WINDOW),
                Plot.Mark.LINE,
                seconds,
                (double) successes / lastSuccesses.size());
    }

    private static <T> void push(Deque<T> window, T newest) {
        window.addLast(newest);
        if (window.size() > WINDOW) {
            window.removeFirst();
        }
    }

    /** Adds a policy, made after this many updates of the learner that is at work. */
    void learned(double updates, int version) {
        loss.mark(updates, Text.of("plot.version", version));
    }

    /**
     * Another policy drives from here on.
     *
     * @param seconds of the world's time, of the whole run
     */
    void policyChanged(int version, double seconds) {
        String name = Text.of("plot.version", version);
        share.mark(seconds, name);
        returns.mark(seconds, name);
        success.mark(seconds, name);
    }

    /** Another learner counts its updates from 0 again. */
    void learnerChanged() {
        loss.clear();
    }

    void clear() {
        all().forEach(Plot::clear);
        lastReturns.clear();
        lastSuccesses.clear();
    }
}
