package reins.sim.arbiters;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.Setting;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.List;
import java.util.Set;

/**
 * The policy asks for help, after ThriftyDAgger (Hoque 2021, <a
 * href="https://arxiv.org/abs/2109.08273">2109.08273</a>), and the thresholds follow its recent
 * acts. Used by the sim thread only.
 *
 * <pre>
 * while the policy drives:   ask where doubt &gt; δₕ or risk &gt; ρₕ; the teacher drives if it has an action
 *                            go on asking until it does, or doubt ≤ δᵤ and risk ≤ ρᵣ
 * while the teacher helps:   hand back where mean(((aᵢ − yᵢ)/half rangeᵢ)²) &lt; δᵣ and risk ≤ ρᵣ
 * after each episode, with more than 25 ticks of the policy's own seen:
 *     δₕ, ρₕ = equal quantiles of its doubts and risks; the share rate of its ticks exceeds either
 *     δᵤ, ρᵣ = the medians of its doubts and risks
 * </pre>
 *
 * What differs: until enough was seen it never asks; the paper takes both (1 − rate) quantiles, so
 * that doubt and risk together ask up to twice as often; asking has a memory, for a call that comes
 * and goes cannot be answered by a person; δᵣ is a setting; the quantiles are of the newest ticks
 * only, for the policy changes; a teacher who signals TAKE_OVER drives in any case, and one who
 * signals HAND_BACK does not, and is not asked again before the policy was once within its limits.
 */
final class AskForHelp implements Arbiter {
    /** How often it asks. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "share of the policy's ticks that are doubtful or risky enough"
                                            + " to ask",
                            is = "0.01",
                            low = 0,
                            high = 0.5)
                    double rate,
            @Setting(
                            value =
                                    "mean squared difference of actions, in half ranges, below"
                                            + " which they agree",
                            is = "0.05",
                            low = 0,
                            high = 4)
                    double agreement,
            @Setting(value = "stand still when it begins to ask", is = "false") boolean waits) {}

    /** With this many of the policy's own ticks or fewer, nothing can be said yet. */
    private static final int TOO_FEW = 25;

    /** Ticks of the policy's own that the thresholds are derived from. */
    private static final int NEWEST = 5000;

    private final Config config;
    private final List<Channel> controls;
    private final Recent recent = new Recent(NEWEST);
    private Recent.Limits most = Recent.Limits.NONE;
    private Recent.Limits usual = Recent.Limits.NONE;
    private boolean asking;
    private boolean refused;
    private boolean helping;

    AskForHelp(ArbiterContext context, Config config) {
        this.config = config;
        controls = context.spec().controls();
    }

    @Override
    public boolean asks(boolean first, boolean teacherDrove, Observation observation, Act act) {
        if (first) {
            asking = false;
            refused = false;
            if (recent.size() > TOO_FEW) {
                most = recent.exceededBy(config.rate());
                usual = recent.usual();
            }
        }
        boolean alarm = most.areExceededBy(act);
        refused &= alarm;
        asking = !teacherDrove && !refused && (alarm || (asking && usual.areExceededBy(act)));
        return asking;
    }

    @Override
    public boolean waits() {
        return config.waits();
    }

    @Override
    public Decision decide(Situation situation) {
        Act act = situation.act();
        if (!situation.teacherDrove()) {
            // The tick that asks is one of them, or else the thresholds would sink and sink.
            recent.add(act);
        }
        Set<Signal> signals = situation.guidance().signals();
        if (signals.contains(Signal.HAND_BACK)) {
            helping = false;
            asking = false;
            refused = true;
            return situation.policyDrives();
        }
        helping =
                situation.asked()
                        || (helping && situation.teacherDrove() && !isBackOnTrack(situation));
        return helping || signals.contains(Signal.TAKE_OVER)
                ? situation.teacherDrives()
                : situation.policyDrives();
    }

    private boolean isBackOnTrack(Situation situation) {
        return situation.act().risk() <= usual.risk()
                && situation
                        .guidance()
                        .action()
                        .map(taught ->
                                difference(situation.proposed(), taught) < config.agreement())
                        .orElse(true);
    }

    /** The mean squared difference in half ranges; of words, whether they differ. */
    private double difference(Action proposed, Action taught) {
        return switch (proposed) {
            case Action.Token _ -> proposed.equals(taught) ? 0 : Double.POSITIVE_INFINITY;
            case Action.Continuous(Vec does) -> {
                Vec wanted = taught.asControls();
                double sum = 0;
                for (int i = 0; i < does.size(); i++) {
                    Channel channel = controls.get(i);
                    double half = ((double) channel.high() - channel.low()) / 2;
                    double apart = does.at(i) - wanted.at(i);
                    sum += Math.pow(Double.isInfinite(half) ? apart : apart / half, 2);
                }
                yield sum / does.size();
            }
        };
    }
}
