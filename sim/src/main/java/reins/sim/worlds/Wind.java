package reins.sim.worlds;

import java.util.random.RandomGenerator;

/**
 * Gusts that push the lander sideways and turn it, by the rule and of Gymnasium's LunarLander-v3
 * with wind (gymnasium.farama.org): smooth, never quite repeating, from a random moment on. Used by
 * one thread at a time.
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

    /** Blows for the coming tick; a craft with a foot on the ground is left alone. */
    void blow(LanderBodies bodies) {
        if (bodies.rightTouches() || bodies.leftTouches()) {
            return;
        }
        bodies.blow(push * strength(pushMoment++), turn * strength(turnMoment++));
    }

    /** From -1 to 1; two waves whose lengths have no common multiple. */
    private static double strength(int moment) {
        return Math.tanh(Math.sin(0.02 * moment) + Math.sin(Math.PI * 0.01 * moment));
    }
}
