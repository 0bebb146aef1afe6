package reins.app.input;

import reins.core.fact.Hand;
import reins.core.flow.Command;
import reins.core.flow.Still;
import reins.core.role.Axis;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;
import reins.core.role.Teacher;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A person as a teacher: merges what all devices ask for, looks once a tick, and lets go safely
 * where a gamepad or the window's focus is lost. Used by the sim thread.
 */
public final class Person implements Teacher {
    private static final Map<Request, Signal> JUDGEMENTS =
            Map.of(
                    Request.SUCCESS, Signal.SUCCESS,
                    Request.FAILURE, Signal.FAILURE,
                    Request.DISCARD, Signal.DISCARD);

    private final ControlMapping mapping;
    private final Takeover takeover;
    private final Supplier<Inputs> inputs;
    private final Consumer<Command> commands;
    private final boolean guards;

    private Inputs before;
    private Grip grip = Grip.LOOSE;
    private boolean latched;

    /** The button is still held from a takeover that was broken off. */
    private boolean stale;

    /** What was moved then is not back at rest. */
    private boolean spent;

    /**
     * @param inputs what the devices ask for now; never waits
     * @param commands takes commands to the sim loop
     * @param guards whether somebody must be able to take over at any time: where a gamepad is lost
     *     the policy stops, too
     */
    public Person(
            ControlMapping mapping,
            Takeover takeover,
            Supplier<Inputs> inputs,
            Consumer<Command> commands,
            boolean guards) {
        this.guards = guards;
        this.mapping = mapping;
        this.takeover = takeover;
        this.inputs = inputs;
        this.commands = commands;
        before = inputs.get();
    }

    @Override
    public Guidance poll(Moment moment) {
        Inputs now = inputs.get();
        Optional<Still.Paused> lost = grip == Grip.LOOSE ? unguarded(now) : lost(now);
        lost.ifPresent(why -> commands.accept(new Command.Pause(why)));
        boolean broken = lost.isPresent() || presses(now, Request.EMERGENCY_STOP) > 0;
        Pull pull = broken ? broken() : pull(now, moment.teacherDrove());
        Grip.Turn turn = grip.on(pull.cue());
        Set<Signal> signals = EnumSet.noneOf(Signal.class);
        signals.addAll(turn.signals());
        // What was pressed behind an ending was meant for the episode that is over.
        if (!moment.first()) {
            JUDGEMENTS.forEach((request, signal) -> {
                if (presses(now, request) > 0) {
                    signals.add(signal);
                }
            });
        }
        grip = turn.to();
        before = now;
        return grip == Grip.LOOSE
                ? new Guidance(Hand.NOBODY, Optional.empty(), signals, "")
                : new Guidance(
                        Hand.PERSON,
                        mapping.action(axes(now), spot(now), moment.observation().state()),
                        signals,
                        "",
                        pull.share());
    }

    /** What is seen of the hands at a tick, and how much of the action they want, 0 to 1. */
    private record Pull(Grip.Cue cue, float share) {}

    private Pull broken() {
        latched = false;
        stale = true;
        spent = true;
        return new Pull(Grip.Cue.BREAK, 1);
    }

    private Pull pull(Inputs now, boolean teacherDrove) {
        if (flips(now) % 2 != 0) {
            latched = !latched;
        }
        boolean held = holds(now);
        float reach = reach(now);
        if (!mapping.isDrivable()) {
            return new Pull(Grip.Cue.REST, 1);
        }
        if (held || latched) {
            return new Pull(Grip.Cue.PRESS, 1);
        }
        return switch (takeover) {
            case HOLD, TOGGLE -> new Pull(Grip.Cue.REST, 1);
            case MOVE ->
                    new Pull(
                            reach > 0
                                    ? Grip.Cue.MOVE
                                    : teacherDrove ? Grip.Cue.STAY : Grip.Cue.REST,
                            reach);
            case SHARE -> new Pull(reach > 0 ? Grip.Cue.PRESS : Grip.Cue.REST, reach);
        };
    }

    private Optional<Still.Paused> unguarded(Inputs now) {
        return guards && lostGamepad(now) ? Optional.of(Still.Paused.UNGUARDED) : Optional.empty();
    }

    private boolean lostGamepad(Inputs now) {
        return !now.devices().keySet().containsAll(before.devices().keySet());
    }

    private Optional<Still.Paused> lost(Inputs now) {
        if (lostGamepad(now)) {
            return Optional.of(Still.Paused.LOST_GAMEPAD);
        }
        return before.focused() && !now.focused()
                ? Optional.of(Still.Paused.LOST_FOCUS)
                : Optional.empty();
    }

    /** Presses since the last poll, on all devices. */
    private long presses(Inputs now, Request request) {
        long presses = 0;
        for (String device : now.devices().keySet()) {
            presses += presses(now, device, request);
        }
        return presses;
    }

    private long presses(Inputs now, String device, Request request) {
        return wish(now, device).pressed(request) - wish(before, device).pressed(request);
    }

    private static Wish wish(Inputs inputs, String device) {
        return inputs.devices().getOrDefault(device, Wish.NONE);
    }

    /** How often the takeover was switched on or off since the last poll. */
    private long flips(Inputs now) {
        long flips = presses(now, Request.TAKE_OVER_TOGGLE);
        if (takeover == Takeover.TOGGLE) {
            flips += presses(now, Request.TAKE_OVER);
            flips -= presses(now, Inputs.MOUSE, Request.TAKE_OVER);
        }
        return flips;
    }

    /** Whether a takeover button is held, or was tapped since the last poll. */
    private boolean holds(Inputs now) {
        boolean held = false;
        boolean tapped = false;
        for (String device : now.devices().keySet()) {
            if (takeover != Takeover.TOGGLE || device.equals(Inputs.MOUSE)) {
                held |= wish(now, device).held().contains(Request.TAKE_OVER);
                tapped |= presses(now, device, Request.TAKE_OVER) > 0;
            }
        }
        stale = stale && held && !tapped;
        return !stale && (held || tapped);
    }

    /** How far the hands are moved, or the share is pressed, 0 to 1. */
    private float reach(Inputs now) {
        float reach = 0;
        if (takeover == Takeover.MOVE) {
            for (float axis : axes(now).values()) {
                reach = Math.max(reach, Math.abs(axis));
            }
        } else if (takeover == Takeover.SHARE) {
            for (Wish wish : now.devices().values()) {
                reach = Math.max(reach, wish.share());
            }
        }
        spent = spent && reach > 0;
        return spent ? 0 : reach;
    }

    private static Optional<Spot> spot(Inputs now) {
        return wish(now, Inputs.MOUSE).spot();
    }

    /** Along each axis the device that is pushed furthest counts. */
    private static Map<Axis, Float> axes(Inputs now) {
        Map<Axis, Float> axes = new EnumMap<>(Axis.class);
        for (Wish wish : now.devices().values()) {
            wish.axes()
                    .forEach((axis, value) ->
                            axes.merge(axis, value, (a, b) -> Math.abs(a) >= Math.abs(b) ? a : b));
        }
        return axes;
    }
}
