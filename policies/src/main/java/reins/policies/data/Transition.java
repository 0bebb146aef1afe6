package reins.policies.data;

import reins.core.fact.Ending;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;

/**
 * A recorded step with its intervention reward, which only the step after it can tell. Safe on
 * every thread.
 *
 * @param of the robot and the episode
 * @param reward −1 on the last step before a takeover, else 0
 * @param closesTakeover whether the teacher drove it and does not drive on from it
 */
public record Transition(Stream of, Step step, float reward, boolean closesTakeover) {
    /** A step and the one after it. */
    static Transition between(Stream of, Step step, Step next) {
        return new Transition(
                of,
                step,
                Labels.interventionReward(step, next),
                step.decision().teacherDrives() && !next.decision().teacherDrives());
    }

    /** A step that nothing is known to follow. */
    static Transition last(Stream of, Step step) {
        return new Transition(of, step, 0, step.decision().teacherDrives());
    }

    /** The recorded tick. */
    public Place place() {
        return new Place(of, step.tick());
    }

    /** The state it leads to, {@code [S]}. */
    public Vec next() {
        return step.outcome().observation().state();
    }

    /** Whether the world or the teacher holds it to be a failure. */
    public boolean fails() {
        return step.outcome().ending() == Ending.FAILURE;
    }

    public boolean teacherDrove() {
        return step.decision().teacherDrives();
    }

    /** What the world gave for it: the first objective. */
    public float worldReward() {
        return step.outcome().reward().at(0);
    }

    /**
     * What the world gave for it, where a success is an absorbing state (Kostrikov 2019, <a
     * href="https://arxiv.org/abs/1809.02925">1809.02925</a>): its reward goes on for ever, {@code
     * r/(1 − γ)}. So a policy does not linger before a success that would end its rewards.
     *
     * @param discount γ of what comes a step later, from 0, below 1
     */
    public double absorbedReward(double discount) {
        boolean succeeds = step.outcome().ending() == Ending.SUCCESS;
        return succeeds ? worldReward() / (1 - discount) : worldReward();
    }

    /** 0 where nothing follows by the world's own rules, else 1: a time limit bootstraps. */
    public float continues() {
        return step.outcome().ending().isTerminal() ? 0 : 1;
    }
}
