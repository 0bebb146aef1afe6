package reins.sim.robot;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The web page of a donkeycar, as 5.4.0 has it: believes any number, keeps the last throttle for
 * ever, hangs up without a word on what is no JSON, and tells changes of its mode only. Safe on
 * every thread.
 */
final class DonkeyServer implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("\"(angle|throttle)\"\\s*:\\s*([^,}]+)");
    private static final Pattern MODE = Pattern.compile("\"drive_mode\"\\s*:\\s*\"(\\w+)\"");
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key:\\s*(\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    /** Everything it was told, in order. */
    final List<String> told = new CopyOnWriteArrayList<>();

    private final List<byte[]> unanswered = new ArrayList<>();
    private volatile double angle;
    private volatile double throttle;
    private volatile String mode = "user";
    private volatile boolean silent;

    DonkeyServer() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    double angle() {
        return angle;
    }

    double throttle() {
        return throttle;
    }

    int connections() {
        return sockets.size();
    }

    /** Questions are kept, and nothing is answered; what is told is still obeyed. */
    void silence(boolean now) throws IOException {
        silent = now;
        if (!now) {
            answerAll();
        }
    }

    /** How many questions wait. */
    int waiting() {
        synchronized (unanswered) {
            return unanswered.size();
        }
    }

    /** Answers what was asked meanwhile. */
    void answerAll() throws IOException {
        synchronized (unanswered) {
            for (byte[] question : unanswered) {
                send(sockets.getLast(), 0xA, question);
            }
            unanswered.clear();
        }
    }

    /** Somebody changes its mode on its page. */
    void changeMode(String to) throws IOException {
        mode = to;
        byte[] news =
                "{\"driveMode\":\"%s\",\"recording\":false}"
                        .formatted(to)
                        .getBytes(StandardCharsets.UTF_8);
        // In two frames, as a long message may come.
        Socket socket = sockets.getLast();
        synchronized (socket) {
            frame(socket, 0x01, Arrays.copyOf(news, 9));
            frame(socket, 0x80, Arrays.copyOfRange(news, 9, news.length));
        }
    }

    /** Hangs up without a word, as on what is no JSON. */
    void hangUp() throws IOException {
        sockets.getLast().close();
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try (socket) {
                                converse(socket);
                            } catch (IOException | NoSuchAlgorithmException _) {
                                // whoever was there has gone
                            }
                        });
            }
        } catch (IOException _) {
            // it was closed
        }
    }

    private void converse(Socket socket) throws IOException, NoSuchAlgorithmException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        Matcher key = KEY.matcher(request);
        if (!key.find() || !request.toString().startsWith("GET /wsDrive ")) {
            socket.getOutputStream()
                    .write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        byte[] hash =
                MessageDigest.getInstance("SHA-1")
                        .digest((key.group(1) + MAGIC).getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream()
                .write(
                        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                                        + "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                                        + Base64.getEncoder().encodeToString(hash)
                                        + "\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
        sockets.add(socket);
        while (true) {
            int kind = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            switch (kind) {
                case 0x1 -> obey(new String(payload, StandardCharsets.UTF_8));
                case 0x9 -> answer(socket, payload);
                default -> {
                    return;
                }
            }
        }
    }

    private void answer(Socket socket, byte[] question) throws IOException {
        if (silent) {
            synchronized (unanswered) {
                unanswered.add(question);
            }
        } else {
            send(socket, 0xA, question);
        }
    }

    private static void send(Socket socket, int kind, byte[] payload) throws IOException {
        synchronized (socket) {
            frame(socket, 0x80 | kind, payload);
        }
    }

    private static void frame(Socket socket, int head, byte[] payload) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head);
        out.write(payload.length);
        out.write(payload);
        out.flush();
    }

    private void obey(String message) throws IOException {
        told.add(message);
        if (!message.startsWith("{") || !message.endsWith("}")) {
            throw new IOException("no JSON");
        }
        Matcher number = NUMBER.matcher(message);
        while (number.find()) {
            double value = Double.parseDouble(number.group(2));
            if (number.group(1).equals("angle")) {
                angle = value;
            } else {
                throttle = value;
            }
        }
        Matcher said = MODE.matcher(message);
        if (said.find() && !said.group(1).equals(mode)) {
            changeMode(said.group(1));
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
