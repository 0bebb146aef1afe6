package reins.sim.robot;

import reins.core.fact.Camera;
import reins.core.fact.Vec;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A topic that is listened to, and what came of it last. Messages come on one thread; everything
 * else is safe on every thread.
 */
abstract sealed class RosSense {
    private volatile String complaint = "";

    abstract String topic();

    /** The type of its messages, as ROS 1 and ROS 2 take it. */
    abstract String type();

    /**
     * Whether it may come as CBOR. A rosbridge of ROS 1 fails to say in it, without a word, lists
     * of texts and lists whose length is fixed, as those of odometry and joints.
     */
    abstract boolean isForCbor();

    /** When something came last that could be used; empty before the first. */
    abstract Optional<Long> arrivedNanos();

    /**
     * @throws IOException where it cannot be used
     */
    abstract void take(RosMessage message, long nanos) throws IOException;

    /** A message came; one that cannot be used costs itself only. */
    final void hear(RosMessage message, long nanos) {
        try {
            take(message, nanos);
            complaint = "";
        } catch (IOException e) {
            complaint = String.valueOf(e.getMessage());
        }
    }

    /** Why what came last could not be used, as it stands in a sentence; empty where it could. */
    String complaint() {
        return complaint;
    }

    /** Numbers of the state. */
    static final class Numbers extends RosSense {
        private final RosNumbers numbers;
        private volatile Optional<Told> told = Optional.empty();

        /** Numbers, when they came, and how many messages there were with them. */
        record Told(Vec numbers, long arrivedNanos, long number) {}

        Numbers(RosNumbers numbers) {
            this.numbers = numbers;
        }

        @Override
        String topic() {
            return numbers.topic();
        }

        @Override
        String type() {
            return numbers.type();
        }

        @Override
        boolean isForCbor() {
            return numbers.isForCbor();
        }

        @Override
        void take(RosMessage message, long nanos) throws IOException {
            float[] read = numbers.read(message);
            if (read.length > 0) {
                long number = 1 + told.map(Told::number).orElse(0L);
                told = Optional.of(new Told(Vec.of(read), nanos, number));
            }
        }

        Optional<Told> told() {
            return told;
        }

        @Override
        Optional<Long> arrivedNanos() {
            return told.map(Told::arrivedNanos);
        }
    }

    /** Pictures: only those are decoded that are looked at, once, by whoever looks first. */
    static final class Eye extends RosSense {
        private final String topic;
        private final Camera camera;
        private final boolean stillIsOld;
        private final AtomicBoolean developing = new AtomicBoolean();
        private volatile Optional<Came> came = Optional.empty();
        private volatile Optional<Seen.Sight> sight = Optional.empty();
        private volatile String damage = "";
        private long developed;

        /** A picture, when it came, and how many different ones there were with it. */
        private record Came(RosPicture picture, long arrivedNanos, long number) {}

        /**
         * @param camera the name and the size that its pictures are brought to
         * @param stillIsOld whether a picture that comes again stays as old as it was
         */
        Eye(String topic, Camera camera, boolean stillIsOld) {
            this.topic = topic;
            this.camera = camera;
            this.stillIsOld = stillIsOld;
        }

        @Override
        String topic() {
            return topic;
        }

        /** By the names that both ROS give such topics. */
        @Override
        String type() {
            return topic.endsWith("/compressed")
                    ? "sensor_msgs/CompressedImage"
                    : "sensor_msgs/Image";
        }

        @Override
        boolean isForCbor() {
            return true;
        }

        @Override
        void take(RosMessage message, long nanos) throws IOException {
            RosPicture picture = new RosPicture(message);
            Optional<Came> before = came;
            if (before.filter(last -> last.picture().isSameAs(picture)).isEmpty()) {
                long number = 1 + before.map(Came::number).orElse(0L);
                came = Optional.of(new Came(picture, nanos, number));
            } else if (!stillIsOld) {
                came = before.map(last -> new Came(last.picture(), nanos, last.number()));
            }
        }

        /** The newest picture that could be decoded; empty before the first. */
        Optional<Seen.Sight> sight() {
            if (developing.compareAndSet(false, true)) {
                try {
                    came.ifPresent(this::develop);
                } finally {
                    developing.set(false);
                }
            }
            return sight;
        }

        private void develop(Came now) {
            if (now.number() != developed) {
                developed = now.number();
                try {
                    sight =
                            Optional.of(
                                    new Seen.Sight(
                                            now.picture().developed(camera),
                                            now.arrivedNanos(),
                                            now.number()));
                    damage = "";
                } catch (IOException e) {
                    damage = String.valueOf(e.getMessage());
                }
            } else if (damage.isEmpty()) {
                sight = sight.map(last -> last.at(now.arrivedNanos()));
            }
        }

        @Override
        String complaint() {
            return damage.isEmpty() ? super.complaint() : damage;
        }

        @Override
        Optional<Long> arrivedNanos() {
            return sight.map(Seen.Sight::arrivedNanos);
        }
    }
}
