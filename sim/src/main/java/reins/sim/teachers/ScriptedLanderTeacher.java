package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;
import reins.core.role.Teacher;

import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * A {@link LanderPilot} who watches the policy. It takes over at once where the craft is in danger
 * or dawdles, and where the policy's thrust has differed much from its own for {@value
 * #PATIENCE_TICKS} ticks on end, looked at as a running mean, so that a policy that only trembles
 * is let be. It drives for at least {@value #LEAST_TICKS} ticks, and hands back where the craft is
 * well clear of danger and the two have agreed for {@value #TRUST_TICKS} ticks; high above the
 * ground it gives the policy another chance after {@value #LONG_TICKS} ticks in any case. Polled by
 * the sim thread only.
 */
final class ScriptedLanderTeacher implements Teacher {
    static final int PATIENCE_TICKS = 5;
    static final int LEAST_TICKS = 25;
    static final int TRUST_TICKS = 10;
    static final int LONG_TICKS = 100;

    /** The height above which another chance is given, in the observation's units. */
    private static final double CHANCE_HEIGHT = 0.5;

    /** The weight of the newest difference in the running mean. */
    private static final double NEWEST = 0.15;

    /** Running differences of thrust, as shares of full thrust, above which the policy is far. */
    private static final double FAR_MAIN = 0.25;

    private static final double FAR_SIDE = 0.4;

    /** Below this share of being far the two agree. */
    private static final double NEAR = 0.6;

    private static final Set<String> WORLDS = Set.of("lander", "lander-wind");

    private final LanderPilot pilot;
    private final LanderDanger danger = new LanderDanger();
    private double mainApart;
    private double sideApart;
    private int farTicks;
    private int nearTicks;
    private int drivenTicks;
    private boolean driving;
    private String thought = "";

    private ScriptedLanderTeacher(LanderPilot pilot) {
        this.pilot = pilot;
    }

    static Teacher create(WorldSpec spec, double skill, long seed) {
        if (!WORLDS.contains(spec.id())) {
            throw new ReinsException(
                    "The scripted pilot flies the moon lander, not the world '%s'."
                            .formatted(spec.id()));
        }
        if (!(skill >= 0 && skill <= 1)) {
            throw new ReinsException(
                    "A teacher's skill is %s; it must lie between 0 and 1.".formatted(skill));
        }
        return new ScriptedLanderTeacher(new LanderPilot(skill, new SplittableRandom(seed)));
    }

    @Override
    public Guidance poll(Moment moment) {
        if (moment.first()) {
            forget();
        }
        Vec state = moment.observation().state();
        Vec wish = pilot.controls(state);
        compare(moment.proposed().asControls(), wish);
        String alarm = danger.look(state);
        Action action = new Action.Continuous(wish);
        if (driving) {
            drivenTicks++;
            if (!alarm.isEmpty()) {
                thought = alarm;
            }
            if (mayHandBack(state, alarm)) {
                driving = false;
                farTicks = 0;
                return new Guidance(Optional.of(action), Set.of(Signal.HAND_BACK), "yours again");
            }
        } else if (!alarm.isEmpty() || farTicks >= PATIENCE_TICKS) {
            driving = true;
            drivenTicks = 0;
            thought = alarm.isEmpty() ? disagreement() : alarm;
        }
        return driving
                ? new Guidance(Optional.of(action), Set.of(Signal.TAKE_OVER), thought)
                : new Guidance(Optional.of(action), Set.of(), "");
    }

    private void forget() {
        pilot.forget();
        danger.forget();
        mainApart = 0;
        sideApart = 0;
        farTicks = 0;
        nearTicks = 0;
        drivenTicks = 0;
        driving = false;
        thought = "";
    }

    private void compare(Vec proposed, Vec wish) {
        mainApart += NEWEST * (mainThrust(proposed) - mainThrust(wish) - mainApart);
        sideApart += NEWEST * (sideThrust(proposed) - sideThrust(wish) - sideApart);
        double apart = Math.max(Math.abs(mainApart) / FAR_MAIN, Math.abs(sideApart) / FAR_SIDE);
        farTicks = apart > 1 ? farTicks + 1 : 0;
        nearTicks = apart < NEAR ? nearTicks + 1 : 0;
    }

    private boolean mayHandBack(Vec state, String alarm) {
        if (!alarm.isEmpty() || drivenTicks < LEAST_TICKS || !LanderDanger.isCalm(state)) {
            return false;
        }
        return nearTicks >= TRUST_TICKS
                || (drivenTicks >= LONG_TICKS && state.at(1) > CHANCE_HEIGHT);
    }

    private String disagreement() {
        if (Math.abs(mainApart) / FAR_MAIN > Math.abs(sideApart) / FAR_SIDE) {
            return mainApart > 0 ? "too much thrust" : "too little thrust";
        }
        return "steering the wrong way";
    }

    /** What the main engine gives, as a share of full thrust: 0, or half to all of it. */
    private static double mainThrust(Vec controls) {
        return controls.at(0) > 0 ? (controls.at(0) + 1) / 2 : 0;
    }

    /** What the side engines give, as a share of full thrust, with its side as the sign. */
    private static double sideThrust(Vec controls) {
        return Math.abs(controls.at(1)) > 0.5 ? controls.at(1) : 0;
    }
}
