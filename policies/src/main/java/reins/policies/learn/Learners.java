package reins.policies.learn;

import reins.core.fact.ReinsException;
import reins.core.role.LearnerType;

import java.util.List;
import java.util.stream.Collectors;

/** The learning systems there are. Safe on every thread. */
public final class Learners {
    public static final List<LearnerType<?>> ALL =
            List.of(
                    HgDagger.TYPE,
                    Rlif.TYPE,
                    Rlpd.TYPE,
                    Dagger.TYPE,
                    Thrifty.TYPE,
                    BehaviourCloning.TYPE);

    private Learners() {}

    /**
     * The learner of that id.
     *
     * @throws ReinsException where there is none
     */
    public static LearnerType<?> of(String id) {
        for (LearnerType<?> type : ALL) {
            if (type.id().equals(id)) {
                return type;
            }
        }
        throw new ReinsException(
                "There is no learner '%s'; choose one of: %s."
                        .formatted(
                                id,
                                ALL.stream()
                                        .map(LearnerType::id)
                                        .collect(Collectors.joining(", "))));
    }
}
