package reins.policies.learn;

/** Which part of the world a learner's policy sees. */
public enum Sees {
    STATE,
    /** Pictures of the world's first camera, and nothing else. */
    PICTURE,
    BOTH;

    /** Whether the world must be filmed. */
    boolean pictures() {
        return this != STATE;
    }
}
