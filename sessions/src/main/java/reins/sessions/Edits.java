package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.core.fact.Step;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What edits make of a recorded episode. To undo the last edit is to apply all but that. Safe on
 * every thread.
 */
public final class Edits {
    private Edits() {}

    /**
     * The episode after the edits that speak of it, oldest first; empty where it is discarded or
     * nothing of it is left.
     */
    public static Optional<Episode> apply(Episode recorded, List<Edit> edits) {
        Optional<Episode> episode = Optional.of(recorded);
        for (Edit edit : edits) {
            if (edit.episode() == recorded.id()) {
                episode = episode.flatMap(present -> apply(present, edit));
            }
        }
        return episode.filter(present -> !present.steps().isEmpty());
    }

    /** The last name an episode was given; empty where it has none. */
    public static Optional<String> title(long episode, List<Edit> edits) {
        Optional<String> title = Optional.empty();
        for (Edit edit : edits) {
            if (edit instanceof Edit.Retitle(long retitled, String text) && retitled == episode) {
                title = Optional.of(text);
            }
        }
        return title;
    }

    private static Optional<Episode> apply(Episode episode, Edit edit) {
        return switch (edit) {
            case Edit.Discard _ -> Optional.empty();
            case Edit.Trim(_, long firstTick, long endTick) ->
                    Optional.of(trim(episode, firstTick, endTick));
            case Edit.Relabel(_, long tick, Action taught) ->
                    Optional.of(relabel(episode, tick, taught));
            case Edit.Judge(_, Ending ending) -> Optional.of(judge(episode, ending));
            case Edit.Retitle _ -> Optional.of(episode);
        };
    }

    /** What is cut off in front becomes part of the replay that leads to the first tick. */
    private static Episode trim(Episode episode, long firstTick, long endTick) {
        List<Step> kept = new ArrayList<>();
        List<Action> before = new ArrayList<>();
        if (episode.start() instanceof Start.Rewound(_, _, List<Action> replayed)) {
            before.addAll(replayed);
        }
        for (Step step : episode.steps()) {
            if (step.tick() < firstTick) {
                before.add(step.decision().executed());
            } else if (step.tick() < endTick) {
                kept.add(step);
            }
        }
        return new Episode(episode.id(), start(episode, before), kept);
    }

    private static Start start(Episode episode, List<Action> before) {
        if (before.size() == episode.start().firstTick()) {
            return episode.start();
        }
        return episode.start() instanceof Start.Unknown
                ? new Start.Unknown(before.size())
                : new Start.Rewound(episode.start().seed(), episode.id(), before);
    }

    private static Episode relabel(Episode episode, long tick, Action taught) {
        List<Step> steps = new ArrayList<>();
        for (Step step : episode.steps()) {
            steps.add(
                    step.tick() == tick
                            ? step.withDecision(step.decision().withLabel(taught))
                            : step);
        }
        return new Episode(episode.id(), episode.start(), steps);
    }

    private static Episode judge(Episode episode, Ending ending) {
        List<Step> steps = new ArrayList<>(episode.steps());
        if (!steps.isEmpty()) {
            steps.add(steps.removeLast().withEnding(ending));
        }
        return new Episode(episode.id(), episode.start(), steps);
    }
}
