package reins.policies.loop;

import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Monitor;
import reins.core.role.MonitorType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets every monitor inspect what was recorded, and tells what they find. Each robot has monitors
 * of its own. Used by one thread.
 */
public final class MonitorLoop implements Worker {
    /** What it is called in {@link Event.Failed}. */
    public static final String NAME = "monitors";

    private final WorldSpec spec;
    private final List<MonitorType> types;
    private final Inbox<Segment> inbox;
    private final Sink sink;
    private final Map<String, Watch> watches = new HashMap<>();
    private boolean sound = true;

    /** One robot's monitors, and the episode that they are in. */
    private static final class Watch {
        private final List<Monitor> monitors;
        private Optional<Stream> of = Optional.empty();

        Watch(List<Monitor> monitors) {
            this.monitors = monitors;
        }

        void inspect(Segment segment, Sink sink) {
            if (!of.equals(Optional.of(segment.of()))) {
                of = Optional.of(segment.of());
                monitors.forEach(monitor -> monitor.begin(segment.of(), segment.start()));
            }
            segment.steps()
                    .forEach(step ->
                            monitors.forEach(monitor ->
                                    monitor.inspect(step)
                                            .ifPresent(
                                                    finding -> sink.on(new Event.Found(finding)))));
        }
    }

    /**
     * @param inbox the segments to inspect; whoever finds it full leaves a segment out
     */
    public MonitorLoop(WorldSpec spec, List<MonitorType> types, Inbox<Segment> inbox, Sink sink) {
        this.spec = spec;
        this.types = List.copyOf(types);
        this.inbox = inbox;
        this.sink = sink;
    }

    @Override
    public String name() {
        return NAME;
    }

    /** Inspects one segment. */
    @Override
    public boolean work() {
        Optional<Segment> next = inbox.take();
        sound = false;
        next.ifPresent(segment ->
                watches.computeIfAbsent(segment.of().robot(), _ -> new Watch(monitors()))
                        .inspect(segment, sink));
        sound = true;
        return next.isPresent();
    }

    private List<Monitor> monitors() {
        return types.stream().map(type -> type.create().apply(spec)).toList();
    }

    /** Inspects what is left, unless a monitor broke. */
    @Override
    public void close() {
        while (sound && work()) {
            // until nothing is left
        }
    }
}
