package reins.policies.loop;

import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.Metrics;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Learner;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Trains in the background: takes the recorded segments, lets the learner make steps and publishes
 * its policies. Everything counts steps, never time, so a run in one thread is repeatable. Used by
 * one thread, which makes the learner at its first work.
 */
public final class LearnerLoop implements Worker {
    /** One step in so many is told. */
    private static final int TOLD_EVERY = 20;

    /** So many steps are made on a correction before its policy is published. */
    private static final int STEPS_ON_CORRECTION = 100;

    /** So many steps make a policy worth publishing where nothing was corrected. */
    private static final int STEPS_OTHERWISE = 2000;

    private final Supplier<Learner> create;
    private final Inbox<Segment> inbox;
    private final PolicySlot slot;
    private final WorldSpec spec;
    private final Sink sink;

    private Optional<Learner> learner = Optional.empty();
    private int version;
    private long steps;
    private long publishedAt;
    private Optional<Long> correctedAt = Optional.empty();

    /**
     * @param create makes the learner, on the thread that works
     * @param firstVersion the version of the first policy published, 0 in a new session
     */
    public LearnerLoop(
            Supplier<Learner> create,
            Inbox<Segment> inbox,
            PolicySlot slot,
            WorldSpec spec,
            int firstVersion,
            Sink sink) {
        this.create = create;
        this.inbox = inbox;
        this.slot = slot;
        this.spec = spec;
        this.sink = sink;
        version = firstVersion;
    }

    @Override
    public String name() {
        return "learner";
    }

    /**
     * Takes what waits and makes one step; the very first call publishes the policy to begin with.
     */
    @Override
    public boolean work() {
        try (var _ = new Scope()) {
            if (learner.isEmpty()) {
                NativeThreads.limitToOne();
                Learner made = create.get();
                learner = Optional.of(made);
                publish(made);
                return true;
            }
            Learner present = learner.get();
            boolean took = observe(present);
            if (!present.ready()) {
                return publishTheRest(present) || took;
            }
            Metrics metrics = present.step();
            steps++;
            if (steps % TOLD_EVERY == 0) {
                sink.on(new Event.Trained(metrics, inbox.size()));
            }
            if (isDue()) {
                publish(present);
            }
            return true;
        }
    }

    private boolean observe(Learner present) {
        boolean took = false;
        for (var next = inbox.take(); next.isPresent(); next = inbox.take()) {
            Segment segment = next.get();
            present.observe(segment);
            took = true;
            if (correctedAt.isEmpty() && isCorrection(segment)) {
                correctedAt = Optional.of(steps);
            }
        }
        return took;
    }

    private static boolean isCorrection(Segment segment) {
        for (Step step : segment.steps()) {
            if (step.decision().teacherDrives()) {
                return true;
            }
        }
        return false;
    }

    private boolean isDue() {
        return correctedAt.map(at -> steps - at >= STEPS_ON_CORRECTION).orElse(false)
                || steps - publishedAt >= STEPS_OTHERWISE;
    }

    /** Nothing is left to learn for now: what was learned since shall not wait for more. */
    private boolean publishTheRest(Learner present) {
        if (steps == publishedAt) {
            return false;
        }
        publish(present);
        return true;
    }

    private void publish(Learner present) {
        Artifact artifact = present.artifact();
        // The graph is loaded here, so that the sim thread only reads a finished policy.
        slot.publish(new PolicySlot.Driver(version, OnnxPolicy.load(artifact.onnx(), spec)));
        sink.on(new Event.PolicyChanged(version, artifact));
        version++;
        publishedAt = steps;
        correctedAt = Optional.empty();
    }

    @Override
    public void close() {
        learner.ifPresent(Learner::close);
    }
}
