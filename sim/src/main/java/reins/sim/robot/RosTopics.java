package reins.sim.robot;

import reins.core.fact.ReinsException;
import reins.core.flow.WorkerThread;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/** Asks a rosbridge for the topics that there are. Safe on every thread. */
public final class RosTopics {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);
    private static final int LONGEST = 1 << 20;

    private static final String QUESTION =
            "{\"op\":\"call_service\",\"id\":\"topics\",\"service\":\"/rosapi/topics\",\"args\":{}}";

    /**
     * A topic.
     *
     * @param type as the server calls it: {@code nav_msgs/Odometry} in ROS 1, {@code
     *     nav_msgs/msg/Odometry} in ROS 2
     */
    public record Topic(String name, String type) {}

    private RosTopics() {}

    /**
     * The topics by their names; waits up to ten seconds for them.
     *
     * @param address name or address, with a port
     * @param nanoTime a clock in nanoseconds that never goes back
     * @throws ReinsException where it does not tell them
     */
    public static List<Topic> of(String address, LongSupplier nanoTime) {
        var _ = Address.parse("rosbridge", address, "robot.local:9090");
        Asked asked = new Asked(address);
        long from = nanoTime.getAsLong();
        try (SocketLine line = new SocketLine(URI.create("ws://" + address), asked, nanoTime)) {
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
                                    .formatted(address));
                }
                WorkerThread.moment();
            }
        }
    }

    /** What has come so far. */
    private sealed interface Answer {
        record None() implements Answer {}

        record Topics(List<Topic> topics) implements Answer {}

        record Refusal(String why) implements Answer {}
    }

    /** A rosbridge that was asked. */
    private record Asked(String address, AtomicReference<Answer> answer)
            implements SocketLine.Peer {
        Asked(String address) {
            this(address, new AtomicReference<>(new Answer.None()));
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
                if (came.has("op") && came.at("op").text().equals("service_response")) {
                    answer.set(read(came));
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
            List<RosMessage> names = came.at("values").at("topics").list();
            List<RosMessage> types = came.at("values").at("types").list();
            List<Topic> topics = new ArrayList<>();
            for (int i = 0; i < Math.min(names.size(), types.size()); i++) {
                topics.add(new Topic(names.get(i).text(), types.get(i).text()));
            }
            topics.sort(Comparator.comparing(Topic::name));
            return new Answer.Topics(List.copyOf(topics));
        }
    }
}
