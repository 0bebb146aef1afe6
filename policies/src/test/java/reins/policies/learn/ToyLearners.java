package reins.policies.learn;

import reins.core.role.LearnerType;

import java.util.List;
import java.util.stream.Stream;

/** The toys, and every learner that the contract is tried on. */
final class ToyLearners {
    private static final List<LearnerType<?>> TOYS = List.of(ToyRecurrent.TYPE);

    private ToyLearners() {}

    /** Every learner, the toys included. */
    static List<LearnerType<?>> all() {
        return Stream.concat(Learners.ALL.stream(), TOYS.stream()).toList();
    }
}
