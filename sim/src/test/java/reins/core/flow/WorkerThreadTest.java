package reins.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.ReinsException;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BooleanSupplier;

final class WorkerThreadTest {
    private final BlockingQueue<Event> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> closedOn = new LinkedBlockingQueue<>();

    private Worker worker(BooleanSupplier work) {
        return new Worker() {
            @Override
            public String name() {
                return "learner";
            }

            @Override
            public boolean work() {
                return work.getAsBoolean();
            }

            @Override
            public void close() {
                closedOn.add(Thread.currentThread().getName());
            }
        };
    }

    @Test
    void anErrorIsToldOnceAndTheWorkerIsClosedOnItsOwnThread() throws InterruptedException {
        WorkerThread thread =
                WorkerThread.start(
                        worker(() -> {
                            throw new ReinsException("The learner lost its numbers.");
                        }),
                        told::add);
        assertEquals(new Event.Failed("learner", "The learner lost its numbers."), told.take());
        assertEquals("learner", closedOn.take());
        thread.close();
        assertTrue(thread.isOver());
        assertTrue(told.isEmpty());
    }

    @Test
    void closingWaitsForTheWorkInHand() throws InterruptedException {
        BlockingQueue<String> pieces = new LinkedBlockingQueue<>();
        WorkerThread thread = WorkerThread.start(worker(() -> pieces.add("done")), told::add);
        pieces.take();
        thread.close();
        assertEquals("learner", closedOn.poll());
        assertTrue(thread.isOver());
        assertTrue(told.isEmpty());
    }

    @Test
    void anInboxSaysWhenItIsFullAndNeverDrops() {
        Inbox<Integer> inbox = new Inbox<>(2);
        int put = 0;
        while (inbox.hasRoom()) {
            inbox.put(put++);
        }
        assertEquals(2, put);
        while (put < 66) {
            inbox.put(put++);
        }
        assertFalse(inbox.hasRoom());
        assertThrows(IllegalStateException.class, () -> inbox.put(99));
        for (int i = 0; i < 66; i++) {
            assertEquals(i, inbox.take().orElseThrow());
        }
        assertTrue(inbox.take().isEmpty());
    }
}
