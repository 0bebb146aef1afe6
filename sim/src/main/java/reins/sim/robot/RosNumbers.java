package reins.sim.robot;

import reins.core.fact.Channel;
import reins.core.fact.Unit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A topic whose messages are numbers of a robot's state. Safe on every thread. */
interface RosNumbers {
    String topic();

    /** The type of its messages, as ROS 1 and ROS 2 take it. */
    String type();

    /** See {@link RosSense#isForCbor}. */
    default boolean isForCbor() {
        return false;
    }

    /** What it gives, in order. */
    List<Channel> channels();

    /**
     * One number for each channel; none where the message is of something else.
     *
     * @throws IOException where it cannot be used
     */
    float[] read(RosMessage message) throws IOException;

    private static Channel channel(String name, Unit unit) {
        return new Channel(name, unit, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    /**
     * Where it is and how it moves, by its own reckoning.
     *
     * @param holonomic whether it also moves sideways
     */
    record Odometry(String topic, boolean holonomic) implements RosNumbers {
        @Override
        public String type() {
            return "nav_msgs/Odometry";
        }

        @Override
        public List<Channel> channels() {
            List<Channel> channels = new ArrayList<>();
            channels.add(channel("x", Unit.METRE));
            channels.add(channel("y", Unit.METRE));
            channels.add(new Channel("heading", Unit.RADIAN, (float) -Math.PI, (float) Math.PI));
            channels.add(channel("forward speed", Unit.METRE_PER_SECOND));
            if (holonomic) {
                channels.add(channel("leftward speed", Unit.METRE_PER_SECOND));
            }
            channels.add(channel("yaw rate", Unit.RADIAN_PER_SECOND));
            return channels;
        }

        @Override
        public float[] read(RosMessage message) throws IOException {
            RosMessage pose = message.at("pose").at("pose");
            RosMessage place = pose.at("position");
            RosMessage twist = message.at("twist").at("twist");
            RosMessage speed = twist.at("linear");
            float x = place.at("x").number();
            float y = place.at("y").number();
            float heading = heading(pose.at("orientation"));
            float forward = speed.at("x").number();
            float turning = twist.at("angular").at("z").number();
            return holonomic
                    ? new float[] {x, y, heading, forward, speed.at("y").number(), turning}
                    : new float[] {x, y, heading, forward, turning};
        }

        private static float heading(RosMessage turn) throws IOException {
            double x = turn.at("x").number();
            double y = turn.at("y").number();
            double z = turn.at("z").number();
            double w = turn.at("w").number();
            double heading = Math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z));
            return Math.clamp((float) heading, (float) -Math.PI, (float) Math.PI);
        }
    }

    /** The positions of these joints; a message that has none of them is another robot part's. */
    record Joints(String topic, List<String> names) implements RosNumbers {
        public Joints {
            names = List.copyOf(names);
        }

        @Override
        public String type() {
            return "sensor_msgs/JointState";
        }

        @Override
        public List<Channel> channels() {
            return names.stream().map(name -> channel(name, Unit.RADIAN)).toList();
        }

        @Override
        public float[] read(RosMessage message) throws IOException {
            List<String> told = new ArrayList<>();
            for (RosMessage name : message.at("name").list()) {
                told.add(name.text());
            }
            if (names.stream().noneMatch(told::contains)) {
                return new float[0];
            }
            List<RosMessage> positions = message.at("position").list();
            float[] read = new float[names.size()];
            for (int i = 0; i < read.length; i++) {
                int at = told.indexOf(names.get(i));
                if (at < 0 || at >= positions.size()) {
                    throw new IOException("the joint '%s' is missing".formatted(names.get(i)));
                }
                read[i] = positions.get(at).number();
            }
            return read;
        }
    }

    /**
     * The nearest distance in each of so many equal sectors, in the order in which they are
     * scanned.
     *
     * @param most what counts as far in metres, above 0; also where nothing is
     */
    record Scan(String topic, int sectors, float most) implements RosNumbers {
        @Override
        public String type() {
            return "sensor_msgs/LaserScan";
        }

        @Override
        public boolean isForCbor() {
            return true;
        }

        @Override
        public List<Channel> channels() {
            return IntStream.rangeClosed(1, sectors)
                    .mapToObj(i -> new Channel("distance " + i, Unit.METRE, 0, most))
                    .toList();
        }

        @Override
        public float[] read(RosMessage message) throws IOException {
            float[] rays = message.at("ranges").numbers();
            if (rays.length < sectors) {
                throw new IOException(
                        "it has %d distances for %d sectors".formatted(rays.length, sectors));
            }
            float least = message.at("range_min").number();
            float[] nearest = new float[sectors];
            Arrays.fill(nearest, most);
            for (int i = 0; i < rays.length; i++) {
                int sector = (int) ((long) i * sectors / rays.length);
                nearest[sector] = Math.min(nearest[sector], distance(rays[i], least));
            }
            return nearest;
        }

        /**
         * By the rules of ROS: below the least is no measurement, -∞ is too near to be measured.
         */
        private float distance(float ray, float least) {
            if (ray == Float.NEGATIVE_INFINITY) {
                return 0;
            }
            return ray >= least ? Math.min(ray, most) : most;
        }
    }
}
