package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Frame;

import java.io.IOException;
import java.util.Arrays;

/** Pictures of one colour, coded in the ways that cameras have. */
final class RgbPicturesTest {
    private static AVFrame picture(int width, int height, int... colour) {
        AVFrame frame = avutil.av_frame_alloc();
        frame.format(avutil.AV_PIX_FMT_YUV420P);
        frame.width(width);
        frame.height(height);
        assertEquals(0, avutil.av_frame_get_buffer(frame, 0));
        for (int plane = 0; plane < 3; plane++) {
            int rows = plane == 0 ? height : height / 2;
            byte[] bytes = new byte[frame.linesize(plane) * rows];
            Arrays.fill(bytes, (byte) colour[plane]);
            BytePointer to = frame.data(plane);
            to.put(bytes, 0, bytes.length);
        }
        return frame;
    }

    @ParameterizedTest
    @CsvSource({
        // standard definition; high definition; all of the range: (200, 90, 40) by their formulas
        "5, 1, 480, 117, 90, 180",
        "1, 1, 480, 110, 95, 178",
        "5, 2, 480, 117, 84, 187",
        // of which nothing is said: by their height
        "2, 1, 480, 117, 90, 180",
        "2, 1, 720, 110, 95, 178",
    })
    void aColourIsWhatItWasHoweverItIsCoded(
            int space, int range, int height, int luma, int blue, int red) throws IOException {
        AVFrame frame = picture(64, height, luma, blue, red);
        frame.colorspace(space);
        frame.color_range(range);
        try (RgbPictures pictures = new RgbPictures()) {
            Frame rgb = pictures.of(frame);
            assertEquals(64, rgb.width());
            assertEquals(height, rgb.height());
            byte[] pixels = rgb.pixels().toArray();
            int middle = 3 * (64 * (height / 2) + 32);
            assertEquals(200, pixels[middle] & 0xFF, 3);
            assertEquals(90, pixels[middle + 1] & 0xFF, 3);
            assertEquals(40, pixels[middle + 2] & 0xFF, 3);
        } finally {
            avutil.av_frame_free(frame);
        }
    }

    @Test
    void picturesMayChangeTheirSizeButNotBeTooLarge() throws IOException {
        try (RgbPictures pictures = new RgbPictures()) {
            for (int side : new int[] {32, 64, 48}) {
                AVFrame frame = picture(side, side, 128, 128, 128);
                assertEquals(side, pictures.of(frame).height());
                avutil.av_frame_free(frame);
            }
            AVFrame huge = picture(64, 64, 128, 128, 128);
            huge.width(1 << 13);
            huge.height(1 << 13);
            assertEquals(
                    "a picture has 8192×8192 pixels",
                    assertThrows(IOException.class, () -> pictures.of(huge)).getMessage());
            huge.width(64);
            huge.height(64);
            avutil.av_frame_free(huge);
        }
    }
}
