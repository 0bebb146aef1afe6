package reins.sessions.format.lerobot;

import reins.core.fact.Frame;
import reins.sessions.format.lerobot.Distribution.Summary;

import java.util.ArrayList;
import java.util.List;

/**
 * How bright a camera's pixels are, red, green and blue, from 0 to 1, over each attempt and over
 * all; exact. Used by one thread at a time.
 */
final class Shades {
    private static final int COLOURS = 3;
    private static final int LEVELS = 256;

    private final long[][] now = new long[COLOURS][LEVELS];
    private final long[][] all = new long[COLOURS][LEVELS];
    private long frames;
    private long allFrames;

    void add(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        for (int i = 0; i < pixels.length; i += COLOURS) {
            now[0][pixels[i] & 0xff]++;
            now[1][pixels[i + 1] & 0xff]++;
            now[2][pixels[i + 2] & 0xff]++;
        }
        frames++;
    }

    /** What was added since the last attempt ended, for each colour; counted are pictures. */
    List<Summary> endAttempt() {
        List<Summary> summaries = summaries(now, frames);
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int level = 0; level < LEVELS; level++) {
                all[colour][level] += now[colour][level];
                now[colour][level] = 0;
            }
        }
        allFrames += frames;
        frames = 0;
        return summaries;
    }

    List<Summary> whole() {
        return summaries(all, allFrames);
    }

    private static List<Summary> summaries(long[][] counts, long frames) {
        List<Summary> summaries = new ArrayList<>();
        for (long[] levels : counts) {
            summaries.add(frames == 0 ? Summary.NONE : summary(levels, frames));
        }
        return summaries;
    }

    private static Summary summary(long[] levels, long frames) {
        long pixels = 0;
        double sum = 0;
        double squares = 0;
        for (int level = 0; level < LEVELS; level++) {
            double shade = shade(level);
            pixels += levels[level];
            sum += shade * levels[level];
            squares += shade * shade * levels[level];
        }
        double mean = sum / pixels;
        long last = pixels - 1;
        List<Double> quantiles =
                Distribution.QUANTILES.stream()
                        .map(share -> quantile(levels, share * last))
                        .toList();
        return new Summary(
                quantile(levels, 0),
                quantile(levels, (double) last),
                mean,
                Math.sqrt(Math.max(0, squares / pixels - mean * mean)),
                frames,
                quantiles);
    }

    private static double quantile(long[] levels, double rank) {
        long before = 0;
        int level = 0;
        while (before + levels[level] <= rank) {
            before += levels[level++];
        }
        return shade(level);
    }

    private static double shade(int level) {
        return level / (LEVELS - 1.0);
    }
}
