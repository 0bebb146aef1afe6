package reins.policies.data;

import reins.policies.nn.Eye;
import reins.policies.nn.Scaling;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** The glimpses of a replay's rows, one for each. Used by one thread at a time. */
final class Album {
    private final Film film;
    private final Eye eye;
    private final Shift shift;

    /** A byte of each colour as the network gets it, {@code [3][256]}. */
    private final float[][] shades;

    private List<Glimpse> glimpses = new ArrayList<>();

    /**
     * @param film whose glimpses they are
     */
    Album(Film film, Shift shift) {
        this.film = film;
        eye = film.eye();
        this.shift = shift;
        shades = new float[3][256];
    }

    /**
     * @param row where the replay's row lies: behind the last one, or in place of another
     */
    void put(int row, Glimpse glimpse) {
        if (row < glimpses.size()) {
            glimpses.set(row, glimpse);
        } else {
            glimpses.add(glimpse);
        }
    }

    /** As {@link Replay#keep}. */
    void keep(int[] kept) {
        List<Glimpse> left = new ArrayList<>();
        for (int row : kept) {
            left.add(glimpses.get(row));
        }
        glimpses = left;
    }

    /**
     * Puts the glimpses of some of a batch's rows into one of its columns, each with a new random
     * shift.
     */
    void fill(RandomGenerator random, Batch batch, int index, int from, int end) {
        mix(film.colours().scaling());
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

    private void mix(Scaling scaling) {
        for (int shade = 0; shade < 256; shade++) {
            float[] colours = {shade, shade, shade};
            scaling.apply(colours);
            for (int i = 0; i < colours.length; i++) {
                shades[i][shade] = colours[i];
            }
        }
    }

    private void paint(Glimpse glimpse, int[] sources, float[] row) {
        int next = 0;
        for (byte[] picture : glimpse.pictures()) {
            int plane = 0;
            for (float[] shade : shades) {
                for (int source : sources) {
                    row[next++] = shade[picture[plane + source] & 0xFF];
                }
                plane += sources.length;
            }
        }
    }
}
