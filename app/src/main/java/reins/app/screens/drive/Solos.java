package reins.app.screens.drive;

import reins.core.fact.EpisodeSummary;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Solo;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.VersionTicks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the episodes of a session tell of how good its policies are, as the run goes on. Used by the
 * fx thread only.
 */
final class Solos {
    private final SortedMap<Long, Solo> byEpisode = new TreeMap<>();
    private Optional<Start> start = Optional.empty();
    private long episode;
    private VersionTicks versions = VersionTicks.NONE;

    /** Another run begins; this is what was driven before. */
    void begin(List<Solo> before) {
        byEpisode.clear();
        before.forEach(solo -> byEpisode.put(solo.episode(), solo));
        start = Optional.empty();
        versions = VersionTicks.NONE;
        episode = 0;
    }

    void recorded(Segment segment) {
        if (segment.episode() != episode) {
            episode = segment.episode();
            start = Optional.of(segment.start());
            versions = VersionTicks.NONE;
        }
        versions = versions.with(segment.steps());
    }

    void ended(EpisodeSummary summary) {
        if (summary.episode() == episode) {
            keep(
                    episode,
                    Solo.of(
                            start.filter(Start.Fresh.class::isInstance).isPresent(),
                            summary,
                            versions.main(),
                            versions.mainTicks()));
        }
    }

    /** What an edit left of an episode counts, and nothing where that is not the whole of it. */
    void revised(Revised revised) {
        List<Segment> left = revised.left();
        List<Step> steps = new ArrayList<>();
        left.forEach(segment -> steps.addAll(segment.steps()));
        boolean whole =
                steps.size() == revised.endTick()
                        && left.stream()
                                .allMatch(segment -> segment.start() instanceof Start.Fresh);
        keep(
                revised.of().episode(),
                whole && !steps.isEmpty() ? solo(revised.of().episode(), steps) : Optional.empty());
    }

    private static Optional<Solo> solo(long episode, List<Step> steps) {
        VersionTicks versions = VersionTicks.NONE.with(steps);
        Step last = steps.getLast();
        EpisodeSummary summary =
                new EpisodeSummary(
                        episode,
                        steps.size(),
                        0,
                        steps.stream().mapToDouble(step -> step.outcome().reward().at(0)).sum(),
                        steps.stream().filter(step -> step.decision().teacherDrives()).count(),
                        0,
                        last.policy().version(),
                        last.outcome().ending());
        return Solo.of(true, summary, versions.main(), versions.mainTicks());
    }

    private void keep(long of, Optional<Solo> solo) {
        solo.ifPresentOrElse(told -> byEpisode.put(of, told), () -> byEpisode.remove(of));
    }

    /** How each version did that has such an episode. */
    Map<Integer, Score> scores() {
        return byEpisode.values().stream()
                .collect(
                        Collectors.groupingBy(
                                Solo::version,
                                Collectors.collectingAndThen(Collectors.toList(), Score::of)));
    }
}
