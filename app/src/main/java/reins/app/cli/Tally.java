package reins.app.cli;

import com.google.gson.JsonObject;

import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.flow.Event;
import reins.core.flow.Sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Counts what happens in a headless run. Used by the one thread of that run. */
public final class Tally implements Sink {
    /** The newest episodes that the numbers are taken over, as in the studio's plots. */
    static final int WINDOW = 20;

    private final List<EpisodeSummary> episodes = new ArrayList<>();
    private long ticks;
    private long teacherTicks;
    private long updates;
    private int version;
    private Optional<Artifact> artifact = Optional.empty();

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.Ticked ticked -> {
                ticks++;
                teacherTicks += ticked.step().decision().teacherDrives() ? 1 : 0;
            }
            case Event.EpisodeEnded(_, EpisodeSummary summary) -> {
                if (summary.ending() != Ending.NONE) { // the run's end cuts one short
                    episodes.add(summary);
                }
            }
            case Event.Trained trained -> updates = trained.metrics().updates();
            case Event.PolicyChanged changed -> {
                version = changed.version();
                artifact = Optional.of(changed.artifact());
            }
            default -> {}
        }
    }

    long ticks() {
        return ticks;
    }

    /** The newest policy version, from 0. */
    int version() {
        return version;
    }

    /** What was learned last; every run begins with a policy. */
    public Artifact artifact() {
        return artifact.orElseThrow();
    }

    /** Those that came to an end. */
    List<EpisodeSummary> episodes() {
        return List.copyOf(episodes);
    }

    private List<EpisodeSummary> newest() {
        return episodes.subList(Math.max(0, episodes.size() - WINDOW), episodes.size());
    }

    /** The share of the newest episodes that ended in success, 0 to 1. */
    double success() {
        List<EpisodeSummary> newest = newest();
        long successes = newest.stream().filter(one -> one.ending() == Ending.SUCCESS).count();
        return newest.isEmpty() ? 0 : (double) successes / newest.size();
    }

    /** The share of the newest episodes' ticks at which the teacher drove, 0 to 1. */
    public double teacherShare() {
        List<EpisodeSummary> newest = newest();
        long all = newest.stream().mapToLong(EpisodeSummary::ticks).sum();
        long driven = newest.stream().mapToLong(EpisodeSummary::teacherTicks).sum();
        return all == 0 ? 0 : (double) driven / all;
    }

    private double meanReturn() {
        return newest().stream().mapToDouble(EpisodeSummary::episodeReturn).average().orElse(0);
    }

    String sentence() {
        return ("%,d ticks in %d episodes, the teacher drove at %.0f %% of them; %,d updates,"
                        + " %d policy versions; last %d episodes: success %.0f %%, teacher %.0f %%,"
                        + " return %.1f")
                .formatted(
                        ticks,
                        episodes.size(),
                        100.0 * teacherTicks / Math.max(1, ticks),
                        updates,
                        version + 1,
                        newest().size(),
                        100 * success(),
                        100 * teacherShare(),
                        meanReturn());
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("ticks", ticks);
        json.addProperty("episodes", episodes.size());
        json.addProperty("teacherTicks", teacherTicks);
        json.addProperty("updates", updates);
        json.addProperty("policyVersion", version);
        json.addProperty("recentSuccess", success());
        json.addProperty("recentTeacherShare", teacherShare());
        json.addProperty("recentReturn", meanReturn());
        return json;
    }
}
