package reins.policies.learn;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Eye;

/**
 * What a learner that can look sees. Safe on every thread.
 *
 * @param pictures seen at once, the one of now among them, 1 or more
 * @param shift the farthest random shift of a picture in training, as a share of its sides
 */
record Vision(Sees sees, int pictures, double shift) {
    static final String PICTURES = "pictures it sees at once, to see motion";
    static final String SHIFT =
            "farthest random shift of pictures in training, as a share of their sides";

    /** The state, and no pictures. */
    static final Vision NONE = new Vision(Sees.STATE, 1, 0);

    /** A small picture's longest side at most, so that one processor core can learn from it. */
    private static final int SIDE = 48;

    /** Long enough for things to have moved. */
    private static final double SECONDS_APART = 0.08;

    /**
     * Whether it sees the state, where there is one.
     *
     * @throws ReinsException where it would see nothing
     */
    boolean seesState(WorldSpec spec) {
        if (sees == Sees.STATE && spec.state().isEmpty()) {
            throw new ReinsException(
                    "World '%s' tells no numbers to learn from; let the learner see its pictures."
                            .formatted(spec.id()));
        }
        return sees != Sees.PICTURE && !spec.state().isEmpty();
    }

    /** The eye at the world's first camera. */
    Eye eye(WorldSpec spec) {
        return Eye.of(spec, SIDE, pictures, SECONDS_APART);
    }
}
