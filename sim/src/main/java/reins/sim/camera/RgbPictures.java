package reins.sim.camera;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.javacpp.BytePointer;

import reins.core.fact.Blob;
import reins.core.fact.Frame;

import java.io.IOException;

/** Turns what FFmpeg decodes into frames of plain pixels. Used by one thread. */
final class RgbPictures implements AutoCloseable {
    /** Higher pictures are high definition, whose colours are counted otherwise. */
    private static final int STANDARD_HEIGHT = 576;

    private final AVFrame rgb = avutil.av_frame_alloc();

    /** Not prepared for anything, so that it goes by what each picture says of its colours. */
    private final SwsContext scaler = swscale.sws_alloc_context().flags(swscale.SWS_BILINEAR);

    /**
     * @throws IOException where it is no picture, or too large
     */
    Frame of(AVFrame decoded) throws IOException {
        int width = decoded.width();
        int height = decoded.height();
        if (width < 1 || height < 1 || (long) width * height > Pictures.MOST_PIXELS) {
            throw new IOException("a picture has %d×%d pixels".formatted(width, height));
        }
        if (rgb.width() != width || rgb.height() != height) {
            avutil.av_frame_unref(rgb);
            rgb.format(avutil.AV_PIX_FMT_RGB24);
            rgb.width(width);
            rgb.height(height);
            check(avutil.av_frame_get_buffer(rgb, 0));
        }
        if (decoded.colorspace() == avutil.AVCOL_SPC_UNSPECIFIED) {
            decoded.colorspace(
                    height > STANDARD_HEIGHT ? avutil.AVCOL_SPC_BT709 : avutil.AVCOL_SPC_SMPTE170M);
        }
        check(swscale.sws_scale_frame(scaler, rgb, decoded));
        byte[] pixels = new byte[3 * width * height];
        int row = 3 * width;
        BytePointer data = rgb.data(0);
        for (int y = 0; y < height; y++) {
            data.position((long) y * rgb.linesize(0)).get(pixels, y * row, row);
        }
        return new Frame("camera", width, height, Blob.of(pixels));
    }

    private static void check(int returned) throws IOException {
        if (returned < 0) {
            throw new IOException("its pictures are coded in a way that nobody here can read");
        }
    }

    @Override
    public void close() {
        swscale.sws_freeContext(scaler);
        avutil.av_frame_free(rgb);
    }
}
