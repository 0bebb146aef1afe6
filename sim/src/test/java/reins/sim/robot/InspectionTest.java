package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.flow.WorkerThread;
import reins.core.role.Chosen;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A car that is looked at, over real sockets. */
@Timeout(60)
final class InspectionTest {
    private final DonkeyServer car = new DonkeyServer();

    InspectionTest() throws IOException {}

    @AfterEach
    void end() throws IOException {
        car.close();
    }

    private static DonkeyCar.Config at(String address) {
        return Settings.with(
                DonkeyCar.TYPE.defaults(),
                Map.of("address", address, "steeringTrim", "0.1", "lostMillis", "5000"));
    }

    private static Inspection begin(String address) {
        return Inspection.begin(new Chosen<>(DonkeyCar.TYPE, at(address)));
    }

    private static void until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            assertFalse(Thread.currentThread().isInterrupted(), "it takes too long");
            WorkerThread.moment();
        }
    }

    private static void leave(Inspection inspection) {
        inspection.leave();
        until(inspection::isOver);
    }

    private static String trouble(Inspection inspection) {
        return inspection.reach().map(Reach::trouble).orElse("");
    }

    private void see(int rgb) {
        try {
            car.see(rgb);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatComesIsSeenAndTheCarIsToldNothingButToRest() throws IOException {
        Inspection inspection = begin(car.address());
        until(() -> inspection.glimpse().state().isPresent());
        assertTrue(inspection.glimpse().pictures().isEmpty());
        see(0xFF0000);
        until(() -> inspection.glimpse().pictures().size() == 1);
        until(() -> car.told.size() > 5);
        leave(inspection);
        assertEquals("", inspection.refusal());
        for (String told : car.told) {
            assertTrue(told.contains("\"angle\":0.1"), told);
            assertTrue(told.contains("\"throttle\":0.0"), told);
        }
    }

    @Test
    void aTroubleThatIsOverIsForgotten() throws IOException {
        Inspection inspection = begin(car.address());
        see(0);
        until(() -> inspection.glimpse().pictures().size() == 1);
        car.hangUp();
        until(() -> !trouble(inspection).isEmpty());
        AtomicInteger colour = new AtomicInteger();
        until(() -> {
            see(colour.addAndGet(8));
            return car.connections() == 2 && trouble(inspection).isEmpty();
        });
        leave(inspection);
    }

    @Test
    void whyItCannotBeReachedIsToldInASentence() throws IOException {
        String nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "localhost:" + taken.getLocalPort();
        }
        Inspection inspection = begin(nobody);
        until(() -> !inspection.refusal().isEmpty());
        assertTrue(inspection.refusal().contains(nobody), inspection.refusal());
        assertTrue(inspection.reach().isEmpty());
        until(inspection::isOver);
    }

    @Test
    void reachingItIsGivenUpWhereItIsLeftBefore() {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch opens = new CountDownLatch(1);
        WorldType.Reached<NoSettings> mute =
                new WorldType.Reached<>(
                        "mute",
                        "Mute",
                        new NoSettings(),
                        _ -> DonkeyCar.TYPE.spec(),
                        _ -> Handling.along(),
                        _ -> {
                            opens.countDown();
                            try {
                                never.await();
                            } catch (InterruptedException e) {
                                throw new ReinsException(OpenRobots.GIVEN_UP, e);
                            }
                            throw new AssertionError("it was waited for");
                        });
        Inspection inspection = Inspection.begin(new Chosen<>(mute, new NoSettings()));
        until(() -> opens.getCount() == 0);
        leave(inspection);
        assertTrue(inspection.reach().isEmpty());
    }

    @Test
    void aRobotThatDoesNotAnswerIsNotWaitedForByAThreadThatIsInterrupted() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.currentThread().interrupt();
            ReinsException given =
                    assertThrows(
                            ReinsException.class,
                            () -> DonkeyCar.TYPE.open(at("localhost:" + mute.getLocalPort())));
            assertTrue(Thread.interrupted());
            assertEquals(OpenRobots.GIVEN_UP, given.sentence());
        }
    }
}
