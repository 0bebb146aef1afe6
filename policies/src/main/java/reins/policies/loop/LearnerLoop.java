package reins.policies.loop;

import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.Metrics;
import reins.core.fact.Revised;
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
import reins.policies.nn.Scope;

import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * Trains in the background: takes the recorded segments, lets the learner make steps and publishes
 * its policies. Everything counts steps, never time, so a run in one thread is repeatable. Used by
 * one thread, which makes the learner at its first work.
 */
public final class LearnerLoop implements Worker {
    /** What it is called in {@link Event.Failed}. */
    public static final String NAME = "learner";

    /** Tells every n-th step. */
    private static final int TOLD_EVERY = 20;

    /** The steps on a correction before its policy is published. */
    private static final int STEPS_ON_CORRECTION = 100;

    /** The fewest steps between two policies, since each is stored. */
    private static final int STEPS_BETWEEN = 200;

    /**
     * The shortest recorded time between two policies, where the learner knows all there is, or
     * where the teacher says at every tick what the policy should do and nothing is handed back.
     */
    private static final double SECONDS_BETWEEN = 1;

    /** The steps that make a policy worth publishing where nothing was corrected. */
    private static final int STEPS_OTHERWISE = 2000;

    /** No correction waits to be published. */
    private static final long NONE = Long.MAX_VALUE;

    private final Supplier<Learner> create;
    private final boolean driven;
    private final Inbox<Event.Lesson> inbox;
    private final PolicySlot slot;
    private final WorldSpec spec;
    private final IntSupplier nextVersion;
    private final Sink sink;

    private Optional<Learner> learner = Optional.empty();
    private long steps;
    private long ticks;
    private long publishedAt;
    private long ticksPublished;
    private long firstCorrection = NONE;
    private long lastCorrection = NONE;
    private boolean teacherDrives;
    private boolean onlyLabels = true;
    private boolean sound;

    /**
     * @param create makes the learner, on the thread that works
     * @param driven whether a policy drives already; the first one is published then when it has
     *     learned from what was recorded before
     * @param nextVersion numbers the policies, each with another; 0 is the first in a new session
     */
    public LearnerLoop(
            Supplier<Learner> create,
            boolean driven,
            Inbox<Event.Lesson> inbox,
            PolicySlot slot,
            WorldSpec spec,
            IntSupplier nextVersion,
            Sink sink) {
        this.create = create;
        this.driven = driven;
        this.inbox = inbox;
        this.slot = slot;
        this.spec = spec;
        this.sink = sink;
        this.nextVersion = nextVersion;
    }

    @Override
    public String name() {
        return NAME;
    }

    /**
     * Takes what waits and makes one step; the very first call publishes the initial policy, where
     * none drives.
     */
    @Override
    public boolean work() {
        sound = false;
        boolean busy;
        try (var _ = new Scope()) {
            busy = learner.isPresent() ? goOn(learner.get()) : begin();
        }
        sound = true;
        return busy;
    }

    private boolean begin() {
        NativeThreads.limitToOne();
        Learner made = create.get();
        learner = Optional.of(made);
        if (driven) {
            noteCorrection();
            onlyLabels = false;
        } else {
            publish(made);
        }
        return true;
    }

    private boolean goOn(Learner present) {
        boolean took = observe(present);
        boolean ready = present.ready();
        if (ready) {
            Metrics metrics = present.step();
            steps++;
            if (steps % TOLD_EVERY == 0) {
                sink.on(new Event.Trained(metrics, inbox.size()));
            }
        }
        if (isDue(present)) {
            publish(present);
        }
        return took || ready;
    }

    private boolean observe(Learner present) {
        boolean took = false;
        for (var next = inbox.take(); next.isPresent(); next = inbox.take()) {
            took = true;
            switch (next.get()) {
                case Event.SegmentEnded(Segment segment) -> {
                    present.observe(segment);
                    ticks += segment.steps().size();
                    note(present, segment);
                    teacherDrives =
                            segment.ending() == Ending.NONE
                                    && segment.steps().getLast().decision().teacherDrives();
                }
                case Event.EpisodeRevised(Revised revised) -> {
                    present.revise(revised);
                    noteCorrection();
                    onlyLabels = false;
                }
            }
        }
        return took;
    }

    private void noteCorrection() {
        firstCorrection = Math.min(firstCorrection, steps);
        lastCorrection = steps;
    }

    private void note(Learner present, Segment segment) {
        boolean taught = false;
        for (Step step : segment.steps()) {
            boolean drove = step.decision().teacherDrives();
            onlyLabels &= !drove;
            taught |= drove || present.isTaughtBy(step.decision());
        }
        if (taught) {
            noteCorrection();
        }
    }

    /**
     * While the teacher drives no policy does, so a correction's policy waits for its end. Then it
     * need not wait longer than for a learner that has nothing more to learn: one that makes a step
     * for each tick would not have made many.
     */
    private boolean isDue(Learner present) {
        boolean later = (ticks - ticksPublished) * spec.tickSeconds() >= SECONDS_BETWEEN;
        boolean enough =
                steps - firstCorrection >= STEPS_ON_CORRECTION
                        && steps - publishedAt >= STEPS_BETWEEN
                        && (later || !onlyLabels);
        boolean all = !present.ready() && steps > publishedAt && later;
        boolean corrected = firstCorrection != NONE && !teacherDrives && (enough || all);
        return corrected || steps - publishedAt >= STEPS_OTHERWISE;
    }

    private void publish(Learner present) {
        Artifact artifact = present.artifact();
        int version = nextVersion.getAsInt();
        // It is loaded here, so that the sim thread only reads a finished policy.
        slot.publish(new PolicySlot.Driver(version, PolicyLoader.load(artifact, spec)));
        sink.on(new Event.PolicyChanged(version, artifact));
        publishedAt = steps;
        ticksPublished = ticks;
        boolean learned =
                firstCorrection == NONE
                        || !present.ready()
                        || steps - lastCorrection >= STEPS_ON_CORRECTION;
        firstCorrection = learned ? NONE : lastCorrection;
        onlyLabels |= learned;
    }

    /** Publishes what was learned since the newest policy, unless the learner broke. */
    @Override
    public void close() {
        if (learner.isEmpty()) {
            return;
        }
        Learner present = learner.get();
        try (var _ = new Scope()) {
            if (sound && steps > publishedAt) {
                publish(present);
            }
        }
        present.close();
    }
}
