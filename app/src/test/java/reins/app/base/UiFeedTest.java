package reins.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Metrics;
import reins.core.flow.Event;

import java.util.List;

final class UiFeedTest {
    private final UiFeed feed = new UiFeed();

    @Test
    void everyPieceOfNewsIsKeptAndOfSamplesTheNewest() {
        Event one = new Event.Failed("a", "One.");
        Event two = new Event.Failed("b", "Two.");
        Event newest = new Event.Timing(50, 2);
        feed.on(new Event.Timing(49, 1));
        feed.on(one);
        feed.on(newest);
        feed.on(two);
        assertEquals(List.of(one, two, newest), feed.drain());
        assertEquals(List.of(), feed.drain());
    }

    @Test
    void ofManyLearnerStepsTheNewestAreKept() {
        for (int i = 0; i < 1000; i++) {
            feed.on(new Event.Trained(new Metrics(i, List.of()), 0));
        }
        List<Event> drained = feed.drain();
        assertEquals(64, drained.size());
        assertEquals(new Event.Trained(new Metrics(999, List.of()), 0), drained.getLast());
    }
}
