package reins.sessions.formats;

import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionWriter;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A recorded and edited session with every ending, a rewind, takeovers and pictures. */
final class Recorded {
    private Recorded() {}

    static void session(Path file, WorldSpec world, long seed) {
        SessionHeader header =
                new SessionHeader(
                        world,
                        "Rounds",
                        Instant.parse("2026-03-01T10:20:30Z"),
                        "0.1.0",
                        Map.of("learner", "hg-dagger"));
        try (SessionWriter writer = Session.create(file, header)) {
            List<Episode> episodes = new ArrayList<>();
            Samples.attempts(world, seed)
                    .each(attempt -> {
                        Episode episode = attempt.episode();
                        episodes.add(episode);
                        tell(
                                writer,
                                new Event.SegmentEnded(
                                        new Segment(
                                                Stream.of(episodes.size()),
                                                episode.start(),
                                                plain(episode.steps()))));
                    });
            edits(episodes).forEach(edit -> tell(writer, new Event.Edited("", edit)));
        }
    }

    private static List<Edit> edits(List<Episode> episodes) {
        List<Edit> edits = new ArrayList<>();
        edits.add(new Edit.Retitle(1, "a lap"));
        edits.add(new Edit.Discard(3));
        edits.add(new Edit.Judge(4, episodes.get(3).start().firstTick(), Ending.SUCCESS));
        for (int i = 4; i < episodes.size(); i++) {
            long first = episodes.get(i).start().firstTick();
            if (episodes.get(i).steps().size() > 5) {
                edits.add(new Edit.Cut(i + 1L, first + 2, first + 3));
                edits.add(
                        new Edit.Relabel(
                                i + 1L,
                                first + 4,
                                List.of(episodes.get(0).steps().get(0).decision().executed())));
            }
        }
        return edits;
    }

    private static void tell(SessionWriter writer, Event event) {
        writer.on(event);
        writer.work();
    }

    /** What the store holds of a decision said afterwards is an edit. */
    private static List<Step> plain(List<Step> steps) {
        return steps.stream()
                .map(step ->
                        step.decision() instanceof Decision.Relabelled(var executed, var taught)
                                ? step.withDecision(new Decision.Labelled(executed, taught))
                                : step)
                .toList();
    }
}
