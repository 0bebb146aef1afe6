package reins.sim.arbiters;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.Setting;
import reins.core.role.Signal;
import reins.core.role.Situation;

import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * While the teacher signals TAKE_OVER it has some of the controls and the policy keeps the others,
 * in what is taught, too: with its hands on the throttle nobody has an opinion on steering. Safe on
 * every thread.
 */
final class ByChannel implements Arbiter {
    /** Which controls are the teacher's. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "the teacher's controls: names, or numbers from 1, separated by"
                                            + " commas",
                            is = "1")
                    String channels) {}

    private final BitSet teachers;

    /**
     * @throws ReinsException where the world takes words, or has no such control
     */
    ByChannel(ArbiterContext context, Config config) {
        if (context.spec().controls().isEmpty()) {
            throw new ReinsException(
                    "World '%s' takes words, which cannot be shared out; choose another way of taking over."
                            .formatted(context.spec().id()));
        }
        teachers = chosen(context.spec(), config.channels());
    }

    private static BitSet chosen(WorldSpec spec, String text) {
        BitSet chosen = new BitSet();
        for (String one : text.split(",", -1)) {
            if (!one.isBlank()) {
                chosen.set(find(spec, one.strip()));
            }
        }
        return chosen;
    }

    private static int find(WorldSpec spec, String wanted) {
        List<Channel> controls = spec.controls();
        for (int i = 0; i < controls.size(); i++) {
            if (controls.get(i).name().equalsIgnoreCase(wanted)
                    || Integer.toString(i + 1).equals(wanted)) {
                return i;
            }
        }
        throw new ReinsException(
                "World '%s' has no control '%s'; choose some of: %s."
                        .formatted(
                                spec.id(),
                                wanted,
                                controls.stream()
                                        .map(Channel::name)
                                        .collect(Collectors.joining(", "))));
    }

    @Override
    public Decision decide(Situation situation) {
        boolean wanted =
                situation.guidance().signals().contains(Signal.TAKE_OVER) && !teachers.isEmpty();
        if (!wanted || situation.guidance().action().isEmpty()) {
            return situation.policyDrives();
        }
        Action proposed = situation.proposed();
        Action joint = joint(proposed, situation.guidance().action().get());
        return new Decision.Shared(joint, proposed, joint);
    }

    private Action joint(Action proposed, Action taught) {
        Vec wanted = taught.asControls();
        float[] joint = proposed.asControls().toArray();
        teachers.stream().forEach(i -> joint[i] = wanted.at(i));
        return new Action.Continuous(Vec.of(joint));
    }
}
