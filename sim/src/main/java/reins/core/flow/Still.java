package reins.core.flow;

import java.util.Optional;

/** Whether the sim loop stands still, and why. Safe on every thread. */
public sealed interface Still {
    /** Whether it goes on only when it is told to, or taken over. */
    default boolean isPaused() {
        return this instanceof Paused || (this instanceof WentBack back && !back.slowly());
    }

    /** It does not. */
    enum Not implements Still {
        DRIVES,
        /** It will, when the countdown of a robot is over whose policy is to drive. */
        COUNTS_DOWN,
        /** It will, when the person who has taken over says a word. */
        LISTENS,
        /**
         * What was driven last is driven once more, for the teacher to say what it would have done.
         */
        LOOKS_BACK
    }

    /**
     * It waits, and goes on by itself.
     *
     * @param sentence what for
     */
    record Waits(String sentence) implements Still {}

    /**
     * The world was taken back, for a person to drive on from there: it stands still, or drives
     * slowly, until somebody takes over or it is told to go on.
     *
     * @param seconds of the world's time, how far back; 0 where it was taken to another episode
     * @param slowly whether it drives slowly meanwhile
     */
    record WentBack(double seconds, boolean slowly) implements Still {}

    /** It does until it is told to go on. */
    enum Paused implements Still {
        /** A person wants it so. */
        PERSON,
        /** A person looks at something else. */
        AWAY,
        /** The program asks a person something. */
        QUESTION,
        /** What a teacher said looking back is kept. */
        LOOKED_BACK,
        /** The look back is over, and no teacher said anything. */
        NOTHING_SHOWN,
        /** The policy asks for help, and the arbiter waits for the teacher. */
        ASKS,
        /** The person who drove is not heard any more: the window lost the keyboard. */
        LOST_FOCUS,
        /** The person who drove is not heard any more: the gamepad is gone. */
        LOST_GAMEPAD,
        /** The gamepad is gone with which a person could have taken a robot from its policy. */
        UNGUARDED,
        /** No person has let the policy drive this robot yet. */
        NOT_HANDED_OVER,
        /** A policy would see too late where the robot is. */
        SEES_TOO_LATE,
        /** The policy that drives failed. */
        FAILED,
        /** There is no world: it could not be opened. */
        NO_WORLD,
        /** Everything was stopped. */
        STOPPED;

        /**
         * Why it stands still when this is said too: what ends by itself does not take the place of
         * what somebody has to end.
         *
         * @param now why it stands still before; empty where it does not
         */
        public Paused over(Optional<Paused> now) {
            boolean endsByItself = this == AWAY || this == QUESTION;
            return endsByItself ? now.orElse(this) : this;
        }
    }
}
