package reins.app.input;

/** Removes the trembling of a stick at rest. Safe on every thread. */
final class DeadZone {
    /** As a share of the stick's whole way. */
    static final float SIZE = 0.1f;

    private DeadZone() {}

    /** From -1 to 1: 0 within the dead zone, and from its rim evenly to the end of the way. */
    static float without(float value) {
        float beyond = Math.abs(value) - SIZE;
        return beyond <= 0 ? 0 : Math.copySign(Math.min(1, beyond / (1 - SIZE)), value);
    }
}
