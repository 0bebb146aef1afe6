package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Vec;
import reins.core.role.Expert;
import reins.core.role.RuleContext;

import java.util.Arrays;
import java.util.List;

/**
 * How far the policy's action is from the expert's wish, control by control as shares of full
 * control, as a running mean, so that a policy that only trembles is near. Two words are equal, or
 * as far apart as can be. Used by one thread at a time.
 */
final class Difference {
    /** The weight of the newest difference in the running mean. */
    private static final double NEWEST = 0.15;

    private final Expert expert;
    private final List<Channel> controls;
    private final double[] apart;
    private int furthest;

    Difference(RuleContext context) {
        expert = context.expert();
        controls = context.spec().controls();
        apart = new double[Math.max(1, controls.size())];
    }

    /** Begins an episode. */
    void forget() {
        Arrays.fill(apart, 0);
    }

    /** Counts one tick's actions. */
    void add(Action proposed, Action wish) {
        furthest = 0;
        if (controls.isEmpty()) {
            apart[0] += NEWEST * ((proposed.equals(wish) ? 0 : 1) - apart[0]);
            return;
        }
        Vec does = expert.effect(proposed.asControls());
        Vec wanted = expert.effect(wish.asControls());
        for (int i = 0; i < apart.length; i++) {
            apart[i] += NEWEST * (does.at(i) - wanted.at(i) - apart[i]);
            furthest = Math.abs(apart[i]) > Math.abs(apart[furthest]) ? i : furthest;
        }
    }

    /** The difference of the control that is furthest apart, 0 or more. */
    double most() {
        return Math.abs(apart[furthest]);
    }

    /** What the policy does wrong with that control, in a few words. */
    String words() {
        if (controls.isEmpty()) {
            return "another word";
        }
        return controls.get(furthest).name()
                + (apart[furthest] > 0 ? ": too much" : ": too little");
    }
}
