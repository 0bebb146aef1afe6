package reins.sim.camera;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A film of plain pictures: JPEGs in an AVI file. */
final class TestFilm {
    private TestFilm() {}

    static byte[] avi(int width, int height, int fps, int... colours) throws IOException {
        ByteArrayOutputStream movie = new ByteArrayOutputStream();
        for (int colour : colours) {
            movie.write(chunk("00dc", TestPictures.jpeg(width, height, colour)));
        }
        ByteBuffer main = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        main.putInt(1_000_000 / fps).putInt(0).putInt(0).putInt(0).putInt(colours.length);
        main.putInt(0).putInt(1).putInt(0).putInt(width).putInt(height);
        ByteBuffer stream = ByteBuffer.allocate(56).order(ByteOrder.LITTLE_ENDIAN);
        stream.put(ascii("vidsMJPG")).putInt(0).putInt(0).putInt(0).putInt(1).putInt(fps);
        stream.putInt(0).putInt(colours.length);
        ByteBuffer format = ByteBuffer.allocate(40).order(ByteOrder.LITTLE_ENDIAN);
        format.putInt(40).putInt(width).putInt(height).putShort((short) 1).putShort((short) 24);
        format.put(ascii("MJPG"));
        byte[] streams = list("strl", chunk("strh", stream.array()), chunk("strf", format.array()));
        return chunk(
                "RIFF",
                joined(
                        ascii("AVI "),
                        list("hdrl", chunk("avih", main.array()), streams),
                        list("movi", movie.toByteArray())));
    }

    private static byte[] list(String name, byte[]... parts) throws IOException {
        return chunk("LIST", joined(ascii(name), joined(parts)));
    }

    private static byte[] chunk(String name, byte[] data) throws IOException {
        ByteBuffer size = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length);
        return joined(ascii(name), size.array(), data, new byte[data.length % 2]);
    }

    private static byte[] joined(byte[]... parts) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.write(part);
        }
        return all.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
