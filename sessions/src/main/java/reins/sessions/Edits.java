package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Applies edits to a recorded episode. Undoing the last edit means applying all but that one. Safe
 * on every thread.
 */
public final class Edits {
    private Edits() {}

    /**
     * The parts of an episode after its edits, oldest first: one where it was neither cut nor
     * split, none where it is discarded or nothing of it is left. Each has the episode's number;
     * none but the last has an ending unless it was judged.
     */
    public static List<Episode> apply(Episode recorded, List<Edit> edits) {
        Revision revision = Revision.of(recorded);
        for (Edit edit : edits) {
            if (edit.episode() == recorded.id()) {
                revision.take(edit);
            }
        }
        if (revision.isDiscarded()) {
            return List.of();
        }
        List<Episode> parts = new ArrayList<>();
        for (Revision.Part part : revision.parts()) {
            parts.add(part(recorded, part, revision.labels()));
        }
        return List.copyOf(parts);
    }

    /** A part of an episode cut into segments of at most a second. */
    static List<Segment> segments(Stream of, Episode part, WorldSpec world) {
        int most = Math.max(1, (int) Math.floor(world.ticksPerSecond()));
        List<Step> steps = part.steps();
        List<Segment> segments = new ArrayList<>();
        for (int first = 0; first < steps.size(); first += most) {
            int end = Math.min(first + most, steps.size());
            segments.add(new Segment(of, part.start(), steps.subList(first, end)));
        }
        return List.copyOf(segments);
    }

    /** The same edits, in the same order, by episode. */
    public static Map<Long, List<Edit>> byEpisode(List<Edit> edits) {
        Map<Long, List<Edit>> grouped = new HashMap<>();
        for (Edit edit : edits) {
            grouped.computeIfAbsent(edit.episode(), _ -> new ArrayList<>()).add(edit);
        }
        return grouped;
    }

    /** The last name an episode was given; empty where it has none. */
    public static Optional<String> title(long episode, List<Edit> edits) {
        Optional<String> title = Optional.empty();
        for (Edit edit : edits) {
            if (edit instanceof Edit.Retitle(long retitled, String text) && retitled == episode) {
                title = Optional.of(text).filter(name -> !name.isBlank());
            }
        }
        return title;
    }

    private static Episode part(Episode recorded, Revision.Part part, Map<Long, Action> labels) {
        long offset = recorded.start().firstTick();
        List<Step> steps =
                new ArrayList<>(
                        recorded.steps()
                                .subList(
                                        Math.toIntExact(part.firstTick() - offset),
                                        Math.toIntExact(part.endTick() - offset)));
        if (!labels.isEmpty()) {
            steps.replaceAll(step -> labelled(step, labels));
        }
        if (steps.getLast().outcome().ending() != part.ending()) {
            steps.add(steps.removeLast().withEnding(part.ending()));
        }
        return new Episode(recorded.id(), start(recorded, part.firstTick()), steps);
    }

    private static Step labelled(Step step, Map<Long, Action> labels) {
        Action said = labels.get(step.tick());
        return said == null ? step : step.withDecision(step.decision().withLabel(said));
    }

    /** How the part of a recorded episode begins that has this first tick. */
    private static Start start(Episode recorded, long firstTick) {
        long offset = recorded.start().firstTick();
        if (firstTick == offset) {
            return recorded.start();
        }
        List<Action> before = new ArrayList<>();
        switch (recorded.start()) {
            case Start.Fresh _ -> {}
            case Start.Rewound(_, _, List<Action> replayed) -> before.addAll(replayed);
            case Start.Unknown _ -> {
                return new Start.Unknown(firstTick);
            }
        }
        for (Step step : recorded.steps().subList(0, Math.toIntExact(firstTick - offset))) {
            before.add(step.decision().executed());
        }
        return new Start.Rewound(recorded.start().seed(), recorded.id(), before);
    }
}
