package reins.app.lab;

import reins.app.run.Critics;
import reins.app.run.Teachers;
import reins.core.fact.Segment;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.role.ArbiterContext;
import reins.core.role.Policy;
import reins.core.role.WorldType;
import reins.sim.arbiters.Arbiters;
import reins.sim.loop.SimLoop;
import reins.sim.teachers.Program;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The recorded steps that measurements learn from and store. Safe on every thread. */
final class Lessons {
    /** Ticks of a lesson, or a few more. */
    static final int TICKS = 5_000;

    private Lessons() {}

    /** A piece of scripted teaching: the policy rests, the teacher takes over again and again. */
    static List<Segment> recorded(WorldType.Simulated<?> type, long seed) {
        List<Segment> segments = new ArrayList<>();
        WorldSpec spec = type.spec();
        long[] ticks = {0};
        SimLoop loop =
                new SimLoop(
                        type.make(),
                        new Program(Teachers.of(type.id()).getFirst(), 1)
                                .make(spec, seed, Critics.of(spec)),
                        Arbiters.HOLD.make(new ArbiterContext(spec), Arbiters.HOLD.defaults()),
                        new PolicySlot(new PolicySlot.Driver(0, Policy.resting(spec))),
                        new Inbox<>(1),
                        event -> {
                            if (event instanceof Event.SegmentEnded(Segment segment)) {
                                segments.add(segment);
                                ticks[0] += segment.steps().size();
                            }
                        },
                        Optional::empty,
                        new SimLoop.Options("", seed, 1, false, 0));
        while (ticks[0] < TICKS) {
            loop.work();
        }
        loop.close();
        return segments;
    }
}
