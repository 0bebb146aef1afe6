package reins.app.input;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the axes a person drives along become a world's controls, as data. Safe on every thread.
 *
 * @param drives one for each of the world's first controls, shape {@code [at most A]}
 * @param lead how pointing drives; empty where it does not
 * @param rest the world's controls at rest, shape {@code [A]}
 */
public record ControlMapping(List<Drive> drives, Optional<Lead> lead, Vec rest) {
    /**
     * The first two controls are where to go, and the state's first two numbers where it is: x, and
     * y downwards from the scene's height. Whoever points leads it there, at most so far ahead.
     *
     * @param reach how far ahead, in the controls' unit, above 0
     * @param height of the scene, in the same unit
     */
    public record Lead(float reach, float height) {
        private void put(Spot spot, Vec state, float[] controls) {
            double right = spot.x() - state.at(0);
            double down = height - spot.y() - state.at(1);
            double shorter = reach / Math.max(reach, Math.hypot(right, down));
            controls[0] = (float) (state.at(0) + right * shorter);
            controls[1] = (float) (state.at(1) + down * shorter);
        }
    }

    /**
     * How one axis becomes one control: {@code atRest} at 0; just beside 0 the start of a side, and
     * from there evenly to the end of that side at -1 or 1. In the control's unit.
     *
     * @param from the state's number that this is counted from; -1 = from 0
     */
    public record Drive(
            Axis axis,
            float atRest,
            float minusStart,
            float minusEnd,
            float plusStart,
            float plusEnd,
            int from) {
        public Drive(
                Axis axis,
                float atRest,
                float minusStart,
                float minusEnd,
                float plusStart,
                float plusEnd) {
            this(axis, atRest, minusStart, minusEnd, plusStart, plusEnd, -1);
        }

        float control(float value, Vec state) {
            return control(value) + (from < 0 ? 0 : state.at(from));
        }

        private float control(float value) {
            if (value == 0) {
                return atRest;
            }
            return value > 0
                    ? plusStart + (plusEnd - plusStart) * value
                    : minusStart + (minusEnd - minusStart) * -value;
        }
    }

    /**
     * The lander's main engine is off up to 0 and its side engines up to 0.5 either way; a person's
     * whole way of the stick lies in what works.
     */
    private static final List<Drive> LANDER =
            List.of(
                    new Drive(Axis.FORWARD, -1, -1, -1, 0, 1),
                    new Drive(Axis.SIDEWAYS, 0, -0.5f, -1, 0.5f, 1));

    /** The pusher is told a place: a person leads it by some pixels from where it is. */
    private static final List<Drive> PUSHT =
            List.of(
                    new Drive(Axis.SIDEWAYS, 0, 0, -45, 0, 45, 0),
                    new Drive(Axis.FORWARD, 0, 0, 45, 0, -45, 1));

    /**
     * One stick steers, speeds up and brakes; its whole way lies between the full locks of the
     * front wheels, and short of blocking them.
     */
    private static final List<Drive> RACER =
            List.of(
                    new Drive(Axis.SIDEWAYS, 0, 0, -0.4f, 0, 0.4f),
                    new Drive(Axis.FORWARD, 0, 0, 0, 0, 1),
                    new Drive(Axis.FORWARD, 0, 0, 0.85f, 0, 0));

    /** To the right turns with the clock, which is backwards; lower is where the gripper closes. */
    private static final List<Drive> ARM =
            List.of(
                    new Drive(Axis.SIDEWAYS, 0, 0, 1, 0, -1),
                    new Drive(Axis.FORWARD, 0, 0, -1, 0, 1),
                    new Drive(Axis.TURN, 0, 0, 1, 0, -1),
                    new Drive(Axis.LIFT, 0, 0, 1, 0, -1));

    /** By world id. */
    private static final Map<String, List<Drive>> WORLDS =
            Map.of("lander", LANDER, "pusht", PUSHT, "racer", RACER, "arm", ARM);

    /** By world id, of those that can be driven by pointing. */
    private static final Map<String, Lead> LEADS = Map.of("pusht", new Lead(90, 512));

    private static final List<Axis> IN_ORDER = List.of(Axis.values());

    public ControlMapping {
        drives = List.copyOf(drives);
        if (drives.size() > rest.size()) {
            throw new IllegalArgumentException(drives.size() + " drives, controls " + rest);
        }
    }

    /** A world's own mapping, or else its controls in order along the axes in order. */
    public static ControlMapping of(WorldSpec spec) {
        if (spec.controls().isEmpty()) {
            return new ControlMapping(List.of(), Optional.empty(), Vec.EMPTY);
        }
        return new ControlMapping(
                WORLDS.getOrDefault(spec.id(), generic(spec.controls())),
                Optional.ofNullable(LEADS.get(spec.id())),
                spec.rest().asControls());
    }

    /**
     * The controls for these axes; empty where the world's actions are tokens.
     *
     * @param spot what is pointed at; counts for more than the axes where pointing drives
     * @param state what is observed, {@code [S]}
     */
    public Optional<Action> action(Map<Axis, Float> axes, Optional<Spot> spot, Vec state) {
        if (rest.size() == 0) {
            return Optional.empty();
        }
        float[] controls = rest.toArray();
        for (int i = 0; i < drives.size(); i++) {
            Drive drive = drives.get(i);
            controls[i] = drive.control(axes.getOrDefault(drive.axis(), 0f), state);
        }
        lead.ifPresent(ahead -> spot.ifPresent(there -> ahead.put(there, state, controls)));
        return Optional.of(new Action.Continuous(Vec.of(controls)));
    }

    private static List<Drive> generic(List<Channel> controls) {
        List<Drive> drives = new ArrayList<>();
        for (int i = 0; i < Math.min(controls.size(), IN_ORDER.size()); i++) {
            Channel channel = controls.get(i);
            float rest = channel.clamp(0);
            drives.add(
                    new Drive(
                            IN_ORDER.get(i),
                            rest,
                            rest,
                            Float.isFinite(channel.low()) ? channel.low() : rest - 1,
                            rest,
                            Float.isFinite(channel.high()) ? channel.high() : rest + 1));
        }
        return drives;
    }
}
