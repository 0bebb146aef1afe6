package reins.sim.arbiters;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Vec;
import reins.core.role.Arbiter;
import reins.core.role.Setting;
import reins.core.role.Signal;
import reins.core.role.Situation;

/**
 * While the teacher signals TAKE_OVER both drive: the action is a mean of what the two want,
 * weighted by the teacher's share. Of two words the one with the greater share is spoken. Safe on
 * every thread.
 */
final class Blend implements Arbiter {
    /** How much of the action is the teacher's. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "the teacher's share of the action, where it asks for all of"
                                            + " it",
                            is = "1",
                            low = 0,
                            high = 1)
                    double share) {}

    private final Config config;

    Blend(Config config) {
        this.config = config;
    }

    @Override
    public Decision decide(Situation situation) {
        double share = config.share() * situation.guidance().share();
        if (!situation.guidance().signals().contains(Signal.TAKE_OVER) || share == 0) {
            return situation.policyDrives();
        }
        if (share == 1) {
            return situation.teacherDrives();
        }
        Action proposed = situation.proposed();
        return situation
                .guidance()
                .action()
                .<Decision>map(taught ->
                        new Decision.Shared(mean(proposed, taught, share), proposed, taught))
                .orElseGet(situation::policyDrives);
    }

    private static Action mean(Action proposed, Action taught, double share) {
        return switch (proposed) {
            case Action.Token _ -> share < 0.5 ? proposed : taught;
            case Action.Continuous(Vec controls) -> {
                Vec wanted = taught.asControls();
                float[] mean = new float[controls.size()];
                for (int i = 0; i < mean.length; i++) {
                    mean[i] = (float) ((1 - share) * controls.at(i) + share * wanted.at(i));
                }
                yield new Action.Continuous(Vec.of(mean));
            }
        };
    }
}
