package reins.app.lab;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The rows of the comparison of RLIF with other ways of learning from takeovers. All have networks
 * of one size. Safe on every thread.
 */
final class RlifMethods {
    private static final Map<String, String> NETWORK =
            Map.of("hidden", "64", "layers", "2", "batch", "128");

    /** What differs from a learner's own settings besides, by its id. */
    private static final Map<String, Map<String, String>> MORE =
            Map.of(
                    "rlif",
                    Map.of(
                            "criticUpdates",
                            "4",
                            "discount",
                            "0.9",
                            "learningRate",
                            "0.0005",
                            "tau",
                            "0.01"),
                    "rlpd",
                    Map.of("criticUpdates", "4", "learningRate", "0.0005", "tau", "0.01"));

    static final Choice HOLD = Choice.of("hold", Map.of());

    /** Random takeovers, with the teacher driving at about half of the ticks. */
    private static final Choice RANDOM =
            Choice.of("random", Map.of("probability", "0.3", "ticks", "4"));

    /** Single ticks, soon: what the page on interventions finds best. */
    private static final Choice VALUE =
            Choice.of("value", Map.of("difference", "0.2", "ticks", "1"));

    static final List<Method> ALL =
            List.of(
                    new Method(
                            "bc",
                            learner("bc"),
                            Choice.of("random", Map.of("probability", "1")),
                            HOLD,
                            1,
                            Method.LEVELS),
                    new Method(
                            "dagger",
                            learner("dagger"),
                            Choice.of("label", Map.of()),
                            Choice.of("beta", Map.of()),
                            1,
                            Method.LEVELS),
                    new Method(
                            "hg-dagger",
                            learner("hg-dagger"),
                            Choice.of("state", Map.of()),
                            HOLD,
                            1,
                            Method.LEVELS),
                    new Method("rlif random", learner("rlif"), RANDOM, HOLD, 1, Method.LEVELS),
                    new Method(
                            "rlif value",
                            learner("rlif"),
                            VALUE,
                            ParticularWorlds.VALUE_RULES,
                            HOLD,
                            1,
                            Method.LEVELS),
                    new Method("rlpd", learner("rlpd"), RANDOM, HOLD, 1, List.of(Method.FULL)));

    private RlifMethods() {}

    /** A learner as it is set up here. */
    static Choice learner(String id) {
        Map<String, String> changes = new TreeMap<>(NETWORK);
        changes.putAll(MORE.getOrDefault(id, Map.of()));
        return Choice.of(id, changes);
    }
}
