package reins.sim.robot;

import reins.core.fact.Reach;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Decides what a robot is told, who may drive it and when an episode with it is over, from what it
 * is told by the world and by the link, and a clock. Safe on every thread.
 */
public final class Safety {
    static final String SILENT =
            "Nothing has come from the robot for a while, so it is connected to again; look whether"
                    + " it is on and near enough.";
    static final String STALE =
            "Nothing new has been seen of the robot for a while; look at its camera.";
    private static final int TRIPS = 20;
    private static final long MILLI = 1_000_000;

    private final Limits limits;
    private final Allowance allowance;
    private final Vec rest;
    private final LongSupplier nanoTime;
    private final AtomicReference<Known> state;

    /**
     * @param speeds the numbers of the controls that are slowed down where the link is slow
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    public Safety(Limits limits, WorldSpec spec, Set<Integer> speeds, LongSupplier nanoTime) {
        if (spec.tickSeconds() * 1000 >= limits.hangMillis()) {
            throw new IllegalArgumentException(
                    "ticks of %s s, and rest after %d ms without one"
                            .formatted(spec.tickSeconds(), limits.hangMillis()));
        }
        this.limits = limits;
        this.nanoTime = nanoTime;
        rest = spec.rest().asControls();
        allowance = new Allowance(spec.controls(), rest, speeds);
        state = new AtomicReference<>(new Known(rest, nanoTime.getAsLong()));
    }

    private Known change(Consumer<Known> how) {
        return state.updateAndGet(before -> {
            Known after = before.copy();
            how.accept(after);
            return after;
        });
    }

    // Told by the world.

    /** An episode begins: at rest, in a person's charge, and with nothing seen yet. */
    void begin() {
        change(now -> {
            now.trouble = "";
            now.beginning = true;
            now.toBegin = true;
            now.handedOver = false;
            now.goToRest();
        });
    }

    /** A tick: this is to be done until the next one. */
    void command(Vec controls) {
        long at = nanoTime.getAsLong();
        change(now -> {
            now.command = controls;
            now.stepped = at;
            now.resting = false;
        });
    }

    /** To rest until the next tick. */
    void rest() {
        change(Known::goToRest);
    }

    /** To rest, whatever the world says, until a person says to go on. */
    void stop() {
        change(now -> {
            now.stopped = true;
            now.handedOver = false;
            now.goToRest();
        });
    }

    /**
     * A person says to go on: that ends a stop, and starts nothing; the next time it lets the
     * policy drive behind a countdown, where the robot is well seen.
     */
    void goOn() {
        long at = nanoTime.getAsLong();
        change(now -> {
            if (now.stopped) {
                now.stopped = false;
            } else {
                now.handedOver =
                        now.trouble().isEmpty()
                                && !now.beginning
                                && !over(at - now.observed, limits.policyMillis());
            }
            countDown(now, at);
        });
    }

    /** It goes on by itself behind a pause: nothing is handed over by that. */
    void resume() {
        long at = nanoTime.getAsLong();
        change(now -> countDown(now, at));
    }

    private void countDown(Known now, long at) {
        now.starts = at + nanos(limits.countdown());
        now.moves = at + nanos(limits.handCountdown());
    }

    /** Somebody else drives instead of a policy that is to begin, which then does not. */
    void takenOver() {
        long at = nanoTime.getAsLong();
        change(now -> {
            if (now.handedOver && now.countdown(at) > 0) {
                now.handedOver = false;
                now.moves = at + nanos(limits.handCountdown());
            }
        });
    }

    private static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    /** The episode cannot be gone on with, for this reason. */
    void fail(String sentence) {
        change(now -> {
            now.fail(sentence);
            now.beginning = false;
        });
    }

    // Told by the link.

    /** The robot says why it cannot be driven; what it said before an episode began is passed. */
    void report(String sentence) {
        change(now -> {
            if (!now.toBegin) {
                now.fail(sentence);
                now.beginning = false;
            }
        });
    }

    /** The link is there, perhaps again; nothing is resumed by that. */
    void connected() {
        long at = nanoTime.getAsLong();
        change(now -> {
            now.up = true;
            now.heard = at;
            now.observed = at;
            now.trips = List.of();
            now.handedOver = false;
            now.toBegin = now.beginning;
            now.goToRest();
        });
    }

    /** The link is gone, for this reason. */
    void disconnected(String sentence) {
        change(now -> now.drop(sentence));
    }

    /** Something has come, at this time. */
    void heard(long nanos) {
        change(now -> now.heard = Math.max(now.heard, nanos));
    }

    /** Something new of the robot was seen, at this time. */
    void observed(long nanos) {
        change(now -> {
            now.observed = Math.max(now.observed, nanos);
        });
    }

    /** Why a camera shows nothing now, as a sentence; empty where all do. */
    void blind(String why) {
        if (!state.get().blind.equals(why)) {
            change(now -> now.blind = why);
        }
    }

    /** The robot was told that the episode begins. */
    void saidBegin() {
        change(now -> now.toBegin = false);
    }

    /** The robot was seen since the episode began, which may go on now. */
    void begun() {
        long at = nanoTime.getAsLong();
        change(now -> {
            now.beginning = false;
            now.toBegin = false;
            now.moves = at + nanos(limits.handCountdown());
        });
    }

    /** How long a question took to be answered, in nanoseconds. */
    void roundTrip(long nanos) {
        change(now -> {
            List<Long> trips = new ArrayList<>(now.trips);
            trips.add(nanos);
            now.trips = trips.subList(Math.max(0, trips.size() - TRIPS), trips.size());
        });
    }

    // Asked.

    /** Whether the robot is still to be told that the episode begins. */
    boolean isToBegin() {
        return state.get().toBegin;
    }

    /** Whether the link is there. */
    boolean isUp() {
        return state.get().up;
    }

    /**
     * What the link is to do now; asked by its thread as often as it can. What is answered counts
     * as done, but for a beginning: that is told by {@link #saidBegin}.
     */
    Word next() {
        long at = nanoTime.getAsLong();
        return change(
                        now -> {
                            watch(now, at);
                            now.word = word(now, at);
                            if (!(now.word instanceof Word.Silence)) {
                                now.sent = at;
                                now.anySent = true;
                            }
                        })
                .word;
    }

    /** Looks at the time where nothing can be said. */
    void watch() {
        long at = nanoTime.getAsLong();
        change(now -> watch(now, at));
    }

    private void watch(Known now, long at) {
        if (now.up && over(at - now.heard, limits.lostMillis())) {
            now.drop(SILENT);
        }
        long age = at - now.observed;
        if (now.up && !now.beginning && over(age, limits.lostMillis())) {
            now.fail(now.blind.isEmpty() ? STALE : now.blind);
        }
        if (over(age, limits.policyMillis())) {
            now.handedOver = false;
        }
    }

    private Word word(Known now, long at) {
        if (now.owed > 0) {
            now.owed--;
            return new Word.Rest();
        }
        if (now.toBegin) {
            return new Word.Begin();
        }
        if (now.anySent && at - now.sent < Math.round(1e9 / limits.commandsPerSecond())) {
            return new Word.Silence();
        }
        boolean hangs = over(at - now.stepped, limits.hangMillis());
        return now.resting || hangs || mustRest(now, at)
                ? new Word.Rest()
                : new Word.Send(cleaned(now.command, now));
    }

    private boolean mustRest(Known now, long at) {
        return now.stopped
                || now.beginning
                || !now.trouble().isEmpty()
                || now.countdown(at) > 0
                || over(at - now.observed, limits.restMillis());
    }

    /** What of these controls is let through now, shape {@code [A]}. */
    Vec allowed(Vec wanted) {
        Known now = state.get();
        return mustRest(now, nanoTime.getAsLong()) ? rest : cleaned(wanted, now);
    }

    private Vec cleaned(Vec wanted, Known now) {
        boolean slow = over(now.roundTrip(), limits.slowMillis());
        return allowance.of(wanted, slow ? limits.slowShare() : 1);
    }

    /** How well it is reached now, and who may drive it. */
    Reach reach() {
        Known now = state.get();
        long at = nanoTime.getAsLong();
        long age = Math.max(0, at - now.observed);
        long countdown = now.countdown(at);
        Reach.Policy policy;
        if (over(age, limits.policyMillis())) {
            policy = Reach.Policy.SEES_TOO_LATE;
        } else if (!now.handedOver) {
            policy = Reach.Policy.NOT_HANDED_OVER;
        } else {
            policy = countdown > 0 ? Reach.Policy.STARTS_SOON : Reach.Policy.MAY_DRIVE;
        }
        Reach.Light light;
        if (over(age, limits.policyMillis())) {
            light = Reach.Light.RED;
        } else {
            light = over(age, limits.lateMillis()) ? Reach.Light.AMBER : Reach.Light.GREEN;
        }
        return new Reach(
                age / 1e9, now.roundTrip() / 1e9, light, policy, countdown / 1e9, now.trouble());
    }

    private static boolean over(long nanos, int millis) {
        return nanos > millis * MILLI;
    }
}
