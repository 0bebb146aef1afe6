package reins.sim.camera;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A server on an ephemeral port that answers each request, one after the other, as the test says.
 */
final class TestServer implements AutoCloseable {
    static final String HEAD =
            "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace;boundary=--frame\r\n\r\n";

    /** What the server does with a connection, which is closed behind it. */
    interface Answer {
        void to(String request, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket socket;
    private final List<Socket> connections = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch over = new CountDownLatch(1);

    TestServer(Answer answer) throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(Answer answer) {
        while (!socket.isClosed()) {
            try (Socket connection = socket.accept()) {
                connections.add(connection);
                connection.setTcpNoDelay(true);
                answer.to(request(connection), connection.getOutputStream());
            } catch (IOException | InterruptedException _) {
                // the camera left, or the test is over
            }
        }
    }

    private static String request(Socket connection) throws IOException {
        BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(
                                connection.getInputStream(), StandardCharsets.US_ASCII));
        StringBuilder request = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            request.append(line).append('\n');
        }
        return request.toString();
    }

    /** Says nothing more until the test is over. */
    void hush() throws InterruptedException {
        over.await();
    }

    int connections() {
        return connections.size();
    }

    CameraSource source() {
        return CameraSource.parse(
                "http://%s:%d/video"
                        .formatted(
                                InetAddress.getLoopbackAddress().getHostAddress(),
                                socket.getLocalPort()));
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        over.countDown();
        try {
            socket.close();
            for (Socket connection : List.copyOf(connections)) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
