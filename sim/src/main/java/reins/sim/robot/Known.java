package reins.sim.robot;

import reins.core.fact.Vec;

import java.util.List;

/** Everything that {@link Safety} knows of a robot; not changed once it is published. */
final class Known implements Cloneable {
    private static final String DOWN = "The robot is not connected; it is tried again.";

    /** How often rest is said where it matters. */
    static final int RESTS = 3;

    Vec command;
    long stepped;
    boolean resting = true;
    boolean stopped;
    boolean handedOver;

    /** When a policy to which it was handed over begins; so {@link #moves}. */
    long starts;

    /** Before that nobody moves it. */
    long moves;

    boolean beginning;
    boolean toBegin;
    boolean up;
    long heard;
    long observed;
    List<Long> trips = List.of();
    String trouble = "";
    String blind = "";
    int owed;
    boolean anySent;
    long sent;
    Word word = new Word.Silence();

    /**
     * @param rest the command at rest, shape {@code [A]}
     * @param at now, in nanoseconds
     */
    Known(Vec rest, long at) {
        command = rest;
        starts = at;
        moves = at;
    }

    Known copy() {
        try {
            return (Known) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    String trouble() {
        return trouble.isEmpty() && !up ? DOWN : trouble;
    }

    /** Keeps the first trouble of an episode, which nobody goes on with. */
    void fail(String sentence) {
        if (trouble.isEmpty()) {
            trouble = sentence;
        }
        handedOver = false;
    }

    /** The link is gone, for this reason. */
    void drop(String sentence) {
        if (up && !beginning) {
            fail(sentence);
        }
        up = false;
        handedOver = false;
    }

    void goToRest() {
        resting = true;
        owed = RESTS;
    }

    /** How long it still stands before a policy or a person moves it, in nanoseconds; else 0. */
    long countdown(long at) {
        return Math.max(0, Math.max(handedOver ? starts - at : 0, moves - at));
    }

    /** The middle of the last round trips, in nanoseconds; 0 where none is known. */
    long roundTrip() {
        return trips.isEmpty() ? 0 : trips.stream().sorted().toList().get(trips.size() / 2);
    }
}
