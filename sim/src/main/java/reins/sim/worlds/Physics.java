package reins.sim.worlds;

import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

import reins.core.fact.Ending;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

/** What the physics of every world has in common. Safe on every thread. */
final class Physics {
    /** Why an episode was ended where the physics exploded. */
    private static final String TROUBLE =
            "The world's physics broke down, so the episode was ended; choose settings nearer to"
                    + " the usual ones.";

    /** The fastest that a body may rightly be, in metres a second. */
    private static final float FASTEST = 1000;

    private Physics() {}

    /**
     * In words, how an episode ended where only a failure can be told from a person's judgement.
     *
     * @param failure of the world's own, which costs 100
     */
    static String verdict(WorldSpec spec, Step last, String failure) {
        return switch (last.outcome().ending()) {
            case FAILURE -> last.outcome().reward().at(0) == -100 ? failure : "";
            case CUT -> cut(spec, last);
            case SUCCESS, NONE -> "";
        };
    }

    /** In words, why an episode was cut; empty where a person did it. */
    static String cut(WorldSpec spec, Step last) {
        return last.tick() + 1 >= spec.maxTicks() ? "out of time" : "";
    }

    /** The outcome of a tick at which the physics exploded. */
    static Outcome exploded(Observation seen) {
        return new Outcome(seen, Vec.of(0), Ending.CUT, new Link(0, TROUBLE));
    }

    /** Whether the body is nowhere, or faster than anything should be. */
    static boolean isExploded(Body body) {
        Vec2 position = body.getPosition();
        Vec2 velocity = body.getLinearVelocity();
        float sum = position.x + position.y + velocity.x + velocity.y + body.getAngularVelocity();
        return !Float.isFinite(sum)
                || Math.abs(velocity.x) > FASTEST
                || Math.abs(velocity.y) > FASTEST;
    }
}
