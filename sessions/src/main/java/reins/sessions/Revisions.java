package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.Finding;
import reins.core.fact.ReinsException;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.flow.Event;
import reins.core.flow.Sink;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Tells the learner what edits left of an episode, one episode at a time, once the edits are
 * written. Used by the store thread only.
 */
final class Revisions {
    private final SessionHeader header;
    private final BooleanSupplier hasRoom;
    private final Sink sink;
    private final SequencedSet<Long> due = new LinkedHashSet<>();
    private final Set<Long> edited = new HashSet<>();

    /**
     * @param hasRoom whether one more can be told now
     */
    Revisions(SessionHeader header, BooleanSupplier hasRoom, Sink sink) {
        this.header = header;
        this.hasRoom = hasRoom;
        this.sink = sink;
    }

    /** After news was written: an edit, or the end of an episode that was edited while it ran. */
    void note(Event.News written) {
        switch (written) {
            case Event.Edited(_, Edit edit) -> note(edit.episode(), List.of(), List.of(edit));
            case Event.EpisodeEnded(_, var summary) when edited.contains(summary.episode()) ->
                    due.add(summary.episode());
            default -> {}
        }
    }

    /** After changes were made or taken back: all edits before and after. */
    void note(List<Edit> before, List<Edit> after) {
        Map<Long, List<Edit>> then = Edits.byEpisode(before);
        Map<Long, List<Edit>> now = Edits.byEpisode(after);
        SequencedSet<Long> episodes = new LinkedHashSet<>(then.keySet());
        episodes.addAll(now.keySet());
        for (long episode : episodes) {
            note(
                    episode,
                    then.getOrDefault(episode, List.of()),
                    now.getOrDefault(episode, List.of()));
        }
    }

    private void note(long episode, List<Edit> before, List<Edit> after) {
        if (!withoutNames(before).equals(withoutNames(after))) {
            edited.add(episode);
            due.add(episode);
        }
    }

    /** Nobody learns from a name. */
    private static List<Edit> withoutNames(List<Edit> edits) {
        return edits.stream().filter(edit -> !(edit instanceof Edit.Retitle)).toList();
    }

    /**
     * Tells what is left of one episode.
     *
     * @return whether there was one to tell, and room
     */
    boolean tellNext(Database database) {
        if (due.isEmpty() || !hasRoom.getAsBoolean()) {
            return false;
        }
        long episode = due.removeFirst();
        try {
            database.run(() -> StepRows.read(database, episode))
                    .map(recorded -> revised(recorded, edits(database)))
                    .ifPresent(revised -> sink.on(new Event.EpisodeRevised(revised)));
        } catch (ReinsException e) {
            String sentence =
                    "The learner keeps what it learned from episode %d: its edits cannot be read. %s"
                            .formatted(episode, e.sentence());
            Stream of = new Stream(header.robot(), episode);
            sink.on(new Event.Found(new Finding("store", of, 0, Finding.Weight.WARNING, sentence)));
        }
        return true;
    }

    private static List<Edit> edits(Database database) {
        return database.run(() -> EditRows.read(database)).edits();
    }

    private Revised revised(Episode recorded, List<Edit> edits) {
        Stream of = new Stream(header.robot(), recorded.id());
        List<Segment> left = new ArrayList<>();
        Edits.apply(recorded, edits)
                .forEach(part -> left.addAll(Edits.segments(of, part, header.world())));
        return new Revised(of, recorded.steps().getLast().tick() + 1, left);
    }
}
