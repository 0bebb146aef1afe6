package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reins.core.fact.Coding;
import reins.core.fact.Frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/** MJPEG over HTTP as servers really send it, and as broken ones do. */
@Timeout(60)
final class MjpegTest {
    private static final byte[] RED = TestPictures.jpeg(32, 24, 0xFF0000);
    private static final byte[] BLUE = TestPictures.jpeg(32, 24, 0x0000FF);

    private final AtomicLong clock = new AtomicLong();

    /** How a server writes its parts. */
    enum Manner {
        PLAIN("\r\n--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n", ""),
        DONKEYCAR("--frame\nContent-type: image/jpeg\r\nContent-length: %d\r\n\r\n", ""),
        LINE_FEEDS("\n--frame\nCONTENT-LENGTH: %d\n\n", "\n"),
        MORE_DASHES("\r\n----frame\r\nContent-Length: %d\r\n\r\n", "\r\n"),
        NO_LENGTH("--frame\r\nContent-Type: image/jpeg\r\n\r\n", ""),
        LENGTH_THAT_IS_NONE("\r\n--frame\r\nContent-Length: large\r\n\r\n", "\r\n"),
        GARBAGE_BEFORE(
                "\0\u00FF\u00D8 no picture \r\n\r\n--frame\r\nContent-Length: %d\r\n\r\n", ""),
        GARBAGE_BEHIND(
                "\r\n--frame\r\nX: y\r\nContent-Length: %d\r\n\r\n", "-- and \u00FF\u00D9\n");

        private final String head;
        private final String behind;

        Manner(String head, String behind) {
            this.head = head;
            this.behind = behind;
        }

        byte[] parts(byte[]... pictures) throws IOException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (byte[] picture : pictures) {
                all.write(TestServer.text(head.formatted(picture.length)));
                all.write(picture);
                all.write(TestServer.text(behind));
            }
            return all.toByteArray();
        }
    }

    private List<Frame> read(TestServer server, int count) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (MjpegReader reader = reader(server)) {
            reader.open();
            while (frames.size() < count) {
                reader.next().ifPresent(frames::add);
            }
        }
        return frames;
    }

    private MjpegReader reader(TestServer server) {
        return new MjpegReader(server.source(), clock::get);
    }

    private static void check(List<Frame> frames) {
        assertEquals(2, frames.size());
        assertArrayEquals(RED, frames.getFirst().bytes().toArray());
        assertArrayEquals(BLUE, frames.getLast().bytes().toArray());
        assertEquals(Coding.JPEG, frames.getFirst().coding());
        assertEquals(32, frames.getFirst().width());
        assertEquals(24, frames.getFirst().height());
    }

    @ParameterizedTest
    @EnumSource
    void picturesAreReadInWhateverMannerTheyAreSent(Manner manner) throws IOException {
        try (TestServer server = serving(manner.parts(RED, BLUE))) {
            check(read(server, 2));
        }
    }

    @ParameterizedTest
    @EnumSource
    void theyMayComeByteByByte(Manner manner) throws IOException {
        byte[] all = manner.parts(RED, BLUE);
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(TestServer.HEAD));
                    for (byte one : all) {
                        out.write(one);
                        out.flush();
                    }
                })) {
            check(read(server, 2));
        }
    }

    @Test
    void aBoundaryNeedNotBeDeclared() throws IOException {
        byte[] all = Manner.PLAIN.parts(RED, BLUE);
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(TestServer.HEAD.replace(";boundary=--frame", "")));
                    out.write(all);
                })) {
            check(read(server, 2));
        }
    }

    @Test
    void aThumbnailInsideDoesNotEndAPictureWithoutALength() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        picture.write(RED, 0, 2);
        picture.write(TestServer.text("\u00FF\u00E1\0\n\u00FF\u00D8\u00FF\u00D9four"));
        picture.write(RED, 2, RED.length - 2);
        try (TestServer server = serving(Manner.NO_LENGTH.parts(picture.toByteArray(), BLUE))) {
            List<Frame> frames = read(server, 2);
            assertArrayEquals(picture.toByteArray(), frames.getFirst().bytes().toArray());
            assertEquals(32, frames.getFirst().width());
        }
    }

    @Test
    void thePictureThatIsSentAgainIsNoFreshOne() throws IOException {
        try (TestServer server = serving(Manner.DONKEYCAR.parts(RED, RED, RED, BLUE))) {
            check(read(server, 2));
        }
    }

    @Test
    void aTracebackInsteadOfAStreamIsRefused() throws IOException {
        try (TestServer server =
                answering("HTTP/1.1 500 No\r\nContent-Type: text/plain\r\n\r\nTraceback")) {
            assertEquals("it answers with status 500", refusal(server));
        }
        try (TestServer server =
                answering("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nTraceback")) {
            assertEquals("it sends text/plain and not a stream of pictures", refusal(server));
        }
        try (TestServer server = answering("HTTP/1.1 401 Who\r\nContent-Length: 0\r\n\r\n")) {
            assertEquals(
                    "it wants a name and a password, as in http://name:password@host/video",
                    refusal(server));
        }
        try (TestServer server = answering("no HTTP at all\r\n\r\n")) {
            assertEquals("there is no answer from its host", refusal(server));
        }
    }

    @Test
    void aNameAndAPasswordAreSaidToTheCameraAndShownToNobody() throws IOException {
        AtomicReference<String> asked = new AtomicReference<>("");
        byte[] all = Manner.PLAIN.parts(RED, BLUE);
        try (TestServer server =
                new TestServer((request, out) -> {
                    asked.set(request);
                    out.write(TestServer.text(TestServer.HEAD));
                    out.write(all);
                })) {
            CameraSource source =
                    CameraSource.parse(server.source().address().replace("://", "://me:secret@"));
            try (MjpegReader reader = new MjpegReader(source, clock::get)) {
                reader.open();
                assertTrue(reader.next().isPresent());
            }
            assertTrue(asked.get().contains("Authorization: Basic bWU6c2VjcmV0"), asked.get());
            assertEquals(server.source().address(), source.shown());
        }
    }

    @Test
    void aPictureThatIsTooLargeIsRefused() throws IOException {
        try (TestServer server =
                serving(TestServer.text("--frame\r\nContent-Length: 99999999\r\n\r\n"))) {
            assertEquals("a picture is larger than 16 MB", refusal(server));
        }
        byte[] huge = RED.clone();
        int size = size(huge);
        huge[size] = 0x7F;
        huge[size + 2] = 0x7F;
        try (TestServer server = serving(Manner.PLAIN.parts(huge))) {
            assertEquals("a picture has 32544×32536 pixels", refusal(server));
        }
    }

    /** Where a JPEG says its height and width. */
    private static int size(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
        }
        return at + 5;
    }

    @ParameterizedTest
    @EnumSource(Endless.class)
    void whatHasNoEndIsGivenUp(Endless endless) throws IOException {
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(TestServer.HEAD));
                    out.write(TestServer.text(endless.begin));
                    byte[] more = TestServer.text(endless.again.repeat(10_000));
                    while (true) {
                        out.write(more);
                    }
                })) {
            assertEquals(endless.refusal, refusal(server));
        }
    }

    /** What goes on and on. */
    enum Endless {
        GARBAGE("", "garbage", "no picture begins in its stream"),
        LINES("", "garbage\n", "no picture begins in its stream"),
        HEAD("--frame\r\n", "X: y\r\n", "a picture's head has no end"),
        BLANKS("--frame\r\n\r\n", " ", "no picture begins in its stream"),
        PIXELS(
                "--frame\r\n\r\n\u00FF\u00D8\u00FF\u00DA\0\u0002",
                "pixels",
                "a picture is larger than 16 MB");

        private final String begin;
        private final String again;
        private final String refusal;

        Endless(String begin, String again, String refusal) {
            this.begin = begin;
            this.again = again;
            this.refusal = refusal;
        }
    }

    @Test
    void aStreamThatEndsIsLost() throws IOException {
        try (TestServer server = serving(Manner.PLAIN.parts(RED))) {
            assertEquals("its stream ended", refusal(server));
        }
        byte[] half = Manner.PLAIN.parts(RED);
        try (TestServer server = serving(half, TestServer.text("--frame\r\nCont"))) {
            assertEquals("its stream ended", refusal(server));
        }
    }

    @Test
    void twoSecondsOfSilenceAreALoss() throws IOException {
        byte[] one = Manner.PLAIN.parts(RED);
        AtomicReference<TestServer> mute = new AtomicReference<>();
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(TestServer.HEAD));
                    out.write(one);
                    mute.get().hush();
                })) {
            mute.set(server);
            try (MjpegReader reader =
                    new MjpegReader(server.source(), () -> clock.addAndGet(500_000_000))) {
                reader.open();
                assertTrue(reader.next().isPresent());
                assertEquals(
                        "nothing came for 2 s",
                        assertThrows(IOException.class, reader::next).getMessage());
            }
        }
    }

    /** Where a camera falls silent. */
    enum Silent {
        BEFORE_IT_ANSWERS(""),
        IN_ITS_HEAD("HTTP/1.1 200 OK\r\nContent-"),
        BEFORE_A_PICTURE(TestServer.HEAD),
        IN_A_PICTURE(TestServer.HEAD + "--frame\r\nContent-Length: 1000\r\n\r\n\u00FF\u00D8");

        private final String said;

        Silent(String said) {
            this.said = said;
        }
    }

    @ParameterizedTest
    @EnumSource
    void closingEndsABlockedReadAtOnce(Silent silent) throws IOException {
        AtomicReference<TestServer> mute = new AtomicReference<>();
        AtomicReference<MjpegReader> reading = new AtomicReference<>();
        try (TestServer server =
                new TestServer((_, out) -> {
                    out.write(TestServer.text(silent.said));
                    out.flush();
                    reading.get().end();
                    mute.get().hush();
                })) {
            mute.set(server);
            try (MjpegReader reader = reader(server)) {
                reading.set(reader);
                assertEquals(
                        "it was closed",
                        assertThrows(
                                        IOException.class,
                                        () -> {
                                            reader.open();
                                            reader.next();
                                        })
                                .getMessage());
            }
        }
    }

    @Test
    void whatWasClosedBeforeIsNeverOpened() throws IOException {
        try (TestServer server = serving(Manner.PLAIN.parts(RED));
                MjpegReader reader = reader(server)) {
            reader.end();
            assertThrows(IOException.class, reader::open);
        }
    }

    private String refusal(TestServer server) {
        try (MjpegReader reader = reader(server)) {
            return String.valueOf(
                    assertThrows(
                                    IOException.class,
                                    () -> {
                                        reader.open();
                                        while (true) {
                                            assertTrue(reader.next().isPresent());
                                        }
                                    })
                            .getMessage());
        }
    }

    private static TestServer serving(byte[]... pieces) throws IOException {
        return new TestServer((_, out) -> {
            out.write(TestServer.text(TestServer.HEAD));
            write(out, pieces);
        });
    }

    private static void write(OutputStream out, byte[]... pieces) throws IOException {
        for (byte[] piece : pieces) {
            out.write(piece);
        }
    }

    private static TestServer answering(String answer) throws IOException {
        return new TestServer((_, out) -> out.write(TestServer.text(answer)));
    }
}
