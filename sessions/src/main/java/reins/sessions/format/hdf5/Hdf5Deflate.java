package reins.sessions.format.hdf5;

import io.jhdf.exceptions.HdfFilterException;
import io.jhdf.filter.Filter;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Inflates the chunks of HDF5 files up to a limit. Safe on every thread. */
final class Hdf5Deflate implements Filter {
    /** Chunks are a megabyte or less as they are usually made, in bytes. */
    static final int MOST = 1 << 27;

    private static final int ID = 1;
    private static final int PIECE = 1 << 14;

    @Override
    public int getId() {
        return ID;
    }

    @Override
    public String getName() {
        return "deflate";
    }

    @Override
    public byte[] decode(byte[] encoded, int[] settings) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(encoded);
            ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
            byte[] piece = new byte[PIECE];
            while (!inflater.finished()) {
                int size = inflater.inflate(piece);
                if (size == 0) {
                    throw new HdfFilterException("a chunk is cut off");
                }
                if (decoded.size() + size > MOST) {
                    throw new HdfFilterException("a chunk of more than " + MOST + " bytes");
                }
                decoded.write(piece, 0, size);
            }
            return decoded.toByteArray();
        } catch (DataFormatException e) {
            throw new HdfFilterException("a chunk is not deflated", e);
        } finally {
            inflater.end();
        }
    }
}
