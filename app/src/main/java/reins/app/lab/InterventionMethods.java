package reins.app.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The rows of the measurement of when and how long to intervene: two learners, three rules of
 * intervention, three settings of two of each rule's numbers. Safe on every thread.
 *
 * @param learner its id
 * @param rule its id
 * @param often the setting that makes the teacher begin sooner or later
 * @param oftenValues its values
 * @param lasting the setting that makes the teacher drive for longer
 * @param lastingValues its values, in ticks
 */
record InterventionMethods(
        String learner,
        String rule,
        String often,
        List<String> oftenValues,
        String lasting,
        List<String> lastingValues) {
    static final List<InterventionMethods> ALL =
            List.of(random("hg-dagger"), random("rlif"), state("hg-dagger"), value("rlif"));

    private static InterventionMethods random(String learner) {
        return new InterventionMethods(
                learner,
                "random",
                "probability",
                List.of("0.02", "0.1", "0.5"),
                "ticks",
                List.of("4", "20", "80"));
    }

    private static InterventionMethods state(String learner) {
        return new InterventionMethods(
                learner,
                "state",
                "patienceTicks",
                List.of("1", "5", "20"),
                "leastTicks",
                List.of("5", "25", "100"));
    }

    private static InterventionMethods value(String learner) {
        return new InterventionMethods(
                learner,
                "value",
                "difference",
                List.of("0.2", "0.5", "1.5"),
                "ticks",
                List.of("1", "4", "20"));
    }

    String id(String oftenValue, String lastingValue) {
        return "%s %s %s=%s %s=%s"
                .formatted(learner, rule, often, oftenValue, lasting, lastingValue);
    }

    List<Method> methods(String level) {
        List<Method> methods = new ArrayList<>();
        for (String oftenValue : oftenValues) {
            for (String lastingValue : lastingValues) {
                methods.add(
                        new Method(
                                id(oftenValue, lastingValue),
                                RlifMethods.learner(learner),
                                Choice.of(rule, Map.of(often, oftenValue, lasting, lastingValue)),
                                RlifMethods.HOLD,
                                1,
                                List.of(level)));
            }
        }
        return methods;
    }
}
