package reins.sim.robot;

import com.google.gson.JsonObject;

import reins.core.fact.ReinsException;
import reins.core.flow.Patience;
import reins.core.flow.WorkerThread;
import reins.core.role.Introduction;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Asks a rosbridge for the topics that there are. Safe on every thread. */
final class RosTopics {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

    /** For the names of joints, which only their messages tell. */
    private static final long JOINTS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final int LONGEST = 1 << 20;
    private static final String JOINTS = "sensor_msgs/JointState";

    private static final String QUESTION =
            "{\"op\":\"call_service\",\"id\":\"topics\",\"service\":\"/rosapi/topics\",\"args\":{}}";

    /** The settings that topics may be chosen for. */
    static final List<String> SETTINGS =
            List.of("commandTopic", "odometryTopic", "jointsTopic", "scanTopic", "cameraTopics");

    /**
     * A topic.
     *
     * @param type as the server calls it: {@code nav_msgs/Odometry} in ROS 1, {@code
     *     nav_msgs/msg/Odometry} in ROS 2
     * @param joints the names in its messages, where those are of joints and one came
     */
    record Topic(String name, String type, List<String> joints) {
        Topic {
            joints = List.copyOf(joints);
        }

        Topic(String name, String type) {
            this(name, type, List.of());
        }

        /** The type as ROS 1 calls it. */
        private String plainType() {
            return type.replace("/msg/", "/");
        }

        /** What it is to whoever chooses among topics. */
        Introduction.Part part() {
            return new Introduction.Part(name, type, name.contains(",") ? Optional.empty() : use());
        }

        private Optional<Introduction.Use> use() {
            boolean isPacked = name.endsWith("/compressed");
            return switch (plainType()) {
                case "geometry_msgs/Twist" -> use("commandTopic", false, Map.of());
                case "nav_msgs/Odometry" -> use("odometryTopic", false, Map.of());
                case "sensor_msgs/LaserScan" -> use("scanTopic", false, Map.of());
                case JOINTS -> use("jointsTopic", false, named());
                case "sensor_msgs/CompressedImage" ->
                        isPacked ? use("cameraTopics", true, Map.of()) : Optional.empty();
                case "sensor_msgs/Image" ->
                        isPacked ? Optional.empty() : use("cameraTopics", true, Map.of());
                default -> Optional.empty();
            };
        }

        private Map<String, String> named() {
            return joints.isEmpty() ? Map.of() : Map.of("joints", String.join(", ", joints));
        }

        private static Optional<Introduction.Use> use(
                String setting, boolean several, Map<String, String> besides) {
            return Optional.of(new Introduction.Use(setting, several, besides));
        }
    }

    private RosTopics() {}

    /**
     * The topics by their names; waits up to twelve seconds for them. Nothing is commanded.
     *
     * @param address name or address, with a port
     * @param nanoTime a clock in nanoseconds that never goes back
     * @throws ReinsException where it does not tell them
     */
    static List<Topic> of(String address, LongSupplier nanoTime) {
        var _ = Address.parse("rosbridge", address, "robot.local:9090");
        Asked asked = new Asked(address);
        try (SocketLine line = new SocketLine(URI.create("ws://" + address), asked, nanoTime)) {
            List<Topic> topics = topics(asked, line, nanoTime);
            List<Topic> jointed =
                    topics.stream().filter(topic -> topic.plainType().equals(JOINTS)).toList();
            listen(jointed, asked, line, nanoTime);
            return topics.stream()
                    .map(topic ->
                            new Topic(
                                    topic.name(),
                                    topic.type(),
                                    asked.joints().getOrDefault(topic.name(), List.of())))
                    .toList();
        }
    }

    private static List<Topic> topics(Asked asked, SocketLine line, LongSupplier nanoTime) {
        long from = nanoTime.getAsLong();
        while (true) {
            switch (asked.answer.get()) {
                case Answer.None() -> {}
                case Answer.Topics(List<Topic> topics) -> {
                    return topics;
                }
                case Answer.Refusal(String why) -> throw new ReinsException(why);
            }
            if (line.state() instanceof Wire.State.Ended(String why)) {
                throw new ReinsException(why);
            }
            if (nanoTime.getAsLong() - from > PATIENCE_NANOS) {
                throw new ReinsException(
                        "The rosbridge at '%s' did not tell its topics within 10 s; look whether its node rosapi is running, or type them."
                                .formatted(asked.address()));
            }
            Patience.check();
            WorkerThread.moment();
        }
    }

    /** Listens to these for a while; what does not come is not known. */
    private static void listen(
            List<Topic> topics, Asked asked, SocketLine line, LongSupplier nanoTime) {
        long from = nanoTime.getAsLong();
        int said = 0;
        while (asked.joints().size() < topics.size()
                && nanoTime.getAsLong() - from <= JOINTS_NANOS
                && !(line.state() instanceof Wire.State.Ended)) {
            if (said < topics.size() && line.isReady()) {
                line.say(subscription(topics.get(said)));
                said++;
            }
            Patience.check();
            WorkerThread.moment();
        }
    }

    private static String subscription(Topic topic) {
        JsonObject op = new JsonObject();
        op.addProperty("op", "subscribe");
        op.addProperty("topic", topic.name());
        op.addProperty("type", JOINTS);
        op.addProperty("compression", "none");
        return op.toString();
    }

    /** What has come so far. */
    private sealed interface Answer {
        record None() implements Answer {}

        record Topics(List<Topic> topics) implements Answer {}

        record Refusal(String why) implements Answer {}
    }

    /**
     * A rosbridge that was asked.
     *
     * @param joints the names that came, by their topic
     */
    private record Asked(
            String address, AtomicReference<Answer> answer, Map<String, List<String>> joints)
            implements SocketLine.Peer {
        Asked(String address) {
            this(address, new AtomicReference<>(new Answer.None()), new ConcurrentHashMap<>());
        }

        @Override
        public String shown() {
            return "rosbridge at " + address;
        }

        @Override
        public String absent() {
            return RosWire.absent(address);
        }

        @Override
        public int longestMessage() {
            return LONGEST;
        }

        @Override
        public List<String> greeting() {
            return List.of(QUESTION);
        }

        @Override
        public void text(String message) {
            try {
                RosMessage came = RosMessage.parse(message);
                String op = came.has("op") ? came.at("op").text() : "";
                if (op.equals("service_response")) {
                    answer.set(read(came));
                } else if (op.equals("publish")) {
                    joints.put(came.at("topic").text(), texts(came.at("msg").at("name")));
                }
            } catch (IOException e) {
                answer.set(
                        new Answer.Refusal(
                                "What the %s says cannot be read: %s."
                                        .formatted(shown(), e.getMessage())));
            }
        }

        private Answer read(RosMessage came) throws IOException {
            if (!came.at("result").isTrue()) {
                return new Answer.Refusal(
                        "The rosbridge at '%s' does not tell its topics; start its node rosapi, or type them."
                                .formatted(address));
            }
            List<String> names = texts(came.at("values").at("topics"));
            List<String> types = texts(came.at("values").at("types"));
            List<Topic> topics = new ArrayList<>();
            for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
                topics.add(new Topic(names.get(i), types.get(i)));
            }
            topics.sort(Comparator.comparing(Topic::name));
            return new Answer.Topics(List.copyOf(topics));
        }

        private static List<String> texts(RosMessage list) throws IOException {
            List<String> texts = new ArrayList<>();
            for (RosMessage text : list.list()) {
                texts.add(text.text());
            }
            return List.copyOf(texts);
        }
    }
}
