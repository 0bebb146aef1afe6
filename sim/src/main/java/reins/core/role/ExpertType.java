package reins.core.role;

import reins.core.fact.WorldSpec;

/**
 * An expert that can be chosen to teach in a world. Safe on every thread.
 *
 * @param world the id of the world it can drive
 * @param levels the skills at which it reaches certain shares of the full score
 */
public record ExpertType(String id, String title, String world, Levels levels, Create create) {
    /**
     * Skills, each 0 to 1, at which an expert reaches about 30 %, 60 % and more than 90 % of the
     * world's full score.
     */
    public record Levels(double low, double middle, double high) {}

    /** Makes an expert. */
    @FunctionalInterface
    public interface Create {
        /**
         * @param skill how well it drives, 0 (hardly) to 1 (as well as it can)
         */
        Expert create(WorldSpec spec, double skill, long seed);
    }
}
