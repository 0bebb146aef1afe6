package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Coding;
import reins.core.fact.Frame;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** How a camera is opened, read, lost and opened again, by the test's clock. */
@Timeout(60)
final class CameraWorkerTest {
    private static final Camera CAMERA = new Camera("front", 2, 1);
    private static final long MILLISECOND = 1_000_000;

    private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 100 * MILLISECOND);
    private final List<String> told = new ArrayList<>();
    private final Queue<Optional<Frame>> coming = new ArrayDeque<>();
    private final CameraWorker worker =
            new CameraWorker(CAMERA, "far away", Scripted::new, clock::get, told::add);
    private boolean away;
    private int opened;
    private int closed;

    /** Gives what is coming, and is lost where nothing is. */
    private final class Scripted implements CameraReader {
        @Override
        public void open() throws IOException {
            opened++;
            if (away) {
                throw new IOException("nobody is there");
            }
        }

        @Override
        public Optional<Frame> next() throws IOException {
            Optional<Frame> next = coming.poll();
            if (next == null) {
                throw new IOException("its stream ended");
            }
            return next;
        }

        @Override
        public void end() {}

        @Override
        public void close() {
            closed++;
        }
    }

    private static Frame picture(int grey) {
        byte[] pixels = new byte[6];
        Arrays.fill(pixels, (byte) grey);
        return new Frame("any", 2, 1, Blob.of(pixels));
    }

    private void pass(long milliseconds) {
        clock.addAndGet(milliseconds * MILLISECOND);
    }

    @Test
    void theNewestPictureIsKeptWithItsNumberAndItsAge() {
        coming.add(Optional.of(picture(1)));
        coming.add(Optional.empty());
        coming.add(Optional.of(picture(2)));
        assertTrue(worker.newest().get().isEmpty());
        assertTrue(worker.work(), "opens");
        assertTrue(worker.work());
        Newest.Snapshot first = worker.newest().get().orElseThrow();
        assertEquals(1, first.number());
        assertEquals("front", first.frame().camera());
        pass(150);
        assertEquals(0.15, worker.newest().ageSeconds(first));
        assertFalse(worker.work(), "nothing was due");
        assertEquals(first, worker.newest().get().orElseThrow());
        assertTrue(worker.work());
        Newest.Snapshot second = worker.newest().get().orElseThrow();
        assertEquals(2, second.number());
        assertEquals(picture(2).bytes(), second.frame().bytes());
        assertEquals(0, worker.newest().ageSeconds(second));
        assertEquals("", worker.trouble());
    }

    @Test
    void itIsTriedAgainAfterAWhileThatGrowsAndToldOfOnce() {
        away = true;
        int tries = 0;
        for (long wait : new long[] {250, 500, 1000, 2000, 2000, 2000}) {
            assertTrue(worker.work());
            assertEquals(++tries, opened);
            pass(wait - 1);
            assertFalse(worker.work());
            assertEquals(tries, opened);
            pass(1);
        }
        assertEquals(
                List.of(
                        "Camera 'front' at far away is lost: nobody is there; it is tried again"
                                + " until it comes back."),
                told);
        assertEquals(tries, closed);
    }

    @Test
    void aPictureMakesTheWaitShortAgainAndTheNextLossNews() {
        away = true;
        for (long wait : new long[] {250, 500, 1000}) {
            worker.work();
            pass(wait);
        }
        away = false;
        coming.add(Optional.of(picture(1)));
        worker.work();
        assertFalse(worker.trouble().isEmpty(), "open is not yet there");
        worker.work();
        assertEquals("", worker.trouble());
        worker.work();
        assertEquals(2, told.size());
        assertTrue(told.getLast().contains("its stream ended"), told.getLast());
        pass(250);
        int before = opened;
        worker.work();
        assertEquals(before + 1, opened);
        assertEquals(1, worker.newest().get().orElseThrow().number(), "the last one stays");
    }

    @Test
    void aDamagedPictureIsPassedOverAndThirtyInARowAreALoss() {
        Frame damaged = new Frame("any", 2, 1, Coding.JPEG, Blob.of(new byte[] {1, 2, 3}));
        worker.work();
        for (int i = 0; i < 29; i++) {
            coming.add(Optional.of(damaged));
            worker.work();
        }
        coming.add(Optional.of(picture(1)));
        worker.work();
        assertEquals(List.of(), told);
        assertEquals(1, worker.newest().get().orElseThrow().number());
        for (int i = 0; i < 30; i++) {
            coming.add(Optional.of(damaged));
            worker.work();
        }
        assertEquals(1, told.size());
        assertTrue(told.getFirst().contains("its pictures cannot be decoded"), told.getFirst());
    }

    @Test
    void whatWasEndedIsNotOpenedAgain() {
        away = true;
        worker.work();
        worker.end();
        pass(10_000);
        assertFalse(worker.work());
        assertEquals(1, opened);
        worker.close();
    }

    @Test
    void aRealCameraThatBreaksOffComesBack() throws IOException {
        byte[] red = TestPictures.jpeg(2, 1, 0xFF0000);
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(TestServer.HEAD + "--frame\r\n\r\n"));
                    out.write(red);
                })) {
            CameraWorker real = new CameraWorker(CAMERA, server.source(), clock::get, told::add);
            while (real.newest().get().map(Newest.Snapshot::number).orElse(0L) < 3) {
                real.work();
                pass(100);
            }
            assertEquals(3, server.connections());
            assertEquals(2, told.size());
            real.close();
        }
    }

    @Test
    void closingALiveCameraEndsTheReadThatWaits() throws IOException, InterruptedException {
        AtomicReference<TestServer> mute = new AtomicReference<>();
        CountDownLatch asked = new CountDownLatch(1);
        try (TestServer server =
                new TestServer((_, _) -> {
                    asked.countDown();
                    mute.get().hush();
                })) {
            mute.set(server);
            LiveCamera camera =
                    LiveCamera.start(
                            new CameraWorker(CAMERA, server.source(), clock::get, told::add),
                            _ -> {});
            asked.await();
            camera.close();
            assertEquals(List.of(), told);
        }
    }
}
