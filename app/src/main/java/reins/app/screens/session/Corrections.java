package reins.app.screens.session;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.review.Track;
import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.core.fact.Vec;
import reins.sessions.EditedSummary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the user does on the screen, as edits. Safe on every thread. */
final class Corrections {
    private Corrections() {}

    /** Discards episodes, or restores them where all are discarded already. */
    static List<Edit> discarded(List<EditedSummary> rows, boolean restore) {
        return rows.stream()
                .filter(row -> row.discarded() == restore)
                .<Edit>map(row ->
                        restore ? new Edit.Restore(row.episode()) : new Edit.Discard(row.episode()))
                .toList();
    }

    /** Makes an edit of a range of ticks. */
    interface OfRange {
        Edit make(long episode, long firstTick, long endTick);
    }

    /** An edit of what is selected of the episode that is looked at; empty where nothing is. */
    static List<Edit> ofSelection(Scrubber scrubber, OfRange kind) {
        Optional<Range> range = scrubber.selectionProperty().get();
        Optional<Review> looked = scrubber.reviewProperty().get();
        if (range.isEmpty() || looked.isEmpty()) {
            return List.of();
        }
        long first = looked.get().firstTick();
        return List.of(
                kind.make(
                        looked.get().recorded().id(),
                        first + range.get().from(),
                        first + range.get().to()));
    }

    /**
     * A tick of the reset of the part that is looked at: the one here, or the nearest before it
     * that is kept, or else the first one kept.
     */
    static long keptTick(Review review, int tick) {
        int here = Math.min(tick, review.ticks() - 1);
        int before = review.left().previousClearBit(here);
        return review.firstTick() + (before >= 0 ? before : review.left().nextClearBit(0));
    }

    /**
     * What should have been done in one channel; the others stay as taught, or as done. Of words it
     * is the nearest.
     *
     * @param values one for each tick of the episode, NaN where nothing is said
     */
    static List<Edit> labelled(Review review, int channel, float[] values) {
        List<Edit> edits = new ArrayList<>();
        List<Action> labels = new ArrayList<>();
        for (int i = 0; i <= values.length; i++) {
            boolean said = i < values.length && Float.isFinite(values[i]);
            if (said) {
                labels.add(label(review, i, channel, values[i]));
            } else if (!labels.isEmpty()) {
                edits.add(
                        new Edit.Relabel(
                                review.recorded().id(),
                                review.firstTick() + i - labels.size(),
                                labels));
                labels = new ArrayList<>();
            }
        }
        return edits;
    }

    private static Action label(Review review, int tick, int channel, float value) {
        List<Track> actions =
                review.tracks().stream()
                        .filter(track -> track.kind() == Track.Kind.ACTION)
                        .toList();
        List<String> words = actions.get(channel).words();
        if (!words.isEmpty()) {
            return new Action.Token(Math.clamp(Math.round(value), 0, words.size() - 1));
        }
        float[] controls = new float[actions.size()];
        for (int c = 0; c < controls.length; c++) {
            float taught = value(actions.get(c), Track.Voice.TAUGHT, tick);
            controls[c] =
                    c == channel
                            ? value
                            : Float.isFinite(taught)
                                    ? taught
                                    : value(actions.get(c), Track.Voice.DONE, tick);
        }
        return new Action.Continuous(Vec.of(controls));
    }

    private static float value(Track track, Track.Voice voice, int tick) {
        return track.lines().stream()
                .filter(line -> line.voice() == voice)
                .findFirst()
                .map(line -> line.values()[tick])
                .orElse(Float.NaN);
    }

    /** Why nobody can drive on from an episode, as a sentence; empty where somebody can. */
    static String againstDriving(Review review) {
        return startAt(review, 0).isPresent() ? "" : Text.of("drive.from.unknown");
    }

    /** How an episode begins that goes on from a tick; empty where that cannot be reached again. */
    static Optional<Start.Rewound> startAt(Review review, int tick) {
        Episode recorded = review.recorded();
        List<Action> before = new ArrayList<>();
        switch (recorded.start()) {
            case Start.Fresh _ -> {}
            case Start.Rewound(_, _, List<Action> replayed) -> before.addAll(replayed);
            case Start.Unknown _ -> {
                return Optional.empty();
            }
        }
        recorded.steps().stream()
                .limit(tick)
                .forEach(step -> before.add(step.decision().executed()));
        return Optional.of(new Start.Rewound(recorded.start().seed(), recorded.id(), before));
    }
}
