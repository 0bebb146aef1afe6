package reins.sim.worlds;

import reins.sim.physics.Body;

import java.util.random.RandomGenerator;

/**
 * Gusts that push a body sideways and turn it, by the rule of Gymnasium's LunarLander-v3 with wind
 * (gymnasium.farama.org): smooth, never quite repeating, from a random moment on. Used by one
 * thread at a time.
 */
final class Wind {
    private final double push;
    private final double turn;
    private int pushMoment;
    private int turnMoment;

    /**
     * @param push the strongest push, in newtons
     * @param turn the strongest turn, in newton metres
     */
    Wind(double push, double turn) {
        this.push = push;
        this.turn = turn;
    }

    /** Begins an episode. */
    void begin(RandomGenerator random) {
        pushMoment = moment(random);
        turnMoment = moment(random);
    }

    private static int moment(RandomGenerator random) {
        return (int) Math.floor(random.nextDouble(-9999, 9999));
    }

    /** Blows at a body for the coming tick. */
    void blow(Body body) {
        body.pull(nextPush(), 0);
        body.twist(turn * strength(turnMoment++));
    }

    /** The push during the coming tick, in newtons. */
    double nextPush() {
        return push * strength(pushMoment++);
    }

    /** From -1 to 1; two waves whose lengths have no common multiple. */
    private static double strength(int moment) {
        return Math.tanh(Math.sin(0.02 * moment) + Math.sin(Math.PI * 0.01 * moment));
    }
}
