package reins.app.review;

import reins.core.fact.Unit;

import java.util.ArrayList;
import java.util.List;

/**
 * One number over an episode's ticks, in one line for each voice that has a say in it. Safe on
 * every thread.
 *
 * @param name of the channel
 * @param words what its numbers stand for, from 0 on; empty where they are numbers
 * @param low the least that is shown
 * @param high the greatest that is shown, above {@code low}
 * @param lines painted in this order
 */
public record Track(
        Kind kind,
        int channel,
        String name,
        Unit unit,
        List<String> words,
        float low,
        float high,
        List<Line> lines) {
    public Track {
        words = List.copyOf(words);
        lines = List.copyOf(lines);
    }

    /** The same with another line in front, within the least and the greatest that both need. */
    Track with(Line line) {
        float lowest = low;
        float highest = high;
        for (float value : line.values()) {
            if (Float.isFinite(value)) {
                lowest = Math.min(lowest, value);
                highest = Math.max(highest, value);
            }
        }
        List<Line> all = new ArrayList<>(lines);
        all.add(line);
        return new Track(kind, channel, name, unit, words, lowest, highest, all);
    }

    /** The same with this line and no other. */
    public Track only(Line line) {
        return new Track(kind, channel, name, unit, words, low, high, List.of(line));
    }

    /** What a track is of. */
    public enum Kind {
        ACTION,
        STATE,
        REWARD,
        DOUBT,
        RISK,
        ASKING
    }

    /** Whose numbers a line shows. */
    public enum Voice {
        /** What was done, seen or earned. */
        DONE,
        /** What the policy that drove then wanted, where it was not done. */
        WISHED,
        /** What the teacher says should have been done. */
        TAUGHT,
        /** What the chosen policy would do now. */
        NOW
    }

    /**
     * @param values one for each tick, NaN where there is none; must not be changed
     */
    @SuppressWarnings("ArrayRecordComponent") // painted many times a second
    public record Line(Voice voice, float[] values) {}
}
