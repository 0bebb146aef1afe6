package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Step;
import reins.core.fact.Vec;

import java.util.List;
import java.util.Optional;

/** Labels derived from recorded steps: pure functions. Safe on every thread. */
public final class Labels {
    private Labels() {}

    /**
     * Whether the teacher takes over right after this step: the policy drove it, the teacher drives
     * the next one of the same episode.
     */
    public static boolean isOnset(Step step, Step next) {
        return !step.decision().teacherDrives() && next.decision().teacherDrives();
    }

    /**
     * RLIF's reward (Luo 2023, https://arxiv.org/abs/2311.12996): −1 where the policy's own action
     * made the teacher take over, else 0.
     */
    public static float interventionReward(Step step, Step next) {
        return isOnset(step, next) ? -1 : 0;
    }

    /**
     * The intervention rewards {@code [T]} of consecutive steps of one episode. Nothing is known to
     * follow the last one, so its reward is 0.
     */
    public static Vec interventionRewards(List<Step> steps) {
        float[] rewards = new float[steps.size()];
        for (int i = 0; i + 1 < rewards.length; i++) {
            rewards[i] = interventionReward(steps.get(i), steps.get(i + 1));
        }
        return Vec.of(rewards);
    }

    /**
     * What the teacher wanted, where the teacher drove or said so afterwards; empty where the
     * policy drove on.
     */
    public static Optional<Action> demonstrated(Decision decision) {
        return decision.teacherDrives() || decision instanceof Decision.Relabelled
                ? decision.label()
                : Optional.empty();
    }
}
