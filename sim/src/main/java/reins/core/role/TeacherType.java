package reins.core.role;

import reins.core.fact.WorldSpec;

/**
 * A teacher program that can be chosen for a world. Safe on every thread.
 *
 * @param world the id of the world it can teach in
 */
public record TeacherType(String id, String title, String world, Create create) {
    /** Makes a teacher. */
    @FunctionalInterface
    public interface Create {
        /**
         * @param skill how well it drives, 0 (hardly) to 1 (nearly always succeeds)
         */
        Teacher create(WorldSpec spec, double skill, long seed);
    }
}
