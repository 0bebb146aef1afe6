package reins.sessions.format.parquet;

import org.apache.parquet.format.CompressionCodec;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyError;

import reins.core.fact.ReinsException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.GZIPInputStream;

/** Compressed pages, which may lie about how large they are. Safe on every thread. */
final class Packing {
    /** Snappy unpacks no text to more than this many times its size. */
    private static final int MOST_SNAPPY = 24;

    private static final int MOST_DEFLATE = 1040;
    private static final int SLACK = 1024;

    private Packing() {}

    /**
     * Loads Snappy, which unpacks a library at its first use.
     *
     * @throws ReinsException where it cannot
     */
    static void start() {
        try {
            Snappy.getNativeLibraryVersion();
        } catch (LinkageError | SnappyError e) {
            throw new ReinsException(
                    "Parquet files can be neither written nor read: Snappy, which packs them, finds"
                            + " no room to unpack its library; make room in this folder, or make it"
                            + " writable, and start again: "
                            + System.getProperty("java.io.tmpdir"),
                    e);
        }
    }

    /**
     * @param whole bytes when unpacked, as is claimed
     * @throws IllegalArgumentException where it is not so
     */
    static ByteBuffer unpack(CompressionCodec codec, byte[] bytes, int place, int size, int whole) {
        try {
            return switch (codec) {
                case UNCOMPRESSED -> {
                    require(whole == size, whole);
                    yield ByteBuffer.wrap(bytes, place, size).slice();
                }
                case SNAPPY -> {
                    require(whole >= 0 && whole <= (long) MOST_SNAPPY * size + SLACK, whole);
                    if (size == 0) {
                        yield ByteBuffer.allocate(0);
                    }
                    require(Snappy.uncompressedLength(bytes, place, size) == whole, whole);
                    byte[] unpacked = new byte[whole];
                    Snappy.uncompress(bytes, place, size, unpacked, 0);
                    yield ByteBuffer.wrap(unpacked);
                }
                case GZIP -> {
                    require(whole >= 0 && whole <= (long) MOST_DEFLATE * size + SLACK, whole);
                    try (GZIPInputStream in =
                            new GZIPInputStream(new ByteArrayInputStream(bytes, place, size))) {
                        byte[] unpacked = in.readNBytes(whole);
                        require(unpacked.length == whole, whole);
                        yield ByteBuffer.wrap(unpacked);
                    }
                }
                case LZO, BROTLI, LZ4, ZSTD, LZ4_RAW ->
                        throw new IllegalArgumentException(
                                "it is compressed by %s, which this program does not unpack; write"
                                                .formatted(codec)
                                        + " it with Snappy");
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("a page does not unpack", e);
        }
    }

    private static void require(boolean so, int whole) {
        if (!so) {
            throw new IllegalArgumentException(
                    "a page does not unpack to %d bytes".formatted(whole));
        }
    }
}
