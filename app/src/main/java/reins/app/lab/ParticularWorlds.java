package reins.app.lab;

import java.util.Map;

/**
 * What the comparisons set differently in single worlds, by the worlds' ids; all else is the same
 * everywhere. The reasons, measured, are in docs/results/teachers.md. Safe on every thread.
 */
final class ParticularWorlds {
    /**
     * Who teaches, by the teacher's id. Where nobody is named it is the trained one where there is
     * one: as in the paper, a poor one is mistaken and not only unsteady, which whoever copies it
     * would average away. In {@code racer} the scripted driver is mistaken, and the trained one is
     * too careful.
     */
    static final Map<String, String> TEACHERS = Map.of("racer", "scripted");

    /**
     * When one who goes by value takes over. Four ticks and ten demonstrations first, as in the
     * paper: after single ones, a fiftieth of a second, a car is where it was, and a learner that
     * was seldom where it is fast is long in finding out how to drive there.
     */
    static final Map<String, Choice> VALUE_RULES =
            Map.of(
                    "racer",
                    Choice.of(
                            "value",
                            Map.of("demonstrations", "10", "difference", "0.2", "ticks", "4")));

    private ParticularWorlds() {}
}
