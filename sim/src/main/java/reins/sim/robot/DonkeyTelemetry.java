package reins.sim.robot;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.sim.camera.Fit;
import reins.sim.json.Json;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * What a donkey simulator tells of its car, some twenty times a second. Safe on every thread.
 *
 * @param state shape {@code [S]}, as {@link #channels} names it
 * @param offMiddle how far the car is from the middle of the road, in metres, to either side
 * @param hit whether it has run into something
 * @param seconds the simulator's own time; empty where it tells none
 */
record DonkeyTelemetry(
        Vec state, Frame picture, double offMiddle, boolean hit, Optional<Double> seconds) {
    private static final String NOTHING = "none";
    private static final double DEGREE = Math.PI / 180;

    /** A number of a message; one that is missing counts as 0. */
    private record Told(String key, String name, Unit unit, double factor) {
        private Told(String key, String name, Unit unit) {
            this(key, name, unit, 1);
        }

        private float of(Json said) {
            return (float) (factor * said.maybe(key).map(Json::number).orElse(0.0));
        }
    }

    private static final String OFF_MIDDLE = "cte";
    private static final List<Told> NUMBERS =
            List.of(
                    new Told("pos_x", "x", Unit.METRE),
                    new Told("pos_y", "y", Unit.METRE),
                    new Told("pos_z", "z", Unit.METRE),
                    new Told("vel_x", "vx", Unit.METRE_PER_SECOND),
                    new Told("vel_y", "vy", Unit.METRE_PER_SECOND),
                    new Told("vel_z", "vz", Unit.METRE_PER_SECOND),
                    new Told("gyro_x", "gyro x", Unit.RADIAN_PER_SECOND),
                    new Told("gyro_y", "gyro y", Unit.RADIAN_PER_SECOND),
                    new Told("gyro_z", "gyro z", Unit.RADIAN_PER_SECOND),
                    new Told("accel_x", "acceleration x", Unit.NONE),
                    new Told("accel_y", "acceleration y", Unit.NONE),
                    new Told("accel_z", "acceleration z", Unit.NONE),
                    new Told("roll", "roll", Unit.RADIAN, DEGREE),
                    new Told("pitch", "pitch", Unit.RADIAN, DEGREE),
                    new Told("yaw", "yaw", Unit.RADIAN, DEGREE),
                    new Told("speed", "speed", Unit.METRE_PER_SECOND),
                    new Told(OFF_MIDDLE, "off the middle", Unit.METRE));

    /** What the state holds; the last number is 1 where the car has run into something. */
    static List<Channel> channels() {
        List<Channel> channels =
                new ArrayList<>(
                        NUMBERS.stream()
                                .map(number ->
                                        new Channel(
                                                number.name(),
                                                number.unit(),
                                                Float.NEGATIVE_INFINITY,
                                                Float.POSITIVE_INFINITY))
                                .toList());
        channels.add(new Channel("hit", Unit.FLAG, 0, 1));
        return channels;
    }

    /**
     * @throws ReinsException where it is none
     */
    static DonkeyTelemetry of(Json said, Camera camera) {
        boolean hit = !said.maybe("hit").map(Json::text).orElse(NOTHING).equals(NOTHING);
        float[] state = new float[NUMBERS.size() + 1];
        for (int i = 0; i < NUMBERS.size(); i++) {
            state[i] = NUMBERS.get(i).of(said);
        }
        state[NUMBERS.size()] = hit ? 1 : 0;
        return new DonkeyTelemetry(
                Vec.of(state),
                picture(said.at("image"), camera),
                Math.abs(said.maybe(OFF_MIDDLE).map(Json::number).orElse(0.0)),
                hit,
                said.maybe("time").map(Json::number));
    }

    private static Frame picture(Json said, Camera camera) {
        try {
            return Fit.to(camera, Base64.getDecoder().decode(said.text()));
        } catch (IllegalArgumentException | IOException e) {
            throw new ReinsException(said.wrong("a picture is needed.").sentence(), e);
        }
    }
}
