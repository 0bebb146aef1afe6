package reins.app.lab;

import reins.core.fact.ReinsException;
import reins.core.flow.Worker;
import reins.sim.camera.CameraSource;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A camera that sends 30 MJPEG pictures a second over loopback to one who asks. Used by one thread,
 * its own, but for {@code source}, which is safe on every thread.
 */
final class CameraServer implements Worker {
    private static final int FPS = 30;
    private static final long SECOND = 1_000_000_000;
    private static final int WAIT_MILLIS = 100;

    /** So many pictures are played again and again. */
    private static final int PLAYED = 30;

    private final ServerSocket socket;
    private final Camera camera;
    private Optional<Socket> viewer = Optional.empty();
    private long due;

    /** What makes the pictures. */
    private interface Camera {
        byte[] next() throws IOException;
    }

    private CameraServer(Camera camera) {
        this.camera = camera;
        try {
            socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            socket.setSoTimeout(WAIT_MILLIS);
        } catch (IOException e) {
            throw new ReinsException("The bench's own camera cannot be opened: " + e, e);
        }
    }

    /** One whose pictures are drawn and coded as they are sent. */
    static CameraServer drawing(int width, int height) {
        return new CameraServer(new StampedPicture(width, height)::jpeg);
    }

    /** One whose pictures were coded before, which costs next to nothing. */
    static CameraServer playing(int width, int height) {
        StampedPicture picture = new StampedPicture(width, height);
        List<byte[]> film = new ArrayList<>();
        try {
            for (int i = 0; i < PLAYED; i++) {
                film.add(picture.jpeg());
            }
        } catch (IOException e) {
            throw new ReinsException("The bench's own pictures cannot be coded: " + e, e);
        }
        List<byte[]> all = List.copyOf(film);
        int[] next = {0};
        return new CameraServer(() -> all.get(next[0]++ % PLAYED));
    }

    /** How a camera opens it. */
    CameraSource source() {
        return CameraSource.parse(
                "http://%s:%d/video"
                        .formatted(
                                InetAddress.getLoopbackAddress().getHostAddress(),
                                socket.getLocalPort()));
    }

    @Override
    public String name() {
        return "bench's camera";
    }

    @Override
    public boolean work() {
        try {
            if (viewer.isEmpty()) {
                viewer = Optional.of(accept());
                due = System.nanoTime();
            }
            if (System.nanoTime() - due < 0) {
                return false;
            }
            due += SECOND / FPS;
            send(viewer.get());
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            leave(); // the camera was closed
            return false;
        }
    }

    private Socket accept() throws IOException {
        Socket accepted = socket.accept();
        accepted.setTcpNoDelay(true);
        accepted.getOutputStream()
                .write(
                        ascii(
                                "HTTP/1.1 200 OK\r\n"
                                        + "Content-Type:"
                                        + " multipart/x-mixed-replace;boundary=frame\r\n\r\n"));
        return accepted;
    }

    private void send(Socket to) throws IOException {
        byte[] jpeg = camera.next();
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.write(
                ascii(
                        "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                                .formatted(jpeg.length)));
        part.write(jpeg);
        part.writeTo(to.getOutputStream());
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void leave() {
        viewer.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException _) {
                // it is gone
            }
        });
        viewer = Optional.empty();
    }

    @Override
    public void close() {
        leave();
        try {
            socket.close();
        } catch (IOException _) {
            // nobody asks it any more
        }
    }
}
