package reins.sim.robot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Messages in CBOR as rosbridge says them: {@code data} as bytes, lists of numbers as typed arrays
 * of float32. Safe on every thread.
 */
final class CborBytes {
    private CborBytes() {}

    static byte[] of(JsonElement message) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(new DataOutputStream(bytes), message);
        return bytes.toByteArray();
    }

    private static void write(DataOutputStream out, JsonElement value) throws IOException {
        switch (value) {
            case JsonObject object -> {
                head(out, 5, object.size());
                for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
                    text(out, entry.getKey());
                    if (entry.getKey().equals("data")) {
                        bytes(out, Base64.getDecoder().decode(entry.getValue().getAsString()));
                    } else {
                        write(out, entry.getValue());
                    }
                }
            }
            case JsonArray array when !array.isEmpty() && isNumber(array.get(0)) -> {
                ByteBuffer packed =
                        ByteBuffer.allocate(4 * array.size()).order(ByteOrder.LITTLE_ENDIAN);
                array.forEach(number -> packed.putFloat(number.getAsFloat()));
                head(out, 6, 85);
                bytes(out, packed.array());
            }
            case JsonArray array -> {
                head(out, 4, array.size());
                for (JsonElement one : array) {
                    write(out, one);
                }
            }
            case JsonPrimitive number when number.isNumber() -> {
                double real = number.getAsDouble();
                if (real == Math.rint(real) && real >= 0 && real < 1L << 40) {
                    head(out, 0, (long) real);
                } else {
                    out.writeByte(0xFB);
                    out.writeDouble(real);
                }
            }
            case JsonPrimitive flag when flag.isBoolean() ->
                    out.writeByte(flag.getAsBoolean() ? 0xF5 : 0xF4);
            case JsonPrimitive text -> text(out, text.getAsString());
            default -> out.writeByte(0xF6);
        }
    }

    private static boolean isNumber(JsonElement value) {
        return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber();
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        head(out, 3, bytes.length);
        out.write(bytes);
    }

    private static void bytes(DataOutputStream out, byte[] bytes) throws IOException {
        head(out, 2, bytes.length);
        out.write(bytes);
    }

    private static void head(DataOutputStream out, int major, long argument) throws IOException {
        if (argument < 24) {
            out.writeByte(major << 5 | (int) argument);
        } else if (argument < 256) {
            out.writeByte(major << 5 | 24);
            out.writeByte((int) argument);
        } else if (argument < 65_536) {
            out.writeByte(major << 5 | 25);
            out.writeShort((int) argument);
        } else {
            out.writeByte(major << 5 | 27);
            out.writeLong(argument);
        }
    }
}
