package reins.app.base;

import reins.core.flow.Event;
import reins.core.flow.Sink;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Where events wait for the screen: all news, and the newest sample of each kind, so that a slow
 * screen misses pictures but never facts. Told on every thread; drained on the fx thread.
 */
public final class UiFeed implements Sink {
    /** Learner steps kept between two pulses, for the spread of the loss; the oldest give way. */
    private static final int TRAINED = 64;

    private final Queue<Event.News> news = new ConcurrentLinkedQueue<>();
    private final ArrayBlockingQueue<Event.Trained> trained = new ArrayBlockingQueue<>(TRAINED);
    private final Map<Class<?>, Event.Sample> newest = new ConcurrentHashMap<>();

    @Override
    public void on(Event event) {
        switch (event) {
            case Event.News piece -> news.add(piece);
            case Event.Trained step -> {
                while (!trained.offer(step)) {
                    trained.poll();
                }
            }
            case Event.Sample sample -> newest.put(sample.getClass(), sample);
        }
    }

    /** What has come since the last call: news in their order, then the newest samples. */
    public List<Event> drain() {
        List<Event> drained = new ArrayList<>();
        for (Event.News piece = news.poll(); piece != null; piece = news.poll()) {
            drained.add(piece);
        }
        trained.drainTo(drained, TRAINED);
        for (Class<?> kind : List.copyOf(newest.keySet())) {
            Event.Sample sample = newest.remove(kind);
            if (sample != null) {
                drained.add(sample);
            }
        }
        return drained;
    }
}
