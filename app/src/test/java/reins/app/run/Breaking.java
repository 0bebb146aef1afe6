package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.policies.learn.Learners;

import java.util.Optional;

/** A learner that does well for a while. Used by one thread. */
final class Breaking implements Learner {
    static final String SENTENCE = "The learner has come to its end.";

    private final Learner learner;
    private final int failingStep;
    private int steps;

    /** It has nothing to set. */
    record Nothing() {}

    private Breaking(Learner learner, int failingStep) {
        this.learner = learner;
        this.failingStep = failingStep;
    }

    static LearnerType<?> atStart() {
        return type(
                "at-start",
                (_, _, _) -> {
                    throw new ReinsException(SENTENCE);
                });
    }

    static LearnerType<?> atStep(int step) {
        return type("at-step", (context, _, _) -> new Breaking(sound(context), step));
    }

    private static LearnerType<?> type(String id, LearnerType.Create<Nothing> create) {
        return new LearnerType<>(id, id, "https://example.org", new Nothing(), create);
    }

    private static Learner sound(LearnerContext context) {
        LearnerType<?> type = Learners.of("bc");
        return type.make(context, type.defaults(), Optional.empty());
    }

    @Override
    public void observe(Segment segment) {
        learner.observe(segment);
    }

    @Override
    public void revise(Revised revised) {
        learner.revise(revised);
    }

    @Override
    public boolean ready() {
        return learner.ready();
    }

    @Override
    public Metrics step() {
        if (++steps >= failingStep) {
            throw new ReinsException(SENTENCE);
        }
        return learner.step();
    }

    @Override
    public Artifact artifact() {
        return learner.artifact();
    }

    @Override
    public void close() {
        learner.close();
    }
}
