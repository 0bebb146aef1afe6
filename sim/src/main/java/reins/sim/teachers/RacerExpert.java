package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;

/**
 * A {@link RacerDriver} that knows how a lap is lost. The less skill it has, the more grip it
 * believes in, so that a poor one is mistaken and not only unsteady. Used by one thread at a time.
 */
final class RacerExpert implements Expert {
    /** The calm state is within this share of every limit. */
    private static final double CALM = 0.7;

    /** From the middle line, as a share of half the road's width. */
    private static final double MOST_BESIDE = 1;

    private static final double MOST_SLIP = 0.25;
    private static final double MOST_HEADING = 0.9;
    private static final double MOST_TURNING = 0.9;

    /** Slower than this it stands, as a share of 50 m/s. */
    private static final double SLOW = 0.15;

    private static final int SLOW_TICKS = 60;

    /** Beyond this the wheels turn no further, either way. */
    private static final double FULL_LOCK = 0.4;

    private static final Clumsy.Worst WORST = new Clumsy.Worst(0, 0, 0.1);

    /** How much more grip than there is it believes in without any skill. */
    private static final double RASH = 0.6;

    private final RacerDriver driver;

    private int slowTicks;

    private RacerExpert(RacerDriver driver) {
        this.driver = driver;
    }

    static Expert create(WorldSpec spec, double skill, long seed) {
        RacerDriver driver = RacerDriver.BEST.believing(1 + RASH * (1 - Skill.checked(skill)));
        return Clumsy.of(new RacerExpert(driver), spec, skill, WORST, seed);
    }

    @Override
    public void begin() {
        slowTicks = 0;
    }

    @Override
    public Action act(Observation observation) {
        return new Action.Continuous(driver.controls(observation.state()));
    }

    @Override
    public String danger(Observation observation) {
        Vec state = observation.state();
        slowTicks = state.at(0) < SLOW ? slowTicks + 1 : 0;
        String alarm = alarm(state, 1);
        if (!alarm.isEmpty()) {
            return alarm;
        }
        return slowTicks > SLOW_TICKS ? "not getting on" : "";
    }

    @Override
    public boolean isCalm(Observation observation) {
        return alarm(observation.state(), CALM).isEmpty();
    }

    /**
     * @param share of each limit that is allowed, above 0, at most 1
     */
    private static String alarm(Vec state, double share) {
        if (Math.abs(state.at(8)) > share * MOST_BESIDE) {
            return "leaving the road";
        }
        if (Math.abs(state.at(1)) > share * MOST_SLIP) {
            return "sliding";
        }
        if (Math.abs(state.at(9)) > share * MOST_HEADING) {
            return "heading off the road";
        }
        return Math.abs(state.at(2)) > share * MOST_TURNING ? "spinning" : "";
    }

    /** Beyond full lock steering does nothing more. */
    @Override
    public Vec effect(Vec controls) {
        float steer = (float) (Math.clamp(controls.at(0), -FULL_LOCK, FULL_LOCK) / FULL_LOCK);
        return Vec.of(steer, controls.at(1), controls.at(2));
    }
}
