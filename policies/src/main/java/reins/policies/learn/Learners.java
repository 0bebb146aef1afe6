package reins.policies.learn;

import reins.core.fact.ReinsException;
import reins.core.role.ById;
import reins.core.role.LearnerType;

import java.util.List;

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
        return ById.find("learner", ALL, LearnerType::id, id);
    }
}
