package reins.sim.robot;

import reins.core.fact.Traffic;

import java.util.ArrayList;
import java.util.List;

/** Counts what came of a robot from one tick to the next. Used by one thread. */
final class Arrivals {
    private List<Part> before = List.of();

    private record Part(long number, long arrivedNanos) {}

    /**
     * How fresh each part of what was seen is, and how much came since this was asked last.
     *
     * @param now by the clock of the arrivals, in nanoseconds
     */
    List<Traffic.Part> of(Seen seen, long now) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(seen.number(), seen.arrivedNanos()));
        seen.sights().forEach(sight -> parts.add(new Part(sight.number(), sight.arrivedNanos())));
        List<Traffic.Part> fresh = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            long came = before.isEmpty() ? 1 : part.number() - before.get(i).number();
            fresh.add(
                    new Traffic.Part(
                            Math.max(0, now - part.arrivedNanos()) / 1e9f,
                            Math.clamp(came, 0, Integer.MAX_VALUE)));
        }
        before = parts;
        return fresh;
    }
}
