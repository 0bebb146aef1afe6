package reins.sessions.format;

/**
 * What a format preserves, besides the number and length of attempts and what was executed. Safe on
 * every thread.
 */
public enum Kept {
    /** The state at each tick. */
    STATE,
    /** The state that the last tick led to. */
    LAST_STATE,
    /** The pictures that the last tick led to, like the others. */
    LAST_PICTURES,
    /** The pictures, each pixel. */
    PICTURES,
    /** The pictures, each nearly: they were compressed with losses. */
    PICTURES_NEARLY,
    /** The reward of the first objective. */
    REWARD,
    /** The rewards of all objectives. */
    REWARDS,
    /** Whether the teacher drove. */
    DRIVER,
    /** The whole decision: its kind, what the policy wanted and what the teacher said. */
    DECISION,
    POLICY_VERSION,
    /** Who taught, and why. */
    THOUGHT,
    /** What the policy said of itself: thought, doubt, risk, and whether it asked for help. */
    SAID,
    /** How well a world that lives elsewhere was reached. */
    LINK,
    /** Whether an attempt ended by the world's own rules, by success or failure. */
    TERMINAL,
    /** How an attempt ended: success, failure, cut or abandoned. */
    ENDING,
    TASK,
    /** How an attempt began, and so the number of its first tick. */
    START,
    /** The channels' names. */
    NAMES,
    /** The length of a tick. */
    TICK_SECONDS
}
