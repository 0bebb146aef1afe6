package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.fail;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Reach;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A robot that is driven as fast as it goes, by a person who never lets go or by a policy, while
 * its other end has faults. The clock passes only where all has arrived that is on its way. Used by
 * one thread.
 */
final class FaultyDrive implements AutoCloseable {
    private static final int STEP_MILLIS = 10;
    private static final int TICK_MILLIS = 50;

    /** What may pass until a command that is due is said. */
    private static final int DUE_MILLIS = TICK_MILLIS + 2 * STEP_MILLIS;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int STILL_MOMENTS = 20;
    private static final int ARRIVING_MOMENTS = 60;
    private static final long NEVER = Long.MAX_VALUE;

    /** What is wrong at the other end; see {@link FaultyPeer}. */
    enum Fault {
        SILENCE,
        HALF,
        STALL,
        KILL,
        FROZEN,
        STALE,
        DRIP
    }

    private final FaultyPeer peer;
    private final String title;
    private final boolean policyDrives;
    private final Ticking clock = new Ticking();
    private final Robot robot;
    private final RobotLink link;
    private final RobotWorld world;
    private final Action ahead;
    private final List<String> story = new ArrayList<>();

    private Optional<ToldWire> wire = Optional.empty();
    private int heardBefore;
    private boolean begun;
    private boolean paused;

    /** Whether the other end tells what it sees, and whether it obeys. */
    private boolean tells;

    private boolean obeys = true;
    private boolean freezes;
    private boolean recovers;
    private long faultFrom;

    /** From when on nothing but rest may be said until something new is seen, in milliseconds. */
    private long blindFrom = NEVER;

    /** The same, until a person goes on or a new episode begins. */
    private long heldFrom = NEVER;

    /**
     * Reaches it and begins an episode.
     *
     * @param title of what is tried, for who reads that it failed
     * @param policyDrives else a person does
     */
    FaultyDrive(FaultyPeer peer, String title, boolean policyDrives) {
        this.peer = peer;
        this.title = title;
        this.policyDrives = policyDrives;
        robot = atOnce(peer.robot());
        Linked linked = Linked.of(robot, clock, this::connect, this::step, this::step);
        link = linked.link();
        world = linked.world();
        float[] most = new float[robot.spec().controls().size()];
        for (int i = 0; i < most.length; i++) {
            Channel control = robot.spec().controls().get(i);
            most[i] = Float.isFinite(control.high()) ? control.high() : 1;
        }
        ahead = new Action.Continuous(Vec.of(most));
        heldFrom = 0;
        recover();
        begin();
    }

    /** The same robot without a countdown: faults do not wait for it. */
    private static Robot atOnce(Robot of) {
        return new Robot(
                of.spec(),
                of.place(),
                Settings.with(of.limits(), Map.of("countdown", "0")),
                of.speeds(),
                of.eyes(),
                of.connect());
    }

    private Wire connect() {
        heardBefore = peer.heard();
        ToldWire connected = new ToldWire(robot.connect().connect(clock));
        wire = Optional.of(connected);
        await(() -> !peer.opensByItself() || !(connected.state() instanceof Wire.State.Opening));
        return connected;
    }

    private long now() {
        return TimeUnit.NANOSECONDS.toMillis(clock.getAsLong());
    }

    /** Waits until this is so, while the test's clock stands. */
    private void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!so.getAsBoolean()) {
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                throw failure("what was awaited does not come");
            }
        }
    }

    private AssertionError failure(String what) {
        return fail(
                "%s: %s at %d ms, with %s; %s".formatted(title, what, now(), world.reach(), story));
    }

    private boolean isOpen() {
        return wire.filter(now -> now.state() instanceof Wire.State.Open).isPresent();
    }

    private boolean isSeenSince(long nanos) {
        return link.seen().filter(seen -> seen.oldestNanos() >= nanos).isPresent();
    }

    /** It sees something new, which comes here. */
    private void see() {
        boolean told;
        do {
            told = tellOnce();
            clock.pass(told ? 0 : STEP_MILLIS); // what was told again may still be on its way
        } while (!told && isOpen());
    }

    /** All that it said before has come with that. */
    private void seeOnceMore() {
        clock.pass(STEP_MILLIS);
        see();
    }

    private boolean tellOnce() {
        long[] again = {System.nanoTime()};
        int[] times = {0};
        look();
        await(() -> {
            if (System.nanoTime() >= again[0]) {
                tell();
                times[0]++;
                again[0] += AGAIN_NANOS;
            }
            return !isOpen() || isSeenSince(clock.getAsLong());
        });
        return times[0] == 1;
    }

    private void look() {
        try {
            peer.look();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell() {
        try {
            peer.live();
        } catch (IOException _) {
            story.add("not told");
        }
    }

    /** A little time passes: it lives, the link works, and what is said arrives. */
    private void step() {
        clock.pass(STEP_MILLIS);
        if (!isOpen()) {
            WorkerThread.moment(); // what opens it takes its time
        }
        if (now() % TICK_MILLIS == 0 && tells) {
            see();
        } else if (now() % TICK_MILLIS == 0 && freezes) {
            tell();
        }
        link.work();
        wire.ifPresent(now -> {
            if (obeys) {
                await(() -> !isOpen() || peer.heard() >= heardBefore + now.words());
            }
            check(now);
        });
    }

    private void check(ToldWire now) {
        boolean blind = now() > blindFrom && !(recovers && isSeenSince(faultFrom + 1));
        if (!blind && now() <= heldFrom) {
            return;
        }
        if (!isOpen() || now.isBusy()) {
            return; // nothing can be said
        }
        if (!now.isAtRest()) {
            throw failure("it was not told to rest");
        }
        if (obeys && !peer.isAtRest()) {
            throw failure("it is not at rest");
        }
    }

    /** So much time passes, with the world's ticks. */
    private void pass(long millis) {
        for (long until = now() + millis; now() < until; ) {
            step();
            if (begun && now() % TICK_MILLIS == 0) {
                tick();
            }
        }
    }

    /** As the loop does it, but for the episode's end, at which nobody stops here. */
    private void tick() {
        if (policyDrives && !paused && world.reach().policy() != Reach.Policy.MAY_DRIVE) {
            paused = true;
            world.rest();
            heldFrom = Math.min(heldFrom, now() + DUE_MILLIS);
        }
        if (!paused) {
            world.step(world.allowed(ahead));
        }
        if (!world.reach().trouble().isEmpty()) {
            heldFrom = Math.min(heldFrom, now() + DUE_MILLIS);
        }
    }

    /** Until something new is seen: time passes while what is on its way may come. */
    private void recover() {
        recovers = true;
        faultFrom = clock.getAsLong();
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!isOpen() || wire.orElseThrow().isBusy() || !isSeenSince(faultFrom + 1)) {
            pass(STEP_MILLIS);
            look();
            if (isOpen() || !peer.opensByItself()) {
                tell();
            }
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                throw failure("it is not seen again");
            }
        }
        recovers = false;
        arrive();
        blindFrom = NEVER;
        tells = true;
    }

    /** Until all that was told meanwhile has come. */
    private void arrive() {
        long before = -1;
        for (int still = 0; still < ARRIVING_MOMENTS; still++) {
            long now = link.seen().map(FaultyDrive::count).orElse(-1L);
            still = now == before ? still : 0;
            before = now;
            WorkerThread.moment();
        }
    }

    private static long count(Seen seen) {
        return seen.number() + seen.sights().stream().mapToLong(Seen.Sight::number).sum();
    }

    private void begin() {
        world.reset(1);
        begun = true;
        if (policyDrives) {
            paused = true;
            pass(200);
            world.goOn();
            paused = false;
        }
        heldFrom = NEVER;
    }

    /** Drives for a while. */
    void goWell(int millis) {
        story.add("%d ms".formatted(millis));
        pass(millis);
        // What was said last leaves on a thread of its own, which may be late.
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (wire.filter(now -> !now.isAtRest()).isEmpty()) {
            pass(STEP_MILLIS);
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                throw failure("it does not drive");
            }
        }
    }

    /** Drives for a while with the fault; and then, where the fault ended the drive, again. */
    void suffer(Fault fault, int millis) {
        story.add("%s for %d ms at %d".formatted(fault, millis, now()));
        try {
            switch (fault) {
                case SILENCE -> {
                    peer.silence(true);
                    seeOnceMore();
                    miss(millis);
                    peer.silence(false);
                }
                case HALF -> {
                    peer.silence(true);
                    seeOnceMore();
                    clock.pass(STEP_MILLIS);
                    peer.half();
                    await(() -> wire.orElseThrow().heardNanos() == clock.getAsLong());
                    miss(millis);
                    peer.silence(false);
                }
                case STALL -> {
                    peer.stall(true);
                    seeOnceMore();
                    obeys = false;
                    miss(millis);
                    peer.stall(false);
                }
                case KILL -> {
                    obeys = false;
                    peer.kill(true);
                    miss(millis);
                    peer.kill(false);
                }
                case FROZEN -> {
                    seeOnceMore();
                    peer.freeze(true);
                    arrive();
                    freezes = true;
                    miss(millis);
                    freezes = false;
                    peer.freeze(false);
                }
                case STALE -> {
                    peer.stamp(true);
                    goWell(millis + 2 * DUE_MILLIS);
                    peer.stamp(false);
                    return;
                }
                case DRIP -> {
                    peer.drip(true);
                    goWell(2 * DUE_MILLIS); // each byte takes its time
                    peer.drip(false);
                    return;
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        recover();
        goOn();
    }

    /** Time passes in which nothing new is seen. */
    private void miss(int millis) {
        Limits limits = robot.limits();
        blindFrom =
                now() + DUE_MILLIS + (policyDrives ? limits.policyMillis() : limits.restMillis());
        tells = false;
        pass(millis);
        if (millis > limits.lostMillis() + DUE_MILLIS && world.reach().trouble().isEmpty()) {
            throw failure("the episode is not over");
        }
    }

    /** As a person would, after a while in which nothing may happen by itself. */
    private void goOn() {
        pass(STEP_MILLIS); // what came with the fault is known
        boolean over = !world.reach().trouble().isEmpty();
        if (over || paused) {
            pass(200);
        }
        if (!obeys) {
            settle();
        }
        if (over) {
            begin();
        } else if (paused) {
            world.goOn();
            paused = false;
        }
        heldFrom = NEVER;
    }

    /** Until all that it was told before has been done: how much that was is not known. */
    private void settle() {
        for (int before = -1, still = 0; still < STILL_MOMENTS; still++) {
            still = peer.heard() == before ? still : 0;
            before = peer.heard();
            WorkerThread.moment();
        }
        heardBefore = peer.heard() - wire.orElseThrow().words();
        obeys = true;
    }

    @Override
    public void close() {
        link.close();
    }
}
