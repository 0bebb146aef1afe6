package reins.policies.data;

import reins.core.fact.Observation;
import reins.policies.nn.Eye;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures that go with the rows of a replay: for each the one of then and the one a moment
 * earlier, as bytes. A picture that is in two rows is kept once. Used by one thread at a time.
 */
final class Album {
    /** How much of the memory pictures may fill: a quarter of an hour at fifty a second. */
    private static final long MOST_BYTES = 300_000_000;

    private final Eye eye;
    private final int capacity;
    private final byte[] blank;

    /** A byte as the network gets it: −1/2 to 1/2. */
    private final float[] shades = new float[256];

    /** The pictures of the last ticks of the episode, the one of now last. */
    private final ArrayDeque<byte[]> recent = new ArrayDeque<>();

    /** Of each row the picture of a moment earlier, {@code [3, rows, columns]}. */
    private final List<byte[]> earlier = new ArrayList<>();

    /** Of each row the picture of then, {@code [3, rows, columns]}. */
    private final List<byte[]> now = new ArrayList<>();

    private int next;
    private long episode = -1;

    /**
     * @param capacity rows that are kept, above 0, as the replay's
     */
    Album(Eye eye, int capacity) {
        this.eye = eye;
        this.capacity = capacity;
        blank = new byte[eye.size()];
        for (int i = 0; i < shades.length; i++) {
            shades[i] = i / 255f - 0.5f;
        }
    }

    /** How many rows fit into memory, at most {@code wished}. */
    static int capacity(Eye eye, int wished) {
        return Math.clamp(MOST_BYTES / eye.size(), 1, wished);
    }

    /** Looks at the next tick of an episode; whether there was a picture. */
    boolean look(long ofEpisode, Observation observation) {
        boolean seen = eye.isShown(observation);
        if (ofEpisode != episode || !seen) {
            episode = ofEpisode;
            recent.clear();
        }
        if (!seen) {
            return false;
        }
        recent.addLast(eye.shrunk(observation));
        while (recent.size() > 1 + eye.ticksBack()) {
            recent.removeFirst();
        }
        return true;
    }

    /** Adds a row with the pictures of now. */
    void keep() {
        boolean begins = recent.size() <= eye.ticksBack();
        put(earlier, begins ? blank : recent.getFirst());
        put(now, recent.getLast());
        next = (next + 1) % capacity;
    }

    private void put(List<byte[]> pictures, byte[] picture) {
        if (next < pictures.size()) {
            pictures.set(next, picture);
        } else {
            pictures.add(picture);
        }
    }

    /** Puts the pictures of a batch's rows into one of its columns, the earlier ones first. */
    void fill(Batch batch, int index) {
        FloatBuffer column = batch.column(index);
        float[] row = new float[eye.inputs()];
        for (int i = 0; i < batch.rows(); i++) {
            int source = batch.source(i);
            paint(earlier.get(source), row, 0);
            paint(now.get(source), row, eye.size());
            column.put(row);
        }
    }

    private void paint(byte[] picture, float[] target, int offset) {
        for (int i = 0; i < picture.length; i++) {
            target[offset + i] = shades[picture[i] & 0xFF];
        }
    }
}
