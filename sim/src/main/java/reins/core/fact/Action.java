package reins.core.fact;

/** What is asked of a world at one tick. Safe on every thread. */
public sealed interface Action {
    /** Controls {@code [A]}, within the channels' bounds. */
    record Continuous(Vec controls) implements Action {}

    /** The index of a word of the world's vocabulary. */
    record Token(int id) implements Action {
        public Token {
            if (id < 0) {
                throw new IllegalArgumentException("token " + id);
            }
        }
    }

    /** The controls {@code [A]} of a continuous action. */
    default Vec asControls() {
        return switch (this) {
            case Continuous(Vec controls) -> controls;
            case Token(int id) ->
                    throw new IllegalStateException("token " + id + " where controls are needed");
        };
    }
}
