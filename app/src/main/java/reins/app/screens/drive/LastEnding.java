package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.screens.EndingCard;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.role.WorldType;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How the last episode ended, told for as long as the world stands there and a moment longer. Used
 * by the fx thread only.
 */
public final class LastEnding {
    /** Time to read three words and a number, in nanoseconds. */
    private static final long READ = 2_500_000_000L;

    private final ReadOnlyObjectWrapper<Optional<EndingCard.Told>> told =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<Step> last = Optional.empty();
    private OptionalLong since = OptionalLong.empty();

    /** Another run begins. */
    void begin() {
        last = Optional.empty();
        told.set(Optional.empty());
    }

    /** Who went back has seen it, and looks at where it was before. */
    void started(Start start) {
        if (start instanceof Start.Rewound) {
            told.set(Optional.empty());
        }
    }

    void recorded(Segment segment) {
        last = Optional.of(segment.steps().getLast());
    }

    void ended(EpisodeSummary summary, WorldType<?> world) {
        if (summary.ending() == Ending.NONE) {
            return; // it was left, and nothing is to be said of it
        }
        String why =
                last.filter(step -> step.outcome().ending() == summary.ending())
                        .map(world::verdict)
                        .orElse("");
        told.set(Optional.of(EndingCard.Told.of(summary.ending(), why, summary.episodeReturn())));
        since = OptionalLong.empty();
    }

    /** Once a pulse, with the pulse's time. */
    void pulse(long nanos) {
        if (told.get().isPresent()) {
            since = OptionalLong.of(since.orElse(nanos));
            if (nanos - since.getAsLong() >= READ) {
                told.set(Optional.empty());
            }
        }
    }

    /** Empty where nothing ended just now. */
    public ReadOnlyObjectProperty<Optional<EndingCard.Told>> toldProperty() {
        return told.getReadOnlyProperty();
    }
}
