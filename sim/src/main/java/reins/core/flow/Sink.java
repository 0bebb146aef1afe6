package reins.core.flow;

import java.util.List;

/** Takes events, quickly, on the thread that tells them; never calls back. Safe on every thread. */
@FunctionalInterface
public interface Sink {
    void on(Event event);

    /** One sink that tells each of these, in order. */
    static Sink all(List<Sink> sinks) {
        List<Sink> copy = List.copyOf(sinks);
        return event -> copy.forEach(sink -> sink.on(event));
    }
}
