package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.policies.nn.Eye;

import java.util.List;
import java.util.Optional;

final class FilmTest {
    /** Now, two ticks ago and four ticks ago. */
    private static final Eye EYE = new Eye(new Camera("dot", 1, 1), 1, 3, 2);

    @Test
    void aGlimpseHasThePicturesOfMomentsAgoAndBlackBeforeTheBeginning() {
        Film film = new Film(EYE);
        for (int tick = 0; tick < 8; tick++) {
            List<byte[]> pictures =
                    film.look(Stream.of(1), seen(10 + tick)).orElseThrow().pictures();
            assertArrayEquals(dot(tick < 4 ? 0 : 6 + tick), pictures.get(0));
            assertArrayEquals(dot(tick < 2 ? 0 : 8 + tick), pictures.get(1));
            assertArrayEquals(dot(10 + tick), pictures.get(2));
        }
        List<byte[]> other = film.look(Stream.of(2), seen(50)).orElseThrow().pictures();
        assertArrayEquals(dot(0), other.get(1));
    }

    @Test
    void whatComesNextIsSeenAheadAndHeldOnce() {
        Film film = new Film(EYE);
        for (int tick = 0; tick < 6; tick++) {
            film.look(Stream.of(1), seen(10 + tick));
        }
        Glimpse ahead = film.ahead(Stream.of(1), seen(16)).orElseThrow();
        Glimpse then = film.look(Stream.of(1), seen(16)).orElseThrow();
        for (int i = 0; i < 3; i++) {
            assertSame(ahead.pictures().get(i), then.pictures().get(i));
        }
    }

    @Test
    void withoutAPictureNothingIsSeenAndWhatWasBeforeIsForgotten() {
        Film film = new Film(EYE);
        for (int tick = 0; tick < 6; tick++) {
            film.look(Stream.of(1), seen(10 + tick));
        }
        assertEquals(Optional.empty(), film.ahead(Stream.of(1), Observation.of(Vec.of(0))));
        assertTrue(film.look(Stream.of(1), Observation.of(Vec.of(0))).isEmpty());
        assertArrayEquals(
                dot(0), film.look(Stream.of(1), seen(17)).orElseThrow().pictures().get(1));
    }

    @Test
    void theColoursStatisticsAreThoseOfThePixels() {
        Film film = new Film(EYE);
        film.look(Stream.of(1), seen(100));
        film.look(Stream.of(1), seen(200));
        // Ten pretended pixels at 127.5: mean (10·127.5 + 100 + 200) / 12 = 131.25.
        assertEquals(12, film.colours().count());
        assertEquals(Vec.of(131.25f, 131.25f, 131.25f), film.colours().mean());
    }

    private static byte[] dot(int shade) {
        return new byte[] {(byte) shade, (byte) shade, (byte) shade};
    }

    private static Observation seen(int shade) {
        return new Observation(
                Vec.of(0), List.of(new Frame("dot", 1, 1, Blob.of(dot(shade)))), List.of());
    }
}
