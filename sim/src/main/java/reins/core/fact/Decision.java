package reins.core.fact;

import java.util.Optional;

/**
 * Who drove at one tick, what was executed and what the other driver wanted. Safe on every thread.
 */
public sealed interface Decision {
    /** What the world was told. */
    Action executed();

    /** The policy drove and the teacher was silent. */
    record Autonomous(Action executed) implements Decision {}

    /** The policy drove and the teacher said what it would have done. */
    record Labelled(Action executed, Action taught) implements Decision {}

    /** The policy drove; the teacher said only afterwards what it would have done. */
    record Relabelled(Action executed, Action taught) implements Decision {}

    /** The teacher drove; the policy's wish is kept. */
    record TakenOver(Action executed, Action proposed) implements Decision {}

    /** The teacher drove, and no policy was there or its wish is not known. */
    record Demonstrated(Action executed) implements Decision {}

    /** Both drove: what was executed lies between the policy's wish and the teacher's. */
    record Shared(Action executed, Action proposed, Action taught) implements Decision {}

    /** What the teacher wants here, where that is known. */
    default Optional<Action> label() {
        return switch (this) {
            case Autonomous _ -> Optional.empty();
            case Labelled(_, Action taught) -> Optional.of(taught);
            case Relabelled(_, Action taught) -> Optional.of(taught);
            case TakenOver(Action executed, _) -> Optional.of(executed);
            case Demonstrated(Action executed) -> Optional.of(executed);
            case Shared(_, _, Action taught) -> Optional.of(taught);
        };
    }

    /** What the policy wanted here; what was executed where that is not known. */
    default Action wish() {
        return switch (this) {
            case Autonomous(Action executed) -> executed;
            case Labelled(Action executed, _) -> executed;
            case Relabelled(Action executed, _) -> executed;
            case TakenOver(_, Action proposed) -> proposed;
            case Demonstrated(Action executed) -> executed;
            case Shared(_, Action proposed, _) -> proposed;
        };
    }

    /** Whether the teacher had a hand in what was executed. */
    default boolean teacherDrives() {
        return switch (this) {
            case Autonomous _, Labelled _, Relabelled _ -> false;
            case TakenOver _, Demonstrated _, Shared _ -> true;
        };
    }

    /** The same, with what the teacher says afterwards; what was executed stays a fact. */
    default Decision withLabel(Action said) {
        return switch (this) {
            case Autonomous(Action executed) -> new Relabelled(executed, said);
            case Labelled(Action executed, _) -> new Relabelled(executed, said);
            case Relabelled(Action executed, _) -> new Relabelled(executed, said);
            case TakenOver(Action executed, Action proposed) ->
                    new Shared(executed, proposed, said);
            case Demonstrated(Action executed) -> new Shared(executed, executed, said);
            case Shared(Action executed, Action proposed, _) ->
                    new Shared(executed, proposed, said);
        };
    }
}
