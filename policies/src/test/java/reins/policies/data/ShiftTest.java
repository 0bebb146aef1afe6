package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.policies.nn.Eye;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

final class ShiftTest {
    private static final Camera FRONT = new Camera("front", 3, 2);

    @Test
    void aShiftedPictureRepeatsItsEdge() {
        // 0 1 2   one column to the left, one row up:   4 5 5
        // 3 4 5   row 1 comes from row 2, which is row 1   4 5 5
        assertArrayEquals(new int[] {4, 5, 5, 4, 5, 5}, Shift.sources(2, 3, 1, 1));
        // Two to the right: column 2 comes from column 0, the others from the edge.
        assertArrayEquals(new int[] {0, 0, 0, 3, 3, 3}, Shift.sources(2, 3, -2, 0));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4, 5}, Shift.sources(2, 3, 0, 0));
    }

    @Test
    void theFarthestShiftIsAShareOfEachSide() {
        // 0.05·48 = 2.4 → 2; 0.05·34 = 1.7 → 2; 0.05·6 = 0.3 → 0.
        assertEquals(new Shift(2, 2), Shift.of(new Eye(new Camera("a", 48, 34), 1, 2, 1), 0.05));
        assertEquals(new Shift(1, 0), Shift.of(new Eye(new Camera("b", 24, 6), 1, 2, 1), 0.05));
        // The paper's: 4 of 84.
        assertEquals(new Shift(4, 4), Shift.of(new Eye(new Camera("c", 84, 84), 1, 2, 1), 0.05));
    }

    @Test
    void everyShiftIsDrawnAndNoneBeyond() {
        SplittableRandom random = new SplittableRandom(1);
        Shift shift = new Shift(2, 0);
        Set<Integer> across = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            across.add(shift.drawAcross(random));
            assertEquals(0, shift.drawDown(random));
        }
        assertEquals(Set.of(-2, -1, 0, 1, 2), across);
    }

    @Test
    void thePicturesOfAGlimpseAreShiftedAlikeAndARowsGlimpsesEachAnew() {
        Eye eye = new Eye(FRONT, 1, 2, 1);
        Film film = new Film(eye);
        FilmedReplay replay = FilmedReplay.seeing(film, 4, List.of(1), 2, 0.34, 1);
        Glimpse first = film.look(Stream.of(1), seen(1, 2, 3)).orElseThrow();
        Glimpse second = film.look(Stream.of(1), seen(4, 5, 6)).orElseThrow();
        replay.add(new Place(Stream.of(1), 0), List.of(first, second), Vec.of(7));
        film.colours().load(Vec.of(0, 0, 0), Vec.of(10, 10, 10), 100);
        Batch batch = replay.batch(64);
        replay.sample(new SplittableRandom(2), batch, 0, 64);
        int differing = 0;
        for (int row = 0; row < 64; row++) {
            int u = shiftOf(batch, 1, row, 1, 3);
            int earlier = shiftOf(batch, 2, row, 0, 3);
            int now = shiftOf(batch, 2, row, 1, 6);
            assertEquals(earlier, now);
            differing += u == now ? 0 : 1;
        }
        // Two of three draws of −1, 0 and 1 differ: 43 of 64 ± 4.
        assertTrue(differing > 25 && differing < 60, differing + " differ");
    }

    /** By how much the rows of a picture are shifted whose last column is of this shade. */
    private static int shiftOf(Batch batch, int column, int row, int picture, int lastShade) {
        int at = row * batch.width(column) + picture * 18;
        float left = 10 * batch.column(column).get(at);
        float right = 10 * batch.column(column).get(at + 2);
        // Shades 1 2 3: to the left 2 3 3, to the right 1 1 2.
        int difference = Math.round(right - left);
        if (difference == 2) {
            return 0;
        }
        return Math.round(right) == lastShade ? 1 : -1;
    }

    private static Observation seen(int... shades) {
        byte[] pixels = new byte[3 * 6];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) shades[i / 3 % 3];
        }
        return new Observation(
                Vec.of(0), List.of(new Frame("front", 3, 2, Blob.of(pixels))), List.of());
    }
}
