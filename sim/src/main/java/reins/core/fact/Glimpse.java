package reins.core.fact;

import java.util.List;
import java.util.Optional;

/**
 * What has come last of a world that lives elsewhere, looked at between its ticks. Safe on every
 * thread.
 *
 * @param state shape {@code [S]}; empty before the first
 * @param pictures one of each camera that has shown something, in the spec's order
 */
public record Glimpse(Optional<Part<Vec>> state, List<Part<Frame>> pictures) {
    /** Nothing has come, or nothing comes: the world is in this program. */
    public static final Glimpse NOTHING = new Glimpse(Optional.empty(), List.of());

    /**
     * One part of what is seen.
     *
     * @param ageSeconds how long ago it came, in seconds, 0 or more
     * @param number counts those that came, from any number on
     */
    public record Part<T>(T newest, double ageSeconds, long number) {
        public Part {
            if (!(ageSeconds >= 0)) {
                throw new IllegalArgumentException("age of " + ageSeconds + " s");
            }
        }
    }

    public Glimpse {
        pictures = List.copyOf(pictures);
    }

    /** The pictures alone. */
    public List<Frame> frames() {
        return pictures.stream().map(Part::newest).toList();
    }
}
