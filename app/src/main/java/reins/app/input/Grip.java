package reins.app.input;

import reins.core.role.Signal;

import java.util.Set;

/** How a person holds the reins, and how that changes from tick to tick. Safe on every thread. */
enum Grip {
    /** Not at all. */
    LOOSE,
    /** By a press, a latch or a share: the person wants to drive. */
    HELD,
    /** The hands have moved the controls, and may be driving since. */
    HANDS_ON;

    /** What is seen of a person at a tick. */
    enum Cue {
        /** Everything is stopped, or a device or the focus is lost. */
        BREAK,
        /** Something that takes over is pressed, or latched. */
        PRESS,
        /** The hands move the controls, where that takes over. */
        MOVE,
        /** The hands are at rest there, and the teacher drove at the tick before. */
        STAY,
        /** Nothing. */
        REST
    }

    /** What follows a cue. */
    record Turn(Grip to, Set<Signal> signals) {
        private static final Turn NOTHING = new Turn(LOOSE, Set.of());
        private static final Turn LETS_GO = new Turn(LOOSE, Set.of(Signal.HAND_BACK));
        private static final Turn TAKES =
                new Turn(HELD, Set.of(Signal.TAKE_OVER, Signal.UNHURRIED));
        private static final Turn MOVES =
                new Turn(HANDS_ON, Set.of(Signal.HANDS_ON, Signal.UNHURRIED));
        private static final Turn LETS_GO_AND_MOVES =
                new Turn(HANDS_ON, Set.of(Signal.HAND_BACK, Signal.HANDS_ON, Signal.UNHURRIED));

        Turn {
            signals = Set.copyOf(signals);
        }
    }

    /** The table of turns: a row for each grip at the tick before, a column for each cue. */
    Turn on(Cue cue) {
        return switch (this) {
            case LOOSE ->
                    switch (cue) {
                        case PRESS -> Turn.TAKES;
                        case MOVE -> Turn.MOVES;
                        case BREAK, STAY, REST -> Turn.NOTHING;
                    };
            case HELD ->
                    switch (cue) {
                        case PRESS -> Turn.TAKES;
                        case MOVE -> Turn.LETS_GO_AND_MOVES;
                        case BREAK, STAY, REST -> Turn.LETS_GO;
                    };
            case HANDS_ON ->
                    switch (cue) {
                        case PRESS -> Turn.TAKES;
                        // Hands at rest go on driving, until the arbiter takes that for letting go.
                        case MOVE, STAY -> Turn.MOVES;
                        case BREAK -> Turn.LETS_GO;
                        case REST -> Turn.NOTHING;
                    };
        };
    }
}
