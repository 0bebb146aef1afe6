package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.toys.ToyPeer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A cart at the other end of a link, without threads and with a clock of its own: the link works
 * whenever the cart lives or is asked. It stops by itself where it hears nothing. Used by one
 * thread.
 */
public final class LinkedCart implements ToyPeer {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "linked-cart",
                    "Linked cart",
                    List.of(new Channel("place", Unit.METRE, -100, 100)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(new Channel("pace", Unit.METRE_PER_SECOND, -1, 1))),
                    List.of(new Channel("progress", Unit.METRE, -1, 1)),
                    0.2,
                    1000);

    /** It stops by itself after as many of its own ticks without a word. */
    private static final int DEAD_MAN_TICKS = 3;

    static final Limits AT_ONCE = Settings.with(Limits.DEFAULTS, Map.of("countdown", "0"));

    /** What it is held to from when it is opened next. */
    Limits limits = AT_ONCE;

    final Ticking clock = new Ticking();

    /** What was said to it and arrived. */
    final List<Vec> told = new ArrayList<>();

    Safety safety = fresh();
    private RobotLink link = link();
    private int connections;
    private int rests;
    private boolean cut;
    private boolean reachable = true;
    private boolean busy;
    private boolean still;
    private String trouble = "";
    private float pace;
    private float place;
    private int silent;

    @Override
    public WorldType.Reached<?> type() {
        return new WorldType.Reached<>(
                SPEC.id(),
                SPEC.title(),
                new NoSettings(),
                _ -> SPEC,
                _ -> Handling.inOrder(SPEC),
                _ -> open());
    }

    private Safety fresh() {
        return new Safety(limits, SPEC, Set.of(0), clock);
    }

    private RobotLink link() {
        return new RobotLink(
                "cart",
                safety,
                new Senses(List.of(), List.of()),
                Line::new,
                clock,
                () -> clock.pass(10));
    }

    /** A world over a link that is up. */
    World open() {
        safety = fresh();
        link = link();
        work();
        return new RobotWorld(SPEC, safety, link, clock, this::live, link::close);
    }

    /** The link's thread has its turn. */
    void work() {
        for (int i = 0; i < 5; i++) {
            link.work();
        }
    }

    /** Ends the link, and not the world. */
    void hangUp() {
        link.close();
    }

    /** Nobody can connect to it any more, or all can again. */
    void hide(boolean now) {
        reachable = !now;
    }

    /** What is said to it does not leave. */
    void clog(boolean now) {
        busy = now;
    }

    /** It is heard of and seen no more. */
    void freeze(boolean now) {
        still = now;
    }

    /** It says why it cannot be driven. */
    void refuse(String why) {
        trouble = why;
    }

    @Override
    public void live() {
        for (int i = 0; i < 10; i++) {
            clock.pass(20);
            work();
        }
        if (++silent > DEAD_MAN_TICKS) {
            pace = 0;
        }
        place += (float) (pace * SPEC.tickSeconds());
        work();
    }

    @Override
    public void cut(boolean now) {
        cut = now;
    }

    @Override
    public int connections() {
        return connections;
    }

    @Override
    public int rests() {
        work();
        return rests;
    }

    @Override
    public boolean isStill() {
        work();
        return pace == 0;
    }

    @Override
    public void renew() {
        connections = 0;
        rests = 0;
        told.clear();
        cut = false;
        reachable = true;
        busy = false;
        still = false;
        trouble = "";
        pace = 0;
        place = 0;
        silent = 0;
    }

    @Override
    public String toString() {
        return SPEC.title();
    }

    /** A connection to it. */
    private final class Line implements Wire {
        private boolean closed;
        private long heard = clock.getAsLong();
        private long observed = clock.getAsLong();
        private long number;

        Line() {
            connections++;
        }

        @Override
        public State state() {
            if (closed) {
                return new State.Ended("It was closed.");
            }
            return reachable ? new State.Open() : new State.Ended("It is not there.");
        }

        @Override
        public boolean isReady() {
            return !busy;
        }

        @Override
        public boolean hears() {
            return true;
        }

        @Override
        public void command(Vec controls) {
            tell(controls);
        }

        @Override
        public void rest() {
            rests++;
            tell(Vec.of(0));
        }

        private void tell(Vec controls) {
            if (!cut) {
                told.add(controls);
                pace = controls.at(0);
                silent = 0;
            }
        }

        @Override
        public Optional<Seen> seen() {
            if (!cut && !still && observed != clock.getAsLong()) {
                observed = clock.getAsLong();
                number++;
            }
            return Optional.of(
                    new Seen(Vec.of(Math.clamp(place, -100, 100)), List.of(), observed, number));
        }

        @Override
        public long heardNanos() {
            if (!cut) {
                heard = clock.getAsLong();
            }
            return heard;
        }

        @Override
        public Optional<Long> roundTrip() {
            return Optional.empty();
        }

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
