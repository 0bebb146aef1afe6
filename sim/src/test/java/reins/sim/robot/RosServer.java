package reins.sim.robot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.core.role.Settings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

/**
 * A rosbridge, as 0.11.17 has it: says nothing of what is wrong, keeps the last Twist for ever and
 * escapes every slash. In CBOR it says some messages not at all. Safe on every thread.
 */
public final class RosServer extends SocketPeer implements FaultyPeer {
    static final String ODOMETRY = "/odom";
    static final String SCAN = "/scan";
    static final String CAMERA = "/camera/image/compressed";

    private static final List<String> NOT_IN_CBOR =
            List.of("nav_msgs/Odometry", "sensor_msgs/JointState");

    private final boolean cbor;
    private final Set<String> inCbor = ConcurrentHashMap.newKeySet();
    private final AtomicInteger heard = new AtomicInteger();

    /** What it says on its topics. */
    final Map<String, JsonObject> messages = Collections.synchronizedMap(new LinkedHashMap<>());

    /** The types of its topics, for who asks; empty where the node that tells them is not there. */
    public final Map<String, String> types = Collections.synchronizedMap(new LinkedHashMap<>());

    /** The types that were said of topics on this connection. */
    final Map<String, String> advertised = new ConcurrentHashMap<>();

    /** What is listened to on this connection: the types. */
    public final Map<String, String> subscribed = new ConcurrentHashMap<>();

    private volatile double ahead;
    private volatile double left;
    private volatile double turning;
    private volatile int looks;
    private volatile boolean frozen;
    private volatile boolean old;

    /**
     * @param cbor whether its robot asks for CBOR
     */
    public RosServer(boolean cbor) throws IOException {
        this.cbor = cbor;
        look();
        begin();
    }

    double ahead() {
        return ahead;
    }

    double left() {
        return left;
    }

    double turning() {
        return turning;
    }

    @Override
    public Robot robot() {
        return RosBridge.robot(
                Settings.with(
                        RosBridge.TYPE.defaults(),
                        Map.of(
                                "address",
                                address(),
                                "scanTopic",
                                SCAN,
                                "cameraTopics",
                                CAMERA,
                                "width",
                                "16",
                                "height",
                                "16",
                                "cbor",
                                String.valueOf(cbor))));
    }

    @Override
    String path() {
        return "/";
    }

    @Override
    void greet() {
        advertised.clear();
        subscribed.clear();
        inCbor.clear();
    }

    @Override
    void obey(String message) throws IOException {
        JsonObject op;
        try {
            op = JsonParser.parseString(message).getAsJsonObject();
        } catch (JsonParseException | IllegalStateException _) {
            return; // it says nothing of that
        }
        switch (op.get("op").getAsString()) {
            case "advertise" ->
                    advertised.putIfAbsent(
                            op.get("topic").getAsString(), op.get("type").getAsString());
            case "subscribe" -> subscribe(op);
            case "publish" -> publish(op);
            case "call_service" -> answer(op);
            default -> {}
        }
    }

    private void subscribe(JsonObject op) {
        String topic = op.get("topic").getAsString();
        if (op.get("compression").getAsString().equals("cbor")) {
            inCbor.add(topic);
        }
        subscribed.put(topic, op.get("type").getAsString());
    }

    private void publish(JsonObject op) {
        if (advertised.containsKey(op.get("topic").getAsString())) {
            JsonObject linear = op.getAsJsonObject("msg").getAsJsonObject("linear");
            ahead = linear.get("x").getAsDouble();
            left = linear.get("y").getAsDouble();
            turning = op.getAsJsonObject("msg").getAsJsonObject("angular").get("z").getAsDouble();
            heard.incrementAndGet();
        }
    }

    private void answer(JsonObject op) throws IOException {
        JsonObject answer = new JsonObject();
        answer.addProperty("op", "service_response");
        answer.add("service", op.get("service"));
        answer.addProperty("result", !types.isEmpty());
        if (types.isEmpty()) {
            answer.addProperty("values", "Service /rosapi/topics does not exist");
        } else {
            JsonObject values = new JsonObject();
            values.add("topics", list(types.keySet()));
            values.add("types", list(types.values()));
            answer.add("values", values);
        }
        say(escaped(answer));
    }

    private static JsonArray list(Iterable<String> texts) {
        JsonArray list = new JsonArray();
        texts.forEach(list::add);
        return list;
    }

    private static String escaped(JsonElement json) {
        return json.toString().replace("/", "\\/");
    }

    /** Says a message on a topic, where somebody listens. */
    public void tell(String topic, JsonObject message) throws IOException {
        String type = subscribed.getOrDefault(topic, "");
        if (type.isEmpty() || (inCbor.contains(topic) && NOT_IN_CBOR.contains(type))) {
            return;
        }
        JsonObject op = new JsonObject();
        op.addProperty("op", "publish");
        op.addProperty("topic", topic);
        op.add("msg", message);
        if (inCbor.contains(topic)) {
            say(CborBytes.of(op));
        } else {
            say(escaped(op));
        }
    }

    @Override
    public void look() throws IOException {
        if (!frozen) {
            looks = (looks + 1) % 256;
            messages.put(CAMERA, picture(jpeg(16, 16, looks * 0x010101)));
        }
        messages.put(ODOMETRY, odometry(looks / 100.0, 0.5, 0.2));
        messages.put(SCAN, scan(0.1, 1, 2, 3, 4, 5, 6, 7, 8));
    }

    @Override
    public void live() throws IOException {
        for (Map.Entry<String, JsonObject> message : Map.copyOf(messages).entrySet()) {
            JsonObject stamped = message.getValue().deepCopy();
            stamped.add("header", stamp());
            tell(message.getKey(), stamped);
        }
    }

    private JsonObject stamp() {
        JsonObject stamp = new JsonObject();
        stamp.addProperty("secs", old ? 1 : 1_700_000_000 + looks);
        stamp.addProperty("nsecs", 0);
        JsonObject header = new JsonObject();
        header.addProperty("seq", old ? 0 : looks);
        header.add("stamp", stamp);
        header.addProperty("frame_id", "");
        return header;
    }

    /** Half a message, at whose end nobody would notice that the rest is missing. */
    @Override
    public void half() throws IOException {
        sayHalf("{\"op\":\"publish\",\"topic\":\"\\/odom\",\"msg\":{}}");
    }

    @Override
    public void freeze(boolean now) {
        frozen = now;
    }

    @Override
    public void stamp(boolean now) {
        old = now;
    }

    @Override
    public int heard() {
        return heard.get();
    }

    @Override
    public boolean isAtRest() {
        return ahead == 0 && left == 0 && turning == 0;
    }

    static JsonObject odometry(double x, double heading, double speed) {
        return JsonParser.parseString(
                        """
                        {"child_frame_id":"base_link",
                         "pose":{"pose":{"position":{"x":%s,"y":2.5,"z":0.0},
                                         "orientation":{"x":0.0,"y":0.0,"z":%s,"w":%s}}},
                         "twist":{"twist":{"linear":{"x":%s,"y":-0.25,"z":0.0},
                                           "angular":{"x":0.0,"y":0.0,"z":0.75}}}}
                        """
                                .formatted(x, Math.sin(heading / 2), Math.cos(heading / 2), speed))
                .getAsJsonObject();
    }

    static JsonObject scan(double least, double... ranges) {
        JsonArray rays = new JsonArray();
        for (double range : ranges) {
            rays.add(range);
        }
        JsonObject scan = new JsonObject();
        scan.addProperty("range_min", least);
        scan.add("ranges", rays);
        return scan;
    }

    static JsonObject picture(byte[] bytes) {
        JsonObject picture = new JsonObject();
        picture.addProperty("format", "jpeg");
        picture.addProperty("data", Base64.getEncoder().encodeToString(bytes));
        return picture;
    }

    /** A picture of one colour. */
    static byte[] jpeg(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "jpg", jpeg);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return jpeg.toByteArray();
    }
}
