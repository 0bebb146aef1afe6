package reins.core.flow;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;

/**
 * A bounded queue into one thread; nothing in it is ever dropped. Whoever makes facts asks {@code
 * hasRoom} first and waits where there is none. Safe on every thread.
 */
public final class Inbox<T> {
    /** How many items may still come in between a look at {@code hasRoom} and the next one. */
    private static final int MARGIN = 64;

    private final ArrayBlockingQueue<T> queue;

    /**
     * @param capacity above 0; some more fit in after {@code hasRoom} has become false
     */
    public Inbox(int capacity) {
        if (capacity <= 0) {
            throw new IllegalArgumentException("capacity " + capacity);
        }
        queue = new ArrayBlockingQueue<>(capacity + MARGIN);
    }

    public boolean hasRoom() {
        return queue.remainingCapacity() > MARGIN;
    }

    /**
     * @throws IllegalStateException where {@code hasRoom} was ignored
     */
    public void put(T item) {
        if (!queue.offer(item)) {
            throw new IllegalStateException("inbox overflows at " + queue.size() + " items");
        }
    }

    /** The oldest item, taken out. */
    public Optional<T> take() {
        return Optional.ofNullable(queue.poll());
    }

    public int size() {
        return queue.size();
    }
}
