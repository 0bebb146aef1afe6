package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is left of one episode after its edits, without its steps. Used by one thread at a time.
 *
 * <p>It changes as edits are made, so that many labels cost no more than there are of them.
 */
final class Revision {
    /**
     * Consecutive ticks that are kept.
     *
     * @param endTick the tick behind the last one
     * @param ending of the last of them
     */
    record Part(long firstTick, long endTick, Ending ending) {
        long ticks() {
            return endTick - firstTick;
        }

        boolean holds(long tick) {
            return firstTick <= tick && tick < endTick;
        }

        /**
         * The stretch of it within these ticks, perhaps none; without its end it loses its ending.
         */
        private Part within(long from, long to) {
            long first = Math.clamp(from, firstTick, endTick);
            long end = Math.clamp(to, first, endTick);
            return new Part(first, end, end == endTick ? ending : Ending.NONE);
        }

        private Part judged(Ending judgement) {
            return new Part(firstTick, endTick, judgement);
        }
    }

    private final Part recorded;
    private final Map<Long, Action> labels = new HashMap<>();
    private List<Part> parts = new ArrayList<>();
    private boolean discarded;
    private String title = "";

    /**
     * @param recorded all of the episode
     */
    Revision(Part recorded) {
        this.recorded = recorded;
        parts.add(recorded);
        parts.removeIf(part -> part.ticks() == 0);
    }

    static Revision of(Episode recorded) {
        long first = recorded.start().firstTick();
        return new Revision(new Part(first, first + recorded.steps().size(), recorded.ending()));
    }

    boolean isDiscarded() {
        return discarded;
    }

    /** All ticks that were recorded. */
    Part recorded() {
        return recorded;
    }

    /** What is kept, in order; also where the episode is discarded. */
    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** What the teacher said afterwards, by tick. */
    Map<Long, Action> labels() {
        return Collections.unmodifiableMap(labels);
    }

    /** The episode's own name; blank where it has none. */
    String title() {
        return title;
    }

    /** How the parts would be after one more edit of this episode. */
    List<Part> partsAfter(Edit edit) {
        Revision further = new Revision(recorded);
        further.parts = new ArrayList<>(parts);
        further.take(edit);
        return further.parts();
    }

    /** Takes one more edit of this episode. */
    void take(Edit edit) {
        switch (edit) {
            case Edit.Discard _ -> discarded = true;
            case Edit.Restore _ -> discarded = false;
            case Edit.Trim(_, long firstTick, long endTick) -> keep(firstTick, endTick);
            case Edit.Cut(_, long firstTick, long endTick) -> {
                cutAt(firstTick);
                cutAt(endTick);
                parts.removeIf(part -> firstTick <= part.firstTick() && part.endTick() <= endTick);
            }
            case Edit.Split(_, long tick) -> cutAt(tick);
            case Edit.Relabel(_, long firstTick, List<Action> taught) -> {
                for (int i = 0; i < taught.size(); i++) {
                    labels.put(firstTick + i, taught.get(i));
                }
            }
            case Edit.Judge(_, long tick, Ending ending) ->
                    parts.replaceAll(part -> part.holds(tick) ? part.judged(ending) : part);
            case Edit.Retitle(_, String name) -> title = name;
        }
    }

    private void keep(long firstTick, long endTick) {
        parts.replaceAll(part -> part.within(firstTick, endTick));
        parts.removeIf(part -> part.ticks() == 0);
    }

    private void cutAt(long tick) {
        List<Part> divided = new ArrayList<>();
        for (Part part : parts) {
            if (part.firstTick() < tick && tick < part.endTick()) {
                divided.add(part.within(part.firstTick(), tick));
                divided.add(part.within(tick, part.endTick()));
            } else {
                divided.add(part);
            }
        }
        parts = divided;
    }
}
