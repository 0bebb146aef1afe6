package reins.policies.remote;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One message of MessagePack as it is read. It believes no size that it is told. Used by one thread
 * at a time.
 */
final class MsgpackReader {
    /** How deep a value may lie in others. */
    private static final int DEEPEST = 32;

    private static final int MOST_VALUES = 200_000;
    private static final int BYTE = 0xFF;
    private static final int SHORT = 0xFFFF;

    private final ByteBuffer bytes;
    private int values;

    MsgpackReader(byte[] message) {
        bytes = ByteBuffer.wrap(message);
    }

    /**
     * @throws ReinsException where it is no such value, or more than one
     */
    Packed whole() {
        Packed value = read(0);
        if (bytes.hasRemaining()) {
            throw wrong("more follows where it should end");
        }
        return value;
    }

    private Packed read(int depth) {
        if (depth > DEEPEST) {
            throw wrong("values lie too deep in each other");
        }
        if (++values > MOST_VALUES) {
            throw wrong("there are too many values");
        }
        int type = need(1).get() & BYTE;
        if (type <= 0x7F || type >= 0xE0) {
            return new Packed.Whole((byte) type);
        }
        if (type <= 0x8F) {
            return fields(type & 0x0F, depth);
        }
        if (type <= 0x9F) {
            return items(type & 0x0F, depth);
        }
        if (type <= 0xBF) {
            return text(type & 0x1F);
        }
        return switch (type) {
            case 0xC0 -> Packed.Nil.NIL;
            case 0xC2 -> new Packed.Flag(false);
            case 0xC3 -> new Packed.Flag(true);
            case 0xC4, 0xC5, 0xC6 -> new Packed.Bytes(Blob.of(raw(size(type - 0xC4))));
            case 0xCA -> new Packed.Real(need(4).getFloat());
            case 0xCB -> new Packed.Real(need(8).getDouble());
            case 0xCC -> new Packed.Whole(need(1).get() & BYTE);
            case 0xCD -> new Packed.Whole(need(2).getShort() & SHORT);
            case 0xCE -> new Packed.Whole(Integer.toUnsignedLong(need(4).getInt()));
            case 0xCF -> unsigned();
            case 0xD0 -> new Packed.Whole(need(1).get());
            case 0xD1 -> new Packed.Whole(need(2).getShort());
            case 0xD2 -> new Packed.Whole(need(4).getInt());
            case 0xD3 -> new Packed.Whole(need(8).getLong());
            case 0xD9, 0xDA, 0xDB -> text(size(type - 0xD9));
            case 0xDC, 0xDD -> items(size(type - 0xDC + 1), depth);
            case 0xDE, 0xDF -> fields(size(type - 0xDE + 1), depth);
            default -> throw wrong("a value of type %d is not understood".formatted(type));
        };
    }

    private Packed unsigned() {
        long whole = need(8).getLong();
        if (whole < 0) {
            throw wrong("a number is too large");
        }
        return new Packed.Whole(whole);
    }

    private Packed text(int size) {
        byte[] utf8 = raw(size);
        try {
            return new Packed.Text(
                    StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
        } catch (CharacterCodingException _) {
            throw wrong("a text is not in UTF-8");
        }
    }

    private Packed items(int size, int depth) {
        need(size); // each is a byte at least, so nobody can ask for more room than came
        List<Packed> items = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            items.add(read(depth + 1));
        }
        return new Packed.Items(items);
    }

    private Packed fields(int size, int depth) {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            Packed key = read(depth + 1);
            if (fields.put(key, read(depth + 1)) != null) {
                throw wrong("a key stands there twice");
            }
        }
        return new Packed.Fields(fields);
    }

    /**
     * @param width 0, 1 or 2 for 8, 16 or 32 bits
     */
    private int size(int width) {
        long size =
                switch (width) {
                    case 0 -> need(1).get() & BYTE;
                    case 1 -> need(2).getShort() & SHORT;
                    default -> Integer.toUnsignedLong(need(4).getInt());
                };
        if (size > bytes.remaining()) {
            throw ends();
        }
        return (int) size;
    }

    private byte[] raw(int size) {
        byte[] raw = new byte[need(size).remaining() < size ? 0 : size];
        bytes.get(raw);
        return raw;
    }

    private ByteBuffer need(int size) {
        if (bytes.remaining() < size) {
            throw ends();
        }
        return bytes;
    }

    private ReinsException ends() {
        return wrong("it ends too early");
    }

    private ReinsException wrong(String what) {
        return new ReinsException(
                "It is no MessagePack: %s (byte %d).".formatted(what, bytes.position()));
    }
}
