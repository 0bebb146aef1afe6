package reins.sim.arbiters;

import reins.core.fact.Decision;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.Guidance;
import reins.core.role.Setting;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.Set;

/**
 * The teacher drives as soon as its hands move the controls, and until these have been at rest for
 * a while; by TAKE_OVER and HAND_BACK, too. Used by the sim thread only.
 */
final class MoveToDrive implements Arbiter {
    /** What counts as moving, and as letting go. Safe on every thread. */
    record Config(
            @Setting(
                            value = "share of its range that a control must move to take over",
                            is = "0.1",
                            low = 0,
                            high = 0.95)
                    double threshold,
            @Setting(
                            value = "seconds of rest after which it hands back",
                            is = "0.5",
                            low = 0,
                            high = 60)
                    double restSeconds) {}

    private final double threshold;
    private final long patienceTicks;
    private boolean moving;
    private long restTicks;

    MoveToDrive(ArbiterContext context, Config config) {
        threshold = config.threshold();
        patienceTicks = Math.round(config.restSeconds() / context.spec().tickSeconds());
    }

    @Override
    public Decision decide(Situation situation) {
        Guidance guidance = situation.guidance();
        Set<Signal> signals = guidance.signals();
        boolean handsOn = signals.contains(Signal.HANDS_ON);
        if (signals.contains(Signal.HAND_BACK)) {
            moving = false;
        } else if (handsOn && guidance.share() > threshold) {
            moving = true;
            restTicks = 0;
        } else {
            restTicks++;
            moving = moving && handsOn && !situation.first() && restTicks <= patienceTicks;
        }
        if (moving || (signals.contains(Signal.TAKE_OVER) && !signals.contains(Signal.HAND_BACK))) {
            return situation.teacherDrives();
        }
        return handsOn ? new Decision.Autonomous(situation.proposed()) : situation.policyDrives();
    }
}
