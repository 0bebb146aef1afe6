package reins.core.flow;

import reins.core.fact.Artifact;
import reins.core.fact.Edit;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Evaluation;
import reins.core.fact.Finding;
import reins.core.fact.Metrics;
import reins.core.fact.Remark;
import reins.core.fact.Revised;
import reins.core.fact.Scene;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;

import java.util.Optional;

/** Something that happened, told to every sink. Safe on every thread. */
public sealed interface Event {
    /** Events that a slow sink may drop when a newer one comes. */
    sealed interface Sample extends Event {}

    /** Events that every sink gets, every one. */
    sealed interface News extends Event {}

    /**
     * The world moved on by one tick.
     *
     * @param totalTicks ticks of this run, this one included
     */
    record Ticked(long totalTicks, Stream of, Step step) implements Sample {}

    /** What the world looks like now; told only where somebody looks. */
    record Shown(Scene scene) implements Sample {}

    /**
     * The learner made a step.
     *
     * @param waiting segments that wait to be learned from
     */
    record Trained(Metrics metrics, int waiting) implements Sample {}

    /**
     * How well the pace is kept.
     *
     * @param ticksPerSecond over the last second
     * @param lateTicks ticks that began more than a tick late, of the whole run
     */
    record Timing(double ticksPerSecond, long lateTicks) implements Sample {}

    /** News that a learner learns from. */
    sealed interface Lesson extends News {}

    /** An episode began. */
    record EpisodeStarted(Stream of, Start start) implements News {}

    /** Facts to keep and to learn from. */
    record SegmentEnded(Segment segment) implements Lesson {}

    /**
     * An episode is over, or was abandoned.
     *
     * @param robot whose episode; empty where there is but one robot
     */
    record EpisodeEnded(String robot, EpisodeSummary summary) implements News {}

    /**
     * The learner published a policy.
     *
     * @param version from 0, the untrained one
     */
    record PolicyChanged(int version, Artifact artifact) implements News {}

    /**
     * An episode was edited.
     *
     * @param robot whose episode; empty where there is but one robot
     */
    record Edited(String robot, Edit edit) implements News {}

    /** What an edit left of an episode; told once the edit is kept. */
    record EpisodeRevised(Revised revised) implements Lesson {}

    /** The policy begins to ask its teacher for help, or has ceased to. */
    record Asked(boolean asks) implements News {}

    /**
     * A policy drove fresh episodes by itself, beside the run.
     *
     * @param seed the one that the episodes were drawn from
     */
    record Evaluated(int version, long seed, Evaluation evaluation) implements News {}

    /** A person said something of a policy; what was said of it before is no longer meant. */
    record Remarked(int version, Remark remark) implements News {}

    /** A monitor noticed something. */
    record Found(Finding finding) implements News {}

    /**
     * The loop stands still, goes on or looks back, or its speed or driving policy was changed.
     *
     * @param speed times real time, above 0
     * @param pinned the version that drives whatever the learner publishes; empty = the newest
     */
    record Running(Still still, double speed, Optional<Integer> pinned) implements News {}

    /** A person should know this; nothing stops. */
    record Noted(String sentence) implements News {}

    /** A worker stopped because of an error; the others go on. */
    record Failed(String worker, String sentence) implements News {}
}
