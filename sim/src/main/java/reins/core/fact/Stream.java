package reins.core.fact;

/**
 * The robot and the episode that a fact belongs to: episodes of several robots have the same
 * numbers. Safe on every thread.
 *
 * @param robot the robot's name; empty where there is only one
 * @param episode the episode's number within its robot's session, from 1; 0 before the first
 */
public record Stream(String robot, long episode) {
    public Stream {
        if (episode < 0) {
            throw new IllegalArgumentException("episode " + episode);
        }
    }

    /** An episode where there is but one robot. */
    public static Stream of(long episode) {
        return new Stream("", episode);
    }
}
