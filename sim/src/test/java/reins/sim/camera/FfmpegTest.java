package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Frame;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Films that the test writes itself, and peers that say nothing. */
@Timeout(120)
final class FfmpegTest {
    private static final long MILLISECOND = 1_000_000;
    private static final int[] COLOURS = {0xC00000, 0x00C000, 0x0000C0};

    @TempDir private Path folder;
    private final AtomicLong clock = new AtomicLong();

    private FfmpegReader reader(String address) {
        return new FfmpegReader(CameraSource.parse(address), clock::get);
    }

    /** The picture that is due, and how long it took from the last one, in milliseconds. */
    private long untilNext(FfmpegReader reader, List<Frame> frames) throws IOException {
        long waited = 0;
        Optional<Frame> next = reader.next();
        while (next.isEmpty()) {
            clock.addAndGet(10 * MILLISECOND);
            waited += 10;
            next = reader.next();
        }
        frames.add(next.get());
        return waited;
    }

    private static int strongest(Frame frame) {
        byte[] rgb = frame.pixels().toArray();
        int strongest = 0;
        for (int i = 1; i < 3; i++) {
            if ((rgb[i] & 0xFF) > (rgb[strongest] & 0xFF)) {
                strongest = i;
            }
        }
        return strongest;
    }

    @Test
    void aFilmIsShownAtItsOwnPaceAgainAndAgain() throws IOException {
        Path film = folder.resolve("my film.avi");
        Files.write(film, TestFilm.avi(32, 24, 10, COLOURS));
        try (FfmpegReader reader = reader(film.toString())) {
            reader.open();
            List<Frame> frames = new ArrayList<>();
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                waits.add(untilNext(reader, frames));
            }
            assertEquals(List.of(0L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L, 100L), waits);
            assertEquals(
                    List.of(0, 1, 2, 0, 1, 2, 0, 1, 2, 0),
                    frames.stream().map(FfmpegTest::strongest).toList());
            assertEquals(32, frames.getFirst().width());
            assertEquals(24, frames.getFirst().height());
        }
    }

    @Test
    void whatIsNoFilmIsSaid() throws IOException {
        try (FfmpegReader reader = reader(folder.resolve("none.mp4").toString())) {
            assertEquals(
                    "there is no such file",
                    assertThrows(IOException.class, reader::open).getMessage());
        }
        Path text = folder.resolve("text.mp4");
        Files.writeString(text, "no film at all");
        try (FfmpegReader reader = reader(text.toString())) {
            assertEquals(
                    "invalid data found when processing input",
                    assertThrows(IOException.class, reader::open).getMessage());
        }
    }

    @Test
    void aDeviceThatIsNotThereIsSaid() {
        try (FfmpegReader reader = reader("v4l2:/dev/video99 size=640x480 fps=30 format=mjpeg")) {
            String message =
                    String.valueOf(assertThrows(IOException.class, reader::open).getMessage());
            assertTrue(
                    List.of(
                                    "no such file or directory",
                                    "this system has no cameras of this kind",
                                    "FFmpeg's devices cannot be loaded; on Linux install libpulse0")
                            .contains(message),
                    message);
        }
    }

    @Test
    void nobodyAtTheOtherEndIsSaid() throws IOException {
        int port;
        try (ServerSocket nobody = new ServerSocket(0)) {
            port = nobody.getLocalPort();
        }
        try (FfmpegReader reader = reader("rtsp://127.0.0.1:" + port + "/stream")) {
            assertEquals(
                    "connection refused",
                    assertThrows(IOException.class, reader::open).getMessage());
        }
    }

    @Test
    void closingEndsAnOpeningThatWaits() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FfmpegReader reader =
                        reader("rtsp://127.0.0.1:" + mute.getLocalPort() + "/stream")) {
            Thread.ofVirtual()
                    .start(() -> {
                        try (Socket asked = mute.accept()) {
                            asked.getInputStream().read();
                            reader.end();
                            asked.getInputStream().readAllBytes();
                        } catch (IOException _) {
                            // the reader left
                        }
                    });
            assertEquals(
                    "it was closed", assertThrows(IOException.class, reader::open).getMessage());
        }
    }

    @Test
    void silenceIsALossByTheClock() throws IOException {
        try (ServerSocket mute = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
                FfmpegReader reader =
                        new FfmpegReader(
                                CameraSource.parse(
                                        "rtsp://127.0.0.1:" + mute.getLocalPort() + "/stream"),
                                () -> clock.addAndGet(1000 * MILLISECOND))) {
            assertEquals(
                    "nothing came for 10 s",
                    assertThrows(IOException.class, reader::open).getMessage());
        }
    }
}
