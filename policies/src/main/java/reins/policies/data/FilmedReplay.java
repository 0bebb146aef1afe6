package reins.policies.data;

import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.policies.nn.Eye;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A {@link Replay} whose rows know the tick they are of and may have glimpses, too: columns behind
 * its own, with the colours scaled by what is known of them, the pictures shifted at random. What
 * the pictures take of the memory is bounded. Used by one thread at a time.
 */
public final class FilmedReplay {
    /** How much of the memory pictures may fill: a quarter of an hour at fifty a second. */
    private static final long MOST_BYTES = 300_000_000;

    private final Replay rows;
    private final List<Album> albums = new ArrayList<>();
    private List<Place> places = new ArrayList<>();
    private final List<Integer> glimpses;
    private final int numbers;

    private FilmedReplay(int capacity, List<Integer> widths, List<Integer> glimpses) {
        rows = new Replay(capacity, widths);
        numbers = widths.size();
        this.glimpses = List.copyOf(glimpses);
    }

    /**
     * A replay without pictures.
     *
     * @param capacity rows, above 0
     * @param widths numbers in each column of a row
     */
    public static FilmedReplay blind(int capacity, List<Integer> widths) {
        return new FilmedReplay(capacity, widths, List.of());
    }

    /**
     * A replay with pictures, as bytes. A row is held to bring one picture that no other row has.
     *
     * @param film whose glimpses they are
     * @param capacity rows, above 0; fewer where their pictures would not fit into the memory
     * @param widths numbers in each column of a row
     * @param glimpses of each row, above 0
     * @param shift the farthest random shift, as a share of a picture's sides, 0 or more
     * @param share of the memory for pictures that is this replay's, above 0, at most 1
     */
    public static FilmedReplay seeing(
            Film film,
            int capacity,
            List<Integer> widths,
            int glimpses,
            double shift,
            double share) {
        Eye eye = film.eye();
        int kept = Math.clamp((long) (share * MOST_BYTES) / eye.size(), 1, capacity);
        FilmedReplay replay =
                new FilmedReplay(kept, widths, Collections.nCopies(glimpses, eye.inputs()));
        for (int i = 0; i < glimpses; i++) {
            replay.albums.add(new Album(film, Shift.of(eye, shift)));
        }
        return replay;
    }

    /** Rows held, 0 to the capacity. */
    public int size() {
        return rows.size();
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /**
     * Adds a row: its glimpses, and one vector for each of the columns of numbers.
     *
     * @param place the tick it is of
     */
    public void add(Place place, List<Glimpse> seen, Vec... columns) {
        if (seen.size() != albums.size()) {
            throw new IllegalArgumentException(
                    seen.size() + " glimpses instead of " + albums.size());
        }
        int row = rows.add(columns);
        if (row < places.size()) {
            places.set(row, place);
        } else {
            places.add(place);
        }
        for (int i = 0; i < albums.size(); i++) {
            albums.get(i).put(row, seen.get(i));
        }
    }

    /** Forgets the rows of an episode's ticks before {@code endTick}. */
    public void forget(Stream of, long endTick) {
        int[] kept =
                Arrays.stream(rows.oldestFirst())
                        .filter(row -> !places.get(row).isBefore(of, endTick))
                        .toArray();
        if (kept.length < rows.size()) {
            rows.keep(kept);
            albums.forEach(album -> album.keep(kept));
            List<Place> left = new ArrayList<>();
            for (int row : kept) {
                left.add(places.get(row));
            }
            places = left;
        }
    }

    /** Fills the rows {@code from} (inclusive) to {@code end} (exclusive) of a batch. */
    public void sample(RandomGenerator random, Batch batch, int from, int end) {
        rows.sample(random, batch, from, end);
        for (int i = 0; i < albums.size(); i++) {
            albums.get(i).fill(random, batch, numbers + i, from, end);
        }
    }

    /** A batch of this many rows with this replay's columns. */
    public Batch batch(int size) {
        return rows.batch(size, glimpses);
    }
}
