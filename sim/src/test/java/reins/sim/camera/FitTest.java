package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Coding;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;

import java.util.Arrays;

final class FitTest {
    /** Greys of a picture, row by row. */
    private static Frame picture(int width, int height, int... greys) {
        byte[] pixels = new byte[3 * greys.length];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (byte) greys[i / 3];
        }
        return new Frame("front", width, height, Blob.of(pixels));
    }

    private static Frame fit(int width, int height, Frame frame) {
        return Fit.to(new Camera("front", width, height), frame);
    }

    @Test
    void whatHasTheSizeStaysAsItCame() {
        byte[] jpeg = TestPictures.jpeg(16, 8, 0x336699);
        Frame frame = new Frame("any", 16, 8, Coding.JPEG, Blob.of(jpeg));
        assertEquals(new Frame("front", 16, 8, Coding.JPEG, Blob.of(jpeg)), fit(16, 8, frame));
    }

    @Test
    void aSmallerPictureHasTheMeansOfWhatItStandsFor() {
        assertEquals(
                picture(2, 1, 25, 150),
                fit(2, 1, picture(4, 2, 10, 20, 100, 200, 30, 40, 100, 200)));
    }

    @Test
    void theMiddleIsCutOutWhereTheProportionsDiffer() {
        assertEquals(picture(1, 1, 2), fit(1, 1, picture(3, 1, 1, 2, 3)));
        assertEquals(picture(1, 1, 2), fit(1, 1, picture(1, 3, 1, 2, 3)));
        assertEquals(picture(2, 2, 2, 3, 6, 7), fit(2, 2, picture(4, 2, 1, 2, 3, 4, 5, 6, 7, 8)));
    }

    @Test
    void aLargerPictureRepeatsItsPixels() {
        assertEquals(picture(4, 1, 1, 1, 2, 2), fit(4, 1, picture(2, 1, 1, 2)));
    }

    @Test
    void extremeProportionsAreFittedToo() {
        assertEquals(picture(1, 4, 7, 7, 7, 7), fit(1, 4, picture(1, 1, 7)));
        assertEquals(picture(3, 1, 5, 5, 5), fit(3, 1, picture(1, 2, 5, 5)));
    }

    @Test
    void aDamagedJpegIsRefusedEvenWhereItHasTheSize() {
        byte[] half = Arrays.copyOf(TestPictures.jpeg(16, 8, 0), 200);
        assertThrows(
                ReinsException.class,
                () -> fit(16, 8, new Frame("any", 16, 8, Coding.JPEG, Blob.of(half))));
    }
}
