package reins.app.lab;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How long the waiting trials will take, judged by the finished ones. Used by one thread. */
final class Forecast {
    private static final double HOUR = 3600;
    private static final double MINUTE = 60;

    /** What trials have in common that take equally long. */
    private record Like(Trial.Kind kind, String world, String method, long ticks) {
        static Like of(Trial trial) {
            return new Like(trial.kind(), trial.world(), trial.method(), trial.ticks());
        }
    }

    private static final class Mean {
        private double sum;
        private int count;

        void add(double value) {
            sum += value;
            count++;
        }

        double value() {
            return count == 0 ? 0 : sum / count;
        }
    }

    private final Map<Like, Mean> known = new HashMap<>();
    private final Mean all = new Mean();
    private final int parallel;

    Forecast(Collection<Run> done, int parallel) {
        this.parallel = parallel;
        done.forEach(this::add);
    }

    void add(Run run) {
        known.computeIfAbsent(Like.of(run.trial()), _ -> new Mean()).add(run.seconds());
        if (run.trial().kind() == Trial.Kind.LEARN) {
            all.add(run.seconds());
        }
    }

    /** Seconds that these trials will take, those under way counted as half done. */
    double seconds(Collection<Trial> waiting, int underWay) {
        double sum = all.value() * underWay / 2;
        for (Trial trial : waiting) {
            Mean mean = known.get(Like.of(trial));
            double other = trial.kind() == Trial.Kind.LEARN ? all.value() : 0;
            sum += mean == null ? other : mean.value();
        }
        return sum / parallel;
    }

    /** The same in words. */
    String left(Collection<Trial> waiting, int underWay) {
        double seconds = seconds(waiting, underWay);
        return seconds >= HOUR
                ? "about %.1f hours left".formatted(seconds / HOUR)
                : "about %.0f minutes left".formatted(Math.ceil(seconds / MINUTE));
    }
}
