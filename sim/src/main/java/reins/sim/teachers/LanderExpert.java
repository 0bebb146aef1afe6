package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;

import java.util.SplittableRandom;

/** A {@link LanderPilot} that knows a landing's dangers. Used by one thread at a time. */
final class LanderExpert implements Expert {
    /** The height above which a mistake can be mended, in the observation's units. */
    private static final double FORGIVING_HEIGHT = 0.5;

    /** Side engines that differ by this share are as far apart as the main engine is by all. */
    private static final double SIDE_WEIGHT = 0.625;

    private final LanderPilot pilot;
    private final LanderDanger danger = new LanderDanger();

    private LanderExpert(LanderPilot pilot) {
        this.pilot = pilot;
    }

    static Expert create(WorldSpec spec, double skill, long seed) {
        return new LanderExpert(new LanderPilot(Skill.checked(skill), new SplittableRandom(seed)));
    }

    @Override
    public void begin() {
        pilot.forget();
        danger.forget();
    }

    @Override
    public Action act(Observation observation) {
        return new Action.Continuous(pilot.controls(observation.state()));
    }

    @Override
    public String danger(Observation observation) {
        return danger.look(observation.state());
    }

    @Override
    public boolean isCalm(Observation observation) {
        return LanderDanger.isCalm(observation.state());
    }

    @Override
    public boolean isForgiving(Observation observation) {
        return observation.state().at(1) > FORGIVING_HEIGHT;
    }

    /** Engines give nothing below a threshold, and half to full thrust above. */
    @Override
    public Vec effect(Vec controls) {
        double main = controls.at(0) > 0 ? (controls.at(0) + 1) / 2 : 0;
        double side = Math.abs(controls.at(1)) > 0.5 ? controls.at(1) : 0;
        return Vec.of((float) main, (float) (SIDE_WEIGHT * side));
    }
}
