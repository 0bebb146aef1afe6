package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.flow.WorkerThread;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * GStreamer's RTSP server, and films by its coders, which {@code docs/interop/rtsp.sh} sets up:
 * where {@code -Dreins.rtsp=FOLDER} says where they are. Prints what is in {@code
 * docs/results/cameras.md}.
 */
@EnabledIfSystemProperty(named = "reins.rtsp", matches = ".+")
@Timeout(180)
final class RtspInteropTest {
    private static final Path FOLDER = Path.of(System.getProperty("reins.rtsp", ""));
    private static final Path SERVER =
            Path.of("..", "docs", "interop", "rtsp_server.py").toAbsolutePath().normalize();
    private static final int PICTURES = 150;
    private static final int WARM_UP = 30;
    private static final int BITS = 16;
    private static final long MOST_MILLIS = 120;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);
    private static final int[] COLOUR = {200, 90, 40};

    /** As many to a side as a coder may be off. */
    private static final int OFF = 6;

    /** The server while a test runs. */
    private static final class Server implements AutoCloseable {
        private final Process process;

        Server(int port, String codec, String... certificate) throws IOException {
            List<String> command =
                    new ArrayList<>(
                            List.of(
                                    "/usr/bin/python3",
                                    SERVER.toString(),
                                    Integer.toString(port),
                                    codec));
            command.addAll(List.of(certificate));
            process =
                    new ProcessBuilder(command)
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            BufferedReader said = process.inputReader();
            assertTrue(said.readLine() != null, "the server does not start");
        }

        /** It is there, and does nothing. */
        void freeze() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-STOP", Long.toString(process.pid())).start().waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static LiveCamera camera(String address) {
        return LiveCamera.start(
                new CameraWorker(
                        new Camera("view", 640, 480),
                        CameraSource.parse(address),
                        System::nanoTime,
                        _ -> {}),
                _ -> {});
    }

    private static void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!so.getAsBoolean()) {
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                fail("nothing has come");
            }
        }
    }

    private static long number(LiveCamera camera) {
        return camera.newest().get().map(Newest.Snapshot::number).orElse(0L);
    }

    private static void assertColour(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        int at = 3 * (frame.width() * (frame.height() * 3 / 4) + frame.width() / 2);
        for (int i = 0; i < 3; i++) {
            int seen = pixels[at + i] & 0xFF;
            assertEquals(COLOUR[i], seen, OFF, "colour " + i);
        }
    }

    /** How long ago the picture was made by the clock that is drawn into it, in milliseconds. */
    private static long age(Frame frame) {
        long now = System.currentTimeMillis();
        byte[] pixels = frame.pixels().toArray();
        int size = frame.width() / BITS;
        long made = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int at = 3 * (frame.width() * (size / 2) + bit * size + size / 2);
            made |= (pixels[at] & 0xFF) > 127 ? 1L << bit : 0;
        }
        return (now - made) & ((1 << BITS) - 1);
    }

    @ParameterizedTest
    @CsvSource({"h264, tcp", "h264, udp", "mjpeg, tcp", "vp8, tcp"})
    void picturesComeSoonAndAsTheyWere(String codec, String transport) throws IOException {
        int port = freePort();
        long asked = System.nanoTime();
        try (Server _ = new Server(port, codec);
                LiveCamera camera =
                        camera(
                                "rtsp://127.0.0.1:%d/open transport=%s"
                                        .formatted(port, transport))) {
            await(() -> number(camera) > 0);
            double first = (System.nanoTime() - asked) / 1e9;
            List<Long> ages = new ArrayList<>();
            long begun = System.nanoTime();
            for (int i = -WARM_UP; i < PICTURES; i++) {
                if (i == 0) {
                    ages.clear();
                    begun = System.nanoTime();
                }
                long before = number(camera);
                await(() -> number(camera) != before);
                ages.add(age(camera.newest().get().orElseThrow().frame()));
            }
            double perSecond = PICTURES * 1e9 / (System.nanoTime() - begun);
            Frame frame = camera.newest().get().orElseThrow().frame();
            assertEquals(640, frame.width());
            assertEquals(480, frame.height());
            assertColour(frame);
            List<Long> sorted = ages.stream().sorted().toList();
            long median = sorted.get(sorted.size() / 2);
            System.out.printf(
                    "RTSP, %s over %s: from glass to frame %d ms (95 of 100 below %d), %.1f"
                        + " pictures a second, the first after %.1f s with the server's start%n",
                    codec,
                    transport,
                    median,
                    sorted.get(sorted.size() * 95 / 100),
                    perSecond,
                    first);
            assertTrue(median <= MOST_MILLIS, "median " + median + " ms");
        }
    }

    @ParameterizedTest
    @CsvSource({"killed, tcp", "killed, udp", "frozen, tcp", "frozen, udp"})
    void aServerThatReturnsIsOpenedAgain(String how, String transport)
            throws IOException, InterruptedException {
        int port = freePort();
        Server server = new Server(port, "h264");
        try (LiveCamera camera =
                camera("rtsp://127.0.0.1:%d/open transport=%s".formatted(port, transport))) {
            await(() -> number(camera) > 10);
            if (how.equals("killed")) {
                server.close();
            } else {
                server.freeze();
            }
            long gone = System.nanoTime();
            await(() -> !camera.trouble().isEmpty());
            double noticed = (System.nanoTime() - gone) / 1e9;
            String reason = camera.reason();
            await(() -> System.nanoTime() - gone > TimeUnit.SECONDS.toNanos(4));
            Newest.Snapshot last = camera.newest().get().orElseThrow();
            double age = camera.newest().ageSeconds(last);
            assertTrue(age > 3.5 && age < 5, "age " + age);
            server.close();
            server = new Server(port, "h264");
            long back = System.nanoTime();
            await(() -> number(camera) > last.number() && camera.trouble().isEmpty());
            System.out.printf(
                    "RTSP over %s, the server %s: noticed after %.1f s (%s), read again %.1f s"
                            + " after it was back%n",
                    transport, how, noticed, reason, (System.nanoTime() - back) / 1e9);
            await(() -> number(camera) > last.number() + 30);
            assertTrue(age(camera.newest().get().orElseThrow().frame()) <= MOST_MILLIS);
        } finally {
            server.close();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "open, ''",
        "nowhere, 'it has nothing at this path; look behind the host''s name'",
        "closed, 'it wants a name and a password, as in rtsp://name:password@host/stream'",
        "closed?reins:wrong, 'it does not accept this name and this password'",
        "closed?reins:secret, ''"
    })
    void whatIsWrongWithAnAddressIsSaid(String asked, String reason) throws IOException {
        int port = freePort();
        String path = asked.replaceFirst("\\?.*", "");
        String user = asked.contains("?") ? asked.substring(path.length() + 1) + "@" : "";
        try (Server _ = new Server(port, "h264");
                LiveCamera camera =
                        camera("rtsp://%s127.0.0.1:%d/%s".formatted(user, port, path))) {
            await(() -> number(camera) > 0 || !camera.reason().isEmpty());
            assertEquals(reason, camera.reason());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "reins:secret@"})
    void picturesComeOverTls(String user) throws IOException {
        int port = freePort();
        String path = user.isEmpty() ? "open" : "closed";
        try (Server _ = new Server(port, "h264", FOLDER.toString());
                LiveCamera camera =
                        camera("rtsps://%s127.0.0.1:%d/%s".formatted(user, port, path))) {
            await(() -> number(camera) > 10 || !camera.reason().isEmpty());
            assertEquals("", camera.reason());
            assertColour(camera.newest().get().orElseThrow().frame());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "h264.mp4, 320, 240",
        "h264.mkv, 320, 240",
        "h264-hd.mp4, 1280, 720",
        "vp9.webm, 320, 240",
        "pictures/*.jpg fps=25, 320, 240",
        "pictures/*.png fps=25, 320, 240"
    })
    void filmsAndFoldersAreShownAtTheirPaceAndAsTheyWere(String name, int width, int height)
            throws IOException {
        try (CameraReader reader =
                CameraReaders.of(
                        CameraSource.parse(FOLDER.resolve(name).toString()), System::nanoTime)) {
            reader.open();
            int shown = 0;
            long first = 0;
            while (shown <= 75) { // once and a half
                Optional<Frame> next = reader.next();
                if (next.isPresent()) {
                    first = shown == 0 ? System.nanoTime() : first;
                    shown++;
                    assertEquals(width, next.get().width());
                    assertEquals(height, next.get().height());
                    assertColour(next.get());
                }
                WorkerThread.moment();
            }
            double seconds = (System.nanoTime() - first) / 1e9;
            assertEquals(3, seconds, 0.3);
            System.out.printf("%s: 75 pictures in %.2f s%n", name, seconds);
        }
    }
}
