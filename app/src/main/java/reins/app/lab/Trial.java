package reins.app.lab;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One run of a comparison, told in full: two runs are the same exactly where their trials are
 * equal. Safe on every thread.
 *
 * @param kind what is done
 * @param method what the row of the table is called
 * @param level what the teacher's level is called
 * @param expert the id of the program that teaches
 * @param skill the teacher's, 0 to 1
 * @param ticks of the world that are learned from, 0 where nothing is learned
 * @param every ticks between evaluations, above 0
 * @param episodes in each evaluation on the way, above 0
 * @param lastEpisodes in the evaluation at the end, above 0
 * @param updatesPerTick updates of the learner for each tick, from 0
 * @param files the fingerprints of the files that teach and judge, by their names
 */
public record Trial(
        Kind kind,
        String world,
        String method,
        String level,
        String expert,
        double skill,
        Choice learner,
        Choice rule,
        Choice arbiter,
        long ticks,
        long every,
        int episodes,
        int lastEpisodes,
        int updatesPerTick,
        SortedMap<String, String> files,
        long seed) {
    /** What is done in a trial. */
    public enum Kind {
        /** A learner is taught, and its policy evaluated along the way. */
        LEARN,
        /** The teacher drives by itself. */
        TEACHER
    }

    public Trial {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** A few words for people. */
    public String title() {
        return "%s, %s, teacher %s, seed %d".formatted(method, world, level, seed);
    }
}
