package reins.policies.data;

import reins.policies.nn.Eye;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A ring of glimpses, one for each row of a replay of the same capacity. Used by one thread at a
 * time.
 */
final class Album {
    private final Eye eye;
    private final Shift shift;
    private final int capacity;

    /** A byte as the network gets it: −1/2 to 1/2. */
    private final float[] shades = new float[256];

    private final List<Glimpse> glimpses = new ArrayList<>();
    private int next;

    /**
     * @param capacity rows that are kept, above 0, as the replay's
     */
    Album(Eye eye, Shift shift, int capacity) {
        this.eye = eye;
        this.shift = shift;
        this.capacity = capacity;
        for (int i = 0; i < shades.length; i++) {
            shades[i] = i / 255f - 0.5f;
        }
    }

    void add(Glimpse glimpse) {
        if (next < glimpses.size()) {
            glimpses.set(next, glimpse);
        } else {
            glimpses.add(glimpse);
        }
        next = (next + 1) % capacity;
    }

    /** Puts the glimpses of some of a batch's rows into one of its columns, each shifted anew. */
    void fill(RandomGenerator random, Batch batch, int index, int from, int end) {
        FloatBuffer column = batch.column(index).position(from * eye.inputs());
        float[] row = new float[eye.inputs()];
        for (int i = from; i < end; i++) {
            paint(
                    glimpses.get(batch.source(i)),
                    Shift.sources(
                            eye.rows(),
                            eye.columns(),
                            shift.drawAcross(random),
                            shift.drawDown(random)),
                    row);
            column.put(row);
        }
    }

    private void paint(Glimpse glimpse, int[] sources, float[] row) {
        int next = 0;
        for (byte[] picture : glimpse.pictures()) {
            for (int plane = 0; plane < picture.length; plane += sources.length) {
                for (int source : sources) {
                    row[next++] = shades[picture[plane + source] & 0xFF];
                }
            }
        }
    }
}
