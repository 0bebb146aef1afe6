package reins.sim.gym;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.sim.json.Json;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The other end of a bridge: hears requests and answers as it likes. Used by one thread. */
final class ToyWire {
    /** An environment of two numbers that takes one without bounds. */
    static final String HELLO =
            """
            {"op":"hello","protocol":1,"env":"Toy-v0","versions":{"gymnasium":"0"},"fps":10,
             "observation":[{"name":"","kind":"box","shape":[2],"low":[null,0],"high":[null,9]}],
             "action":[{"name":"","kind":"box","shape":[1],"low":[null],"high":[null]}],
             "camera":null,"max_steps":50,"blobs":[]}\
            """;

    /** What a bridge says first. */
    static Hello hello(String json) {
        return Hello.of(Json.parse("The hello", json));
    }

    private final DataInputStream in;
    private final OutputStream out;

    ToyWire(InputStream in, OutputStream out) {
        this.in = new DataInputStream(in);
        this.out = out;
    }

    /** The next request; empty at the end. */
    Optional<JsonObject> hear() throws IOException {
        try {
            byte[] body = new byte[in.readInt()];
            in.readFully(body);
            return Optional.of(
                    JsonParser.parseString(new String(body, StandardCharsets.UTF_8))
                            .getAsJsonObject());
        } catch (EOFException _) {
            return Optional.empty();
        }
    }

    static byte[] framed(String json, byte[] blob) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(4 + body.length + blob.length)
                .putInt(body.length)
                .put(body)
                .put(blob)
                .array();
    }

    static byte[] floats(float... numbers) {
        ByteBuffer blob = ByteBuffer.allocate(4 * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        blob.asFloatBuffer().put(numbers);
        return blob.array();
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
    }

    void hello() throws IOException {
        send(framed(HELLO, new byte[0]));
    }

    /** An answer as the environment gives it. */
    static byte[] seen(JsonObject request, String more, float... state) {
        byte[] blob = floats(state);
        return framed(
                "{\"op\":\"obs\",\"n\":%s,%s\"blobs\":[%d]}"
                        .formatted(request.get("n"), more, blob.length),
                blob);
    }
}
