package reins.app.input;

/** What a person can ask for with a button or a key. */
public enum Request {
    /** Drive for as long as it is held (or, where takeovers toggle, from press to press). */
    TAKE_OVER,
    /** Drive from this press to the next one. */
    TAKE_OVER_TOGGLE,
    /** The episode has succeeded. */
    SUCCESS,
    /** The episode has failed. */
    FAILURE,
    /** End the episode and leave it out. */
    DISCARD,
    /** Go back a little and drive from there. */
    REWIND,
    /** Stand still; go on at the next press. */
    PAUSE,
    /** End the episode, without a judgement. */
    END,
    /** Stop everything. */
    EMERGENCY_STOP
}
