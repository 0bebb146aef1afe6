package reins.app.lab;

import reins.app.run.Assets;
import reins.app.run.Critics;
import reins.app.run.Teachers;
import reins.core.role.ExpertType;
import reins.sim.teachers.Rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A row of a comparison: who learns, when the teacher takes over and how. Safe on every thread.
 *
 * @param rule when the teacher takes over, in most worlds
 * @param rules the same in single worlds, by their ids, where it differs
 * @param updatesPerTick updates of the learner for each tick, from 0
 * @param levels the names of the teachers' levels that it is run with
 */
record Method(
        String id,
        Choice learner,
        Choice rule,
        Map<String, Choice> rules,
        Choice arbiter,
        int updatesPerTick,
        List<String> levels) {
    /** The levels that experts are published with. */
    static final List<String> LEVELS = List.of("low", "middle", "high");

    /** All the skill that an expert has. */
    static final String FULL = "full";

    /** What the teacher alone is called in a table. */
    static final String TEACHER = "teacher alone";

    Method {
        rules = Map.copyOf(rules);
        levels = List.copyOf(levels);
    }

    /** The same rule in every world. */
    Method(
            String id,
            Choice learner,
            Choice rule,
            Choice arbiter,
            int updatesPerTick,
            List<String> levels) {
        this(id, learner, rule, Map.of(), arbiter, updatesPerTick, levels);
    }

    /** Whether it is run with every one of these levels. */
    boolean isOnEvery(List<String> others) {
        return levels.containsAll(others);
    }

    /** How long a trial is, and how closely it is evaluated. */
    record Length(long ticks, long every, int episodes, int lastEpisodes) {}

    /** The run of this method. */
    Trial trial(String world, String level, Length length, long seed) {
        return trial(expert(world), level, length, seed);
    }

    /** The run of this method with a teacher that is not the comparison's own. */
    Trial trial(ExpertType expert, String level, Length length, long seed) {
        String world = expert.world();
        double skill = skill(expert, level);
        Choice ruled = rules.getOrDefault(world, rule);
        List<String> files = new ArrayList<>(Teachers.files(expert, skill));
        if (Rules.find(ruled.id()).asksCritic()) {
            files.add(Critics.file(world));
        }
        return new Trial(
                Trial.Kind.LEARN,
                world,
                id,
                level,
                expert.id(),
                skill,
                learner,
                ruled,
                arbiter,
                length.ticks(),
                length.every(),
                length.episodes(),
                length.lastEpisodes(),
                updatesPerTick,
                fingerprints(files),
                seed);
    }

    private static SortedMap<String, String> fingerprints(List<String> files) {
        SortedMap<String, String> fingerprints = new TreeMap<>();
        files.forEach(file -> fingerprints.put(file, Assets.fingerprint(file)));
        return fingerprints;
    }

    /** The run of the teacher alone. */
    static Trial teacher(String world, String level, Length length, long seed) {
        ExpertType expert = expert(world);
        double skill = skill(expert, level);
        return new Trial(
                Trial.Kind.TEACHER,
                world,
                TEACHER,
                level,
                expert.id(),
                skill,
                Choice.NONE,
                Choice.NONE,
                Choice.NONE,
                0,
                1,
                length.lastEpisodes(),
                length.lastEpisodes(),
                0,
                fingerprints(Teachers.files(expert, skill)),
                seed);
    }

    private static ExpertType expert(String world) {
        String particular = ParticularWorlds.TEACHERS.get(world);
        return particular == null ? Teachers.of(world).getLast() : Teachers.find(particular, world);
    }

    private static double skill(ExpertType expert, String level) {
        return switch (level) {
            case "low" -> expert.levels().low();
            case "middle" -> expert.levels().middle();
            case "high" -> expert.levels().high();
            case FULL -> 1;
            default -> throw new IllegalArgumentException("level " + level);
        };
    }
}
