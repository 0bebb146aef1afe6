package reins.sim.robot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Reads what CBOR (RFC 8949) says as the JSON that would say the same: a byte string as its base64,
 * a typed array (RFC 8746) as an array of numbers, which need not be finite. Used by one thread.
 */
final class Cbor {
    private static final int DEEPEST = 32;
    private static final int MOST = 1 << 20;

    private static final int UNSIGNED = 0;
    private static final int NEGATIVE = 1;
    private static final int BYTES = 2;
    private static final int TEXT = 3;
    private static final int ARRAY = 4;
    private static final int MAP = 5;
    private static final int TAG = 6;

    private final ByteBuffer in;
    private int left = MOST;

    private Cbor(ByteBuffer in) {
        this.in = in;
    }

    /**
     * @throws IOException where it is no CBOR, is cut off, too deep or too much
     */
    static JsonElement read(byte[] bytes) throws IOException {
        Cbor cbor = new Cbor(ByteBuffer.wrap(bytes));
        try {
            JsonElement read = cbor.next(0);
            if (cbor.in.hasRemaining()) {
                throw new IOException("there is more behind its end");
            }
            return read;
        } catch (BufferUnderflowException e) {
            throw new IOException("it is cut off", e);
        }
    }

    private JsonElement next(int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IOException("it is nested too deeply");
        }
        count(1);
        int head = in.get() & 0xFF;
        int detail = head & 0x1F;
        return switch (head >> 5) {
            case UNSIGNED -> new JsonPrimitive(argument(detail));
            case NEGATIVE -> new JsonPrimitive(-1 - argument(detail));
            case BYTES ->
                    new JsonPrimitive(Base64.getEncoder().encodeToString(bytes(argument(detail))));
            case TEXT -> new JsonPrimitive(text(argument(detail)));
            case ARRAY -> array(argument(detail), depth);
            case MAP -> map(argument(detail), depth);
            case TAG -> tagged(argument(detail), depth);
            default -> simple(detail);
        };
    }

    private void count(long more) throws IOException {
        if (more > left) {
            throw new IOException("it holds more than %d things".formatted(MOST));
        }
        left -= (int) more;
    }

    private long argument(int detail) throws IOException {
        return switch (detail) {
            case 24 -> in.get() & 0xFF;
            case 25 -> in.getShort() & 0xFFFF;
            case 26 -> in.getInt() & 0xFFFF_FFFFL;
            case 27 -> in.getLong();
            default -> {
                if (detail > 27) {
                    throw new IOException("the length of something is not said");
                }
                yield detail;
            }
        };
    }

    private byte[] bytes(long length) throws IOException {
        if (length < 0 || length > in.remaining()) {
            throw new IOException("it is cut off");
        }
        byte[] bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private String text(long length) throws IOException {
        return new String(bytes(length), StandardCharsets.UTF_8);
    }

    private JsonArray array(long length, int depth) throws IOException {
        JsonArray array = new JsonArray();
        for (long i = 0; i != length; i++) {
            array.add(next(depth + 1));
        }
        return array;
    }

    private JsonObject map(long length, int depth) throws IOException {
        JsonObject map = new JsonObject();
        for (long i = 0; i != length; i++) {
            int head = in.get() & 0xFF;
            if (head >> 5 != TEXT) {
                throw new IOException("a name is no text");
            }
            map.add(text(argument(head & 0x1F)), next(depth + 1));
        }
        return map;
    }

    private JsonElement simple(int detail) throws IOException {
        return switch (detail) {
            case 20 -> new JsonPrimitive(false);
            case 21 -> new JsonPrimitive(true);
            case 22, 23 -> JsonNull.INSTANCE;
            case 25 -> new JsonPrimitive(Float.float16ToFloat(in.getShort()));
            case 26 -> new JsonPrimitive(in.getFloat());
            case 27 -> new JsonPrimitive(in.getDouble());
            default -> throw new IOException("it holds something unknown");
        };
    }

    /** A typed array's numbers; what another tag means is left out. */
    private JsonElement tagged(long tag, int depth) throws IOException {
        if (tag < 65 || tag > 87 || tag == 68 || tag == 76) {
            return next(depth + 1);
        }
        boolean isFloat = (tag & 16) != 0;
        boolean isSigned = (tag & 8) != 0;
        int size = (isFloat ? 2 : 1) << (tag & 3);
        int head = in.get() & 0xFF;
        if (head >> 5 != BYTES || size > Long.BYTES) {
            throw new IOException("it holds an array of unknown numbers");
        }
        ByteBuffer packed =
                ByteBuffer.wrap(bytes(argument(head & 0x1F)))
                        .order((tag & 4) != 0 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        count(packed.remaining() / size);
        JsonArray numbers = new JsonArray();
        while (packed.hasRemaining()) {
            if (isFloat) {
                numbers.add(real(packed, size));
            } else {
                numbers.add(whole(packed, size, isSigned));
            }
        }
        return numbers;
    }

    private static double real(ByteBuffer packed, int size) {
        return switch (size) {
            case 2 -> Float.float16ToFloat(packed.getShort());
            case 4 -> packed.getFloat();
            default -> packed.getDouble();
        };
    }

    private static long whole(ByteBuffer packed, int size, boolean isSigned) {
        return switch (size) {
            case 1 -> packed.get();
            case 2 -> isSigned ? packed.getShort() : packed.getShort() & 0xFFFF;
            case 4 -> isSigned ? packed.getInt() : packed.getInt() & 0xFFFF_FFFFL;
            default -> packed.getLong();
        };
    }
}
