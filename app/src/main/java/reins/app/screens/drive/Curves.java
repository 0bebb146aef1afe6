package reins.app.screens.drive;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import reins.app.base.Text;
import reins.app.widgets.Plot;
import reins.app.widgets.PlotAxis;
import reins.app.widgets.Scale;
import reins.app.widgets.Series;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.sessions.MetricPoint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.LongToDoubleFunction;

/**
 * The numbers that show a policy learning: loss, share of the teacher's ticks, return and success,
 * and whatever else the learner tells. Used by the fx thread only.
 */
public final class Curves {
    /** Over how many episodes success and the mean return are taken. */
    public static final int WINDOW = 20;

    /**
     * A plot with its axis across.
     *
     * @param id by which it is remembered
     * @param byDefault whether it is shown to somebody who has not chosen
     */
    public record Card(String id, Plot plot, PlotAxis axis, boolean byDefault) {}

    private final PlotAxis inUpdates = new PlotAxis(Scale.COUNT);
    private final PlotAxis inTime = new PlotAxis(Scale.CLOCK);
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
    private final List<Card> always =
            List.of(
                    new Card("loss", loss, inUpdates, true),
                    new Card("share", share, inTime, true),
                    new Card("return", returns, inTime, true),
                    new Card("success", success, inTime, true));
    private final ObservableList<Card> cards = FXCollections.observableArrayList(always);
    private final ObservableList<Card> shown = FXCollections.unmodifiableObservableList(cards);
    private final Map<String, Plot> metrics = new HashMap<>();

    /** When updates were made, and how many there were by then. */
    private final Series updatesByTime = new Series();

    private final Series timeByUpdates = new Series();
    private final Deque<Double> lastReturns = new ArrayDeque<>();
    private final Deque<Boolean> lastSuccesses = new ArrayDeque<>();

    public Curves() {
        always.forEach(card -> card.axis().add(card.plot()));
        inTime.link(inUpdates, seconds -> place(updatesByTime, seconds));
        inUpdates.link(inTime, updates -> place(timeByUpdates, updates));
    }

    private static Plot overTime(String key, Scale scale) {
        return new Plot(
                Text.of(key), Text.of("plot.time"), Scale.CLOCK, scale, Text.of(key + ".empty"));
    }

    private static OptionalDouble place(Series known, double at) {
        return known.isEmpty() || at < known.x(0) || at > known.x(known.size() - 1)
                ? OptionalDouble.empty()
                : OptionalDouble.of(known.mean(known.nearest(at)));
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

    /** Every plot there is, those of the learner's other numbers last. */
    public ObservableList<Card> cards() {
        return shown;
    }

    /** The axis of the plots over the world's time. */
    public PlotAxis inTime() {
        return inTime;
    }

    /** The axis of the plots over the learner's updates. */
    public PlotAxis inUpdates() {
        return inUpdates;
    }

    /**
     * What was learned before.
     *
     * @param told by the learner that goes on, oldest first
     * @param versions oldest first
     * @param seconds of the world's time, by the ticks that were recorded
     */
    void restored(List<MetricPoint> told, List<Version> versions, LongToDoubleFunction seconds) {
        for (MetricPoint point : told) {
            List<Metric> values = new ArrayList<>();
            point.numbers().forEach((name, value) -> values.add(new Metric(name, value)));
            trained(new Metrics(point.updates(), values), seconds.applyAsDouble(point.ticks()));
        }
        long marked = -1;
        for (Version version : versions) {
            policyChanged(version.number(), seconds.applyAsDouble(version.totalTicks()));
            if (version.updates() > marked && version.updates() <= updatesByTime.latest()) {
                learned((double) version.updates(), version.number());
                marked = version.updates();
            }
        }
    }

    /**
     * @param seconds of the world's time, of the whole run
     */
    void trained(Metrics told, double seconds) {
        double updates = told.updates();
        if (!updatesByTime.isEmpty() && updates < updatesByTime.latest()) {
            learnerChanged(); // it began again
        }
        updatesByTime.add(seconds, updates);
        timeByUpdates.add(updates, seconds);
        for (Metric metric : told.values()) {
            String name = Text.or(key(metric), metric.name());
            if (metric.isLoss()) {
                loss.add(name, Plot.Mark.LINE, updates, metric.value());
            }
            metrics.computeIfAbsent(metric.name(), _ -> another(metric))
                    .add(name, Plot.Mark.LINE, updates, metric.value());
        }
    }

    private static String key(Metric metric) {
        return "metric." + metric.name().replace(' ', '-');
    }

    /** A plot of its own for a number of the learner. */
    private Plot another(Metric metric) {
        Plot plot =
                new Plot(
                        Text.or(key(metric) + ".title", metric.name()),
                        Text.of("plot.updates"),
                        Scale.COUNT,
                        Scale.NUMBER,
                        "");
        inUpdates.add(plot);
        cards.add(new Card("metric " + metric.name(), plot, inUpdates, false));
        return plot;
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
        String name = Text.of("plot.version", version);
        loss.mark(updates, name);
        metrics.values().forEach(plot -> plot.mark(updates, name));
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

    /** Another learner counts its updates from 0 again, and tells numbers of its own. */
    void learnerChanged() {
        loss.clear();
        metrics.values().forEach(inUpdates::remove);
        metrics.clear();
        cards.setAll(always);
        updatesByTime.clear();
        timeByUpdates.clear();
        inUpdates.reset();
    }

    void clear() {
        learnerChanged();
        always.forEach(card -> card.plot().clear());
        inTime.reset();
        lastReturns.clear();
        lastSuccesses.clear();
    }
}
