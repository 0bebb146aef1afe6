package reins.sim.loop;

import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.flow.Event;
import reins.core.flow.Sink;

import java.util.ArrayList;
import java.util.List;

/**
 * Gathers ticks into segments and episodes into summaries, and tells them. Used by the sim thread
 * only.
 */
final class Recorder {
    /** Short, so that a correction is learned from soon and little is lost in a crash. */
    private static final double SEGMENT_SECONDS = 0.5;

    private final Sink sink;
    private final int segmentTicks;
    private final List<Step> steps = new ArrayList<>();
    private long totalTicks;
    private Stream stream;
    private Start start = new Start.Fresh(0);
    private long ticks;
    private double episodeReturn;
    private long teacherTicks;
    private long personTicks;
    private int policyVersion;
    private Ending ending = Ending.NONE;

    Recorder(String robot, Sink sink, double tickSeconds) {
        stream = new Stream(robot, 0);
        this.sink = sink;
        segmentTicks = Math.max(1, (int) Math.round(SEGMENT_SECONDS / tickSeconds));
    }

    void begin(long number, Start how) {
        stream = new Stream(stream.robot(), number);
        start = how;
        ticks = 0;
        episodeReturn = 0;
        teacherTicks = 0;
        personTicks = 0;
        ending = Ending.NONE;
        sink.on(new Event.EpisodeStarted(stream, start));
    }

    void record(Step step) {
        boolean handedBack =
                !steps.isEmpty()
                        && steps.getLast().decision().teacherDrives()
                        && !step.decision().teacherDrives();
        ticks++;
        totalTicks++;
        episodeReturn += step.outcome().reward().at(0);
        teacherTicks += step.decision().teacherDrives() ? 1 : 0;
        personTicks += step.personDrives() ? 1 : 0;
        policyVersion = step.policy().version();
        ending = step.outcome().ending();
        steps.add(step);
        sink.on(new Event.Ticked(totalTicks, stream, step));
        if (steps.size() >= segmentTicks || handedBack || ending != Ending.NONE) {
            handOver();
        }
    }

    /** Tells the ticks recorded so far. */
    void handOver() {
        if (!steps.isEmpty()) {
            sink.on(new Event.SegmentEnded(new Segment(stream, start, steps)));
            steps.clear();
        }
    }

    void end() {
        handOver();
        sink.on(
                new Event.EpisodeEnded(
                        stream.robot(),
                        new EpisodeSummary(
                                stream.episode(),
                                ticks,
                                totalTicks,
                                episodeReturn,
                                teacherTicks,
                                personTicks,
                                policyVersion,
                                ending)));
    }
}
