package reins.app.cli;

import reins.app.study.Choice;

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

    private static final Choice HOLD = Choice.of("hold", Map.of());

    /** The teacher drives at about half of the ticks, at random. */
    private static final Choice RANDOM =
            Choice.of("random", Map.of("probability", "0.3", "ticks", "4"));

    private static final Choice VALUE = Choice.of("value", Map.of("difference", "0.5"));

    static final List<Method> ALL =
            List.of(
                    new Method(
                            "bc",
                            cloning("bc"),
                            Choice.of("random", Map.of("probability", "1")),
                            HOLD,
                            1,
                            Method.LEVELS),
                    new Method(
                            "dagger",
                            cloning("dagger"),
                            Choice.of("label", Map.of()),
                            Choice.of("beta", Map.of()),
                            1,
                            Method.LEVELS),
                    new Method(
                            "hg-dagger",
                            cloning("hg-dagger"),
                            Choice.of("state", Map.of()),
                            HOLD,
                            1,
                            Method.LEVELS),
                    new Method("rlif random", rlif(), RANDOM, HOLD, 1, Method.LEVELS),
                    new Method("rlif value", rlif(), VALUE, HOLD, 1, Method.LEVELS),
                    new Method(
                            "rlpd",
                            learner("rlpd", Map.of()),
                            RANDOM,
                            HOLD,
                            1,
                            List.of(Method.FULL)));

    private RlifMethods() {}

    private static Choice cloning(String id) {
        return learner(id, Map.of());
    }

    private static Choice rlif() {
        return learner("rlif", Map.of());
    }

    private static Choice learner(String id, Map<String, String> more) {
        Map<String, String> changes = new TreeMap<>(NETWORK);
        changes.putAll(more);
        return Choice.of(id, changes);
    }
}
