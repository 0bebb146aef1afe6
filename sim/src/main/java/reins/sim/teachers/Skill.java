package reins.sim.teachers;

import reins.core.fact.ReinsException;

/** How well an expert drives: 0 (hardly) to 1 (as well as it can). Safe on every thread. */
final class Skill {
    private Skill() {}

    /**
     * @throws ReinsException where it is not within its range
     */
    static double checked(double skill) {
        if (!(skill >= 0 && skill <= 1)) {
            throw new ReinsException(
                    "A teacher's skill is %s; it must be between 0 and 1.".formatted(skill));
        }
        return skill;
    }
}
