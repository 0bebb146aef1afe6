package reins.app.cli;

/** A teacher's skill as it is typed. */
final class Skill {
    private Skill() {}

    /**
     * @param suffix what follows a teacher's name, such as {@code :0.5}; empty means 1
     */
    static double parse(Output output, String suffix) {
        if (suffix.isEmpty()) {
            return 1;
        }
        try {
            return checked(output, Double.parseDouble(suffix.substring(1)));
        } catch (NumberFormatException _) {
            throw output.refusal(
                    "The skill '%s' is not a number from 0 to 1.".formatted(suffix.substring(1)));
        }
    }

    /** The skill itself, where it lies between 0 and 1. */
    static double checked(Output output, double skill) {
        if (!(skill >= 0 && skill <= 1)) {
            throw output.refusal("The skill is %s; it must be between 0 and 1.".formatted(skill));
        }
        return skill;
    }
}
