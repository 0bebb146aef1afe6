package reins.core.fact;

/**
 * What the policy said of itself at one tick, whoever drove. Safe on every thread.
 *
 * @param version the version of the policy whose wish this was, from 0
 * @param thought what it says of itself, for display; may be empty
 * @param doubt how unsure it is, 0 or more, infinite at most; 0 where it does not tell
 * @param risk how likely it takes failure to be, 0 to 1; 0 where it does not tell
 * @param asked whether it asked its teacher for help
 */
public record Said(int version, String thought, float doubt, float risk, boolean asked) {
    public Said {
        if (version < 0) {
            throw new IllegalArgumentException("version " + version);
        }
        if (!(doubt >= 0)) {
            throw new IllegalArgumentException("doubt " + doubt);
        }
        if (!(risk >= 0 && risk <= 1)) {
            throw new IllegalArgumentException("risk " + risk);
        }
    }

    /** Of a policy that says nothing about itself. */
    public static Said nothing(int version) {
        return new Said(version, "", 0, 0, false);
    }

    /**
     * What a policy tells, brought into range: a doubt that is no number is without limit, a risk
     * that is none is certain.
     */
    public static Said of(int version, String thought, float doubt, float risk, boolean asked) {
        return new Said(
                version,
                thought,
                Float.isNaN(doubt) ? Float.POSITIVE_INFINITY : Math.max(doubt, 0),
                Float.isNaN(risk) ? 1 : Math.clamp(risk, 0, 1),
                asked);
    }
}
