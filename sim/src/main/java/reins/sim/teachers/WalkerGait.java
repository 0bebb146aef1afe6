package reins.sim.teachers;

import reins.core.fact.Vec;

/**
 * Walks by turns: one leg stands while the other swings ahead, is put down, and is pushed on to by
 * the first. Joints are drawn towards the angles of the phase, and all along the hips keep the hull
 * level and the knees its height. Used by one thread at a time.
 */
final class WalkerGait {
    /**
     * The measures of a walk. Angles in radians as the walker observes them, speeds in its units.
     *
     * @param swingHip where the swinging hip is drawn
     * @param swingKnee where the swinging knee is drawn
     * @param supportKnee the most the standing knee is stretched
     * @param stretch how much the standing knee stretches in a tick
     * @param speed the speed ahead that is aimed at
     * @param behind the standing hip's angle at which the other foot is put down
     * @param landHip where that hip is drawn
     * @param landKnee where that knee is drawn
     * @param reach how much further ahead the foot is put for a speed above the one aimed at
     * @param pushKnee where the knee that pushes is drawn
     * @param pushed the knee's angle at which the push is over
     * @param fast the speed at which it is over as well, as a share of the one aimed at
     * @param hipPull how strongly hips are drawn
     * @param hipBrake how strongly their turning is braked
     * @param kneePull how strongly knees are drawn
     * @param kneeBrake how strongly their turning is braked
     * @param lean the hull's tilt that is aimed at
     * @param upright how strongly the hull is drawn there
     * @param steady how strongly its turning is braked
     * @param bounce how strongly knees counter its rising and sinking
     */
    record Measures(
            double swingHip,
            double swingKnee,
            double supportKnee,
            double stretch,
            double speed,
            double behind,
            double landHip,
            double landKnee,
            double reach,
            double pushKnee,
            double pushed,
            double fast,
            double hipPull,
            double hipBrake,
            double kneePull,
            double kneeBrake,
            double lean,
            double upright,
            double steady,
            double bounce) {}

    /** Found by a random search (CMA-ES) for the greatest mean return. */
    static final Measures BEST =
            new Measures(
                    1.265, -0.5164, -0.09219, 0.04232, 0.3028, 0.2478, 0.09626, 0.03106, -0.2588,
                    0.8577, 0.5899, 1.205, 0.5842, 0.1849, 2.484, 0.1128, 0.0038, 0.4296, 2.066,
                    6.815);

    private static final int LEFT = 4;
    private static final int RIGHT = 9;

    /** Where in a leg's numbers its knee and its foot are, and a joint's speed behind its angle. */
    private static final int KNEE = 2;

    private static final int FOOT = 4;
    private static final int SPEED = 1;

    private enum Phase {
        SWING,
        LAND,
        PUSH
    }

    private final Measures measures;
    private Phase phase = Phase.SWING;

    /** Where the standing leg's numbers begin in the state. */
    private int standing = RIGHT;

    private double supportKnee;

    WalkerGait(Measures measures) {
        this.measures = measures;
        forget();
    }

    /** Begins an episode. */
    void forget() {
        phase = Phase.SWING;
        standing = RIGHT;
        supportKnee = measures.supportKnee();
    }

    /** What it would do now, shape {@code [4]}; called once a tick with the state {@code [24]}. */
    Vec controls(Vec state) {
        int swinging = LEFT + RIGHT - standing;
        move(state, swinging);
        double level =
                measures.upright() * (state.at(0) - measures.lean())
                        + measures.steady() * state.at(1);
        double swingHip = level;
        double swingKnee = -measures.bounce() * state.at(3);
        double standKnee = swingKnee;
        switch (phase) {
            case SWING -> {
                swingHip += hip(state, swinging, measures.swingHip());
                swingKnee += knee(state, swinging, measures.swingKnee());
                standKnee += knee(state, standing, supportKnee);
            }
            case LAND -> {
                double ahead = measures.reach() * (state.at(2) - measures.speed());
                swingHip += hip(state, swinging, measures.landHip() + ahead);
                swingKnee += knee(state, swinging, measures.landKnee());
                standKnee += knee(state, standing, supportKnee);
            }
            case PUSH -> {
                swingKnee += knee(state, swinging, supportKnee);
                standKnee += knee(state, standing, measures.pushKnee());
            }
        }
        boolean isRight = standing == RIGHT;
        if (isPushed(state)) {
            standing = swinging;
            phase = Phase.SWING;
        }
        return isRight
                ? controls(swingHip, swingKnee, level, standKnee)
                : controls(level, standKnee, swingHip, swingKnee);
    }

    /** Goes on to the next phase where this one is over, and on from there. */
    private void move(Vec state, int swinging) {
        double speed = state.at(2);
        if (phase == Phase.SWING) {
            double hurry = speed > measures.speed() ? 2 : 1;
            double stretched = supportKnee + hurry * measures.stretch();
            supportKnee = Math.min(stretched, measures.supportKnee());
            if (state.at(standing) < measures.behind()) {
                phase = Phase.LAND;
            }
        }
        if (phase == Phase.LAND && state.at(swinging + FOOT) > 0) {
            supportKnee = Math.min(state.at(swinging + KNEE), measures.supportKnee());
            phase = Phase.PUSH;
        }
    }

    private boolean isPushed(Vec state) {
        return phase == Phase.PUSH
                && (state.at(standing + KNEE) > measures.pushed()
                        || state.at(2) > measures.fast() * measures.speed());
    }

    private double hip(Vec state, int leg, double target) {
        return measures.hipPull() * (target - state.at(leg))
                - measures.hipBrake() * state.at(leg + SPEED);
    }

    private double knee(Vec state, int leg, double target) {
        return measures.kneePull() * (target - state.at(leg + KNEE))
                - measures.kneeBrake() * state.at(leg + KNEE + SPEED);
    }

    private static Vec controls(double... efforts) {
        float[] controls = new float[efforts.length];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = (float) Math.clamp(efforts[i], -1, 1);
        }
        return Vec.of(controls);
    }
}
