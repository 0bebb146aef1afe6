package reins.sim.robot;

import com.google.gson.JsonObject;

import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;

import java.util.List;

/**
 * What a robot of ROS is told: a Twist. Its controls are a driver's, to the right is more, while
 * ROS counts to the left. Safe on every thread.
 *
 * @param sideways whether it also moves sideways
 * @param speed the most, in metres a second, above 0
 * @param turn the most, in radians a second, above 0
 */
record RosCommand(String topic, boolean sideways, float speed, float turn) {
    String type() {
        return "geometry_msgs/Twist";
    }

    /** In the order of the axes that a person drives along. */
    List<Channel> controls() {
        Channel ahead = new Channel("speed", Unit.METRE_PER_SECOND, -speed, speed);
        Channel turning = new Channel("turn", Unit.RADIAN_PER_SECOND, -turn, turn);
        return sideways
                ? List.of(
                        new Channel("sideways", Unit.METRE_PER_SECOND, -speed, speed),
                        ahead,
                        turning)
                : List.of(turning, ahead);
    }

    Vec rest() {
        return Vec.zeros(controls().size());
    }

    /** The message for these controls, shape {@code [A]}. */
    JsonObject message(Vec controls) {
        JsonObject message = new JsonObject();
        message.add("linear", vector(controls.at(1), sideways ? -controls.at(0) : 0, 0));
        message.add("angular", vector(0, 0, -controls.at(sideways ? 2 : 0)));
        return message;
    }

    private static JsonObject vector(float x, float y, float z) {
        JsonObject vector = new JsonObject();
        vector.addProperty("x", x + 0f); // not -0
        vector.addProperty("y", y + 0f);
        vector.addProperty("z", z + 0f);
        return vector;
    }
}
