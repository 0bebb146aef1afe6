package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertTrue;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** A learner in a toy world that it can learn: every one by a control, some by words. */
record Pupil(LearnerType<?> type, WorldSpec spec) {
    /** Those that learn words. */
    static final Set<String> OF_WORDS = Set.of("bc", "dagger", "hg-dagger");

    static List<Pupil> all() {
        List<Pupil> all = new ArrayList<>();
        for (LearnerType<?> type : ToyLearners.all()) {
            all.add(new Pupil(type, Toy.SPEC));
            if (OF_WORDS.contains(type.id())) {
                all.add(new Pupil(type, Toy.TOLD));
            }
        }
        return all;
    }

    @Override
    public String toString() {
        return type.id() + (spec.controls().isEmpty() ? ", of words" : "");
    }

    Learner byDefault() {
        return with(Map.of(), Optional.empty());
    }

    /** Small networks, so that lessons are quick. */
    Learner small(Optional<Artifact> trained) {
        Map<String, String> changes = new HashMap<>();
        for (String name : Settings.values(type.defaults()).keySet()) {
            switch (name) {
                case "hidden" -> changes.put(name, "32");
                case "batch" -> changes.put(name, "64");
                case "passes" -> changes.put(name, "500");
                case "learningRate" -> changes.put(name, "0.003");
                case "warmUp" -> changes.put(name, "50");
                default -> {}
            }
        }
        return with(changes, trained);
    }

    Learner with(Map<String, String> changes, Optional<Artifact> trained) {
        return type.make(
                new LearnerContext(spec, 1), Settings.with(type.defaults(), changes), trained);
    }

    OnnxPolicy policy(Learner learner) {
        return OnnxPolicy.load(learner.artifact().body(), spec).withoutChance();
    }

    /** Lessons by the policy as it is, with a step for each tick. */
    void teach(Learner learner, int lessons) {
        OnnxPolicy policy = policy(learner);
        for (int episode = 1; episode <= lessons; episode++) {
            if (episode % 10 == 0) {
                policy = policy(learner);
            }
            Toy.lesson(policy, episode).forEach(learner::observe);
            learn(learner, spec.maxTicks());
        }
    }

    static void learn(Learner learner, int steps) {
        for (int i = 0; i < steps && learner.ready(); i++) {
            try (var _ = new Scope()) {
                Metrics metrics = learner.step();
                assertTrue(metrics.updates() > 0);
                assertTrue(
                        metrics.values().stream().anyMatch(Metric::isLoss),
                        () -> "what it makes smaller is to be seen: " + metrics);
            }
        }
    }

    static Action act(OnnxPolicy policy, float x) {
        return policy.act(Observation.of(Vec.of(x)), policy.begin(), new SplittableRandom(1))
                .action();
    }
}
