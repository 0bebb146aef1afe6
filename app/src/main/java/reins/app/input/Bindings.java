package reins.app.input;

import static java.util.Map.entry;

import javafx.scene.input.KeyCode;

import reins.core.role.Axis;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Which keys and gamepad buttons stand for which requests, as data. Every request has a key and a
 * button; Esc stops everything and nothing else does. Safe on every thread.
 *
 * @param share what takes over as far as it is pressed; empty where nothing does
 */
public record Bindings(
        Map<Request, Trigger> requests, Map<Axis, Lever> axes, Optional<PadAxis> share) {
    /**
     * What asks for one thing.
     *
     * @param keys each of them asks for it
     * @param buttons pressed together they ask for it
     */
    public record Trigger(List<KeyCode> keys, Set<PadButton> buttons) {
        public Trigger {
            keys = List.copyOf(keys);
            buttons = Set.copyOf(buttons);
        }
    }

    /**
     * What drives along one axis.
     *
     * @param minusKeys each drives to -1
     * @param plusKeys each drives to 1
     */
    public record Lever(
            List<KeyCode> minusKeys,
            List<KeyCode> plusKeys,
            List<PadAxis> minusSticks,
            List<PadAxis> plusSticks,
            List<PadButton> minusButtons,
            List<PadButton> plusButtons) {
        public Lever {
            minusKeys = List.copyOf(minusKeys);
            plusKeys = List.copyOf(plusKeys);
            minusSticks = List.copyOf(minusSticks);
            plusSticks = List.copyOf(plusSticks);
            minusButtons = List.copyOf(minusButtons);
            plusButtons = List.copyOf(plusButtons);
        }

        /** Two keys, and nothing of a gamepad. */
        private static Lever of(KeyCode minus, KeyCode plus) {
            return new Lever(
                    List.of(minus), List.of(plus), List.of(), List.of(), List.of(), List.of());
        }

        private Lever without(PadAxis taken) {
            return new Lever(
                    minusKeys,
                    plusKeys,
                    minusSticks.stream().filter(stick -> stick != taken).toList(),
                    plusSticks.stream().filter(stick -> stick != taken).toList(),
                    minusButtons,
                    plusButtons);
        }
    }

    public static final Bindings DEFAULTS =
            new Bindings(
                    Map.ofEntries(
                            on(Request.TAKE_OVER, KeyCode.SHIFT, PadButton.RIGHT_SHOULDER),
                            on(Request.TAKE_OVER_TOGGLE, KeyCode.TAB, PadButton.LEFT_SHOULDER),
                            on(Request.SUCCESS, KeyCode.ENTER, PadButton.NORTH),
                            on(Request.FAILURE, KeyCode.BACK_SPACE, PadButton.SOUTH),
                            on(Request.DISCARD, KeyCode.R, PadButton.WEST),
                            on(Request.REWIND, KeyCode.B, PadButton.BACK),
                            on(Request.PAUSE, KeyCode.SPACE, PadButton.START),
                            on(Request.END, KeyCode.N, PadButton.EAST),
                            on(
                                    Request.EMERGENCY_STOP,
                                    KeyCode.ESCAPE,
                                    PadButton.LEFT_STICK,
                                    PadButton.RIGHT_STICK)),
                    Map.ofEntries(
                            entry(
                                    Axis.SIDEWAYS,
                                    new Lever(
                                            List.of(KeyCode.LEFT, KeyCode.A),
                                            List.of(KeyCode.RIGHT, KeyCode.D),
                                            List.of(),
                                            List.of(PadAxis.LEFT_X),
                                            List.of(PadButton.PAD_LEFT),
                                            List.of(PadButton.PAD_RIGHT))),
                            entry(
                                    Axis.FORWARD,
                                    new Lever(
                                            List.of(KeyCode.DOWN, KeyCode.S),
                                            List.of(KeyCode.UP, KeyCode.W),
                                            List.of(PadAxis.LEFT_TRIGGER),
                                            List.of(PadAxis.LEFT_Y, PadAxis.RIGHT_TRIGGER),
                                            List.of(PadButton.PAD_DOWN),
                                            List.of(PadButton.PAD_UP))),
                            entry(
                                    Axis.TURN,
                                    new Lever(
                                            List.of(KeyCode.Q),
                                            List.of(KeyCode.E),
                                            List.of(),
                                            List.of(PadAxis.RIGHT_X),
                                            List.of(),
                                            List.of())),
                            entry(
                                    Axis.LIFT,
                                    new Lever(
                                            List.of(KeyCode.F),
                                            List.of(KeyCode.T),
                                            List.of(),
                                            List.of(PadAxis.RIGHT_Y),
                                            List.of(),
                                            List.of())),
                            entry(Axis.FIFTH, Lever.of(KeyCode.H, KeyCode.Y)),
                            entry(Axis.SIXTH, Lever.of(KeyCode.J, KeyCode.U)),
                            entry(Axis.SEVENTH, Lever.of(KeyCode.K, KeyCode.I)),
                            entry(Axis.EIGHTH, Lever.of(KeyCode.L, KeyCode.O)),
                            entry(Axis.NINTH, Lever.of(KeyCode.C, KeyCode.V))),
                    Optional.empty());

    /**
     * @throws IllegalArgumentException where something cannot be asked for, a key or a set of
     *     buttons asks for two things, or Esc is not what stops everything
     */
    public Bindings {
        requests = Map.copyOf(requests);
        axes = Map.copyOf(axes);
        Set<KeyCode> keys = new HashSet<>();
        Set<Set<PadButton>> chords = new HashSet<>();
        for (Request request : Request.values()) {
            Trigger trigger = requests.get(request);
            if (trigger == null || trigger.keys().isEmpty() || trigger.buttons().isEmpty()) {
                throw new IllegalArgumentException("nothing asks for " + request);
            }
            if (!chords.add(trigger.buttons())) {
                throw new IllegalArgumentException(trigger.buttons() + " ask for two things");
            }
            if (request == Request.EMERGENCY_STOP
                    && !trigger.keys().equals(List.of(KeyCode.ESCAPE))) {
                throw new IllegalArgumentException("Esc has to stop everything");
            }
            addEach(trigger.keys(), keys);
        }
        for (Axis axis : Axis.values()) {
            Lever lever = axes.get(axis);
            if (lever == null || lever.minusKeys().isEmpty() || lever.plusKeys().isEmpty()) {
                throw new IllegalArgumentException("nothing drives " + axis);
            }
            addEach(lever.minusKeys(), keys);
            addEach(lever.plusKeys(), keys);
        }
    }

    /** The same, but a trigger takes over as far as it is pressed, and does nothing else. */
    public Bindings sharing(PadAxis trigger) {
        Map<Axis, Lever> others = new EnumMap<>(Axis.class);
        axes.forEach((axis, lever) -> others.put(axis, lever.without(trigger)));
        return new Bindings(requests, others, Optional.of(trigger));
    }

    /** What asks for it. */
    public Trigger trigger(Request request) {
        return Objects.requireNonNull(requests.get(request));
    }

    /** What drives along it. */
    public Lever lever(Axis axis) {
        return Objects.requireNonNull(axes.get(axis));
    }

    /** Whether a key asks for anything. */
    boolean isBound(KeyCode key) {
        Set<KeyCode> alone = Set.of(key);
        return !held(alone).isEmpty() || !axes(alone).isEmpty();
    }

    /** What these keys, pressed together, ask for. */
    Set<Request> held(Set<KeyCode> pressed) {
        Set<Request> held = EnumSet.noneOf(Request.class);
        requests.forEach((request, trigger) -> {
            if (trigger.keys().stream().anyMatch(pressed::contains)) {
                held.add(request);
            }
        });
        return held;
    }

    /** Where these keys, pressed together, drive. */
    Map<Axis, Float> axes(Set<KeyCode> pressed) {
        Map<Axis, Float> driven = new EnumMap<>(Axis.class);
        axes.forEach((axis, lever) -> {
            float value = 0;
            if (lever.plusKeys().stream().anyMatch(pressed::contains)) {
                value++;
            }
            if (lever.minusKeys().stream().anyMatch(pressed::contains)) {
                value--;
            }
            put(driven, axis, value);
        });
        return driven;
    }

    /** What a pad asks for. */
    Set<Request> held(PadState pad) {
        Set<Request> held = EnumSet.noneOf(Request.class);
        requests.forEach((request, trigger) -> {
            if (pad.pressed().containsAll(trigger.buttons())) {
                held.add(request);
            }
        });
        return held;
    }

    /** Where a pad drives. */
    Map<Axis, Float> axes(PadState pad) {
        Map<Axis, Float> driven = new EnumMap<>(Axis.class);
        axes.forEach((axis, lever) -> {
            float value = 0;
            for (PadAxis stick : lever.plusSticks()) {
                value += pad.axes().getOrDefault(stick, 0f);
            }
            for (PadAxis stick : lever.minusSticks()) {
                value -= pad.axes().getOrDefault(stick, 0f);
            }
            if (lever.plusButtons().stream().anyMatch(pad.pressed()::contains)) {
                value++;
            }
            if (lever.minusButtons().stream().anyMatch(pad.pressed()::contains)) {
                value--;
            }
            put(driven, axis, Math.clamp(value, -1, 1));
        });
        return driven;
    }

    /** How far a pad takes over by share, 0 to 1. */
    float share(PadState pad) {
        return share.map(trigger -> pad.axes().getOrDefault(trigger, 0f)).orElse(0f);
    }

    private static Map.Entry<Request, Trigger> on(
            Request request, KeyCode key, PadButton... buttons) {
        return entry(request, new Trigger(List.of(key), Set.of(buttons)));
    }

    private static void addEach(List<KeyCode> keys, Set<KeyCode> all) {
        for (KeyCode key : keys) {
            if (!all.add(key)) {
                throw new IllegalArgumentException(key + " asks for two things");
            }
        }
    }

    private static void put(Map<Axis, Float> driven, Axis axis, float value) {
        if (value != 0) {
            driven.put(axis, value);
        }
    }
}
