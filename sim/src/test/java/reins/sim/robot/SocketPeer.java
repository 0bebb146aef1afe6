package reins.sim.robot;

import reins.core.fact.Blob;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
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
 * The other end of a robot's WebSocket on an ephemeral port, with faults on purpose. Safe on every
 * thread.
 */
public abstract class SocketPeer implements AutoCloseable {
    private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key:\\s*(\\S+)");
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
    private static final int TEXT = 0x1;
    private static final int BYTES = 0x2;
    private static final int BYE = 0x8;
    private static final int PING = 0x9;
    private static final int PONG = 0xA;
    private static final int LAST = 0x80;

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> all = new CopyOnWriteArrayList<>();
    private final List<Socket> conversations = new CopyOnWriteArrayList<>();
    private final List<Question> unanswered = new ArrayList<>();
    private final Object patience = new Object();
    private volatile boolean silent;
    private volatile boolean gone;
    private volatile boolean drips;
    private boolean stalls;

    private record Question(Socket from, Blob asked) {}

    /** Everything it was told, in order. */
    public final List<String> told = new CopyOnWriteArrayList<>();

    SocketPeer() throws IOException {}

    /** Begins to answer; called where the peer is whole. */
    final void begin() {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** A message has come. What is thrown hangs up. */
    abstract void obey(String message) throws IOException;

    /** The path of its conversations. */
    abstract String path();

    /** Somebody asks for another path; the connection is closed behind the answer. */
    void page(String path, OutputStream out) throws IOException {
        out.write("HTTP/1.1 404 Not Found\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** Somebody has connected. */
    void greet() throws IOException {}

    public final String address() {
        return "localhost:" + server.getLocalPort();
    }

    public final int connections() {
        return conversations.size();
    }

    /** Questions are kept, and nothing is answered; what is told is still obeyed. */
    public final void silence(boolean now) {
        synchronized (unanswered) {
            silent = now;
        }
        if (!now) {
            answerAll();
        }
    }

    /** Nothing is obeyed or answered until it stalls no more: then all of it is. */
    public final void stall(boolean now) {
        synchronized (patience) {
            stalls = now;
            patience.notifyAll();
        }
    }

    /** Every connection ends, and so does each that is begun until it is there again. */
    public final void kill(boolean now) throws IOException {
        gone = now;
        if (now) {
            for (Socket socket : all) {
                socket.close();
            }
            all.clear();
        }
    }

    /** What it says comes a byte at a time. */
    public final void drip(boolean now) {
        drips = now;
    }

    final boolean isSilent() {
        return silent;
    }

    /** How many questions wait. */
    final int waiting() {
        synchronized (unanswered) {
            return unanswered.size();
        }
    }

    /** Answers what was asked meanwhile. */
    final void answerAll() {
        synchronized (unanswered) {
            for (Question question : unanswered) {
                try {
                    send(question.from(), LAST | PONG, question.asked().toArray());
                } catch (IOException _) {
                    // whoever asked has gone
                }
            }
            unanswered.clear();
        }
    }

    /** Hangs up without a word. */
    public final void hangUp() throws IOException {
        conversations.getLast().close();
    }

    /** Says a text in two frames, as a long message may come. */
    final void say(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        int half = bytes.length / 2;
        Socket socket = conversations.getLast();
        synchronized (socket) {
            send(socket, TEXT, Arrays.copyOf(bytes, half));
            send(socket, LAST, Arrays.copyOfRange(bytes, half, bytes.length));
        }
    }

    /** Says bytes in one frame. */
    final void say(byte[] message) throws IOException {
        send(conversations.getLast(), LAST | BYTES, message);
    }

    /** Says half a text, and nothing after it. */
    final void sayHalf(String message) throws IOException {
        byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
        send(conversations.getLast(), TEXT, Arrays.copyOf(bytes, bytes.length / 2));
    }

    /** Says a long message. */
    final void sayMuch(int bytes) throws IOException {
        send(
                conversations.getLast(),
                LAST | TEXT,
                "x".repeat(bytes).getBytes(StandardCharsets.UTF_8));
    }

    /** Ends the conversation with this code. */
    final void sayBye(int code) throws IOException {
        send(conversations.getLast(), LAST | BYE, new byte[] {(byte) (code >> 8), (byte) code});
    }

    /** Writes bytes that are no frame at all. */
    final void garble(byte[] bytes) throws IOException {
        Socket socket = conversations.getLast();
        synchronized (socket) {
            socket.getOutputStream().write(bytes);
        }
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                all.add(socket);
                if (gone) {
                    socket.close();
                    continue;
                }
                socket.setTcpNoDelay(true);
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try (socket) {
                                meet(socket);
                            } catch (IOException | NoSuchAlgorithmException _) {
                                // whoever was there has gone
                            }
                        });
            }
        } catch (IOException _) {
            // it was closed
        }
    }

    private void meet(Socket socket) throws IOException, NoSuchAlgorithmException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        StringBuilder request = new StringBuilder();
        while (request.indexOf("\r\n\r\n") < 0) {
            request.append((char) in.readUnsignedByte());
        }
        String asked = request.substring(request.indexOf(" ") + 1).split(" ", 2)[0];
        Matcher key = KEY.matcher(request);
        if (!key.find() || !asked.equals(path())) {
            page(asked, socket.getOutputStream());
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
        conversations.add(socket);
        greet();
        try {
            converse(socket, in);
        } finally {
            synchronized (unanswered) {
                unanswered.removeIf(question -> question.from().equals(socket));
            }
        }
    }

    private void converse(Socket socket, DataInputStream in) throws IOException {
        while (true) {
            int kind = in.readUnsignedByte() & 0xF;
            int length = in.readUnsignedByte() & 0x7F;
            length = length == 126 ? in.readUnsignedShort() : length;
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(length);
            for (int i = 0; i < length; i++) {
                payload[i] ^= mask[i % 4];
            }
            synchronized (patience) {
                bide();
                switch (kind) {
                    case TEXT -> {
                        String message = new String(payload, StandardCharsets.UTF_8);
                        told.add(message);
                        obey(message);
                    }
                    case PING -> answer(socket, payload);
                    default -> {
                        return;
                    }
                }
            }
        }
    }

    /** Waits while it stalls; the patience is in hand. */
    private void bide() throws IOException {
        try {
            while (stalls) {
                patience.wait();
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private void answer(Socket socket, byte[] question) throws IOException {
        synchronized (unanswered) {
            if (silent) {
                unanswered.add(new Question(socket, Blob.of(question)));
            } else {
                send(socket, LAST | PONG, question);
            }
        }
    }

    private void send(Socket socket, int head, byte[] payload) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(10 + payload.length).put((byte) head);
        if (payload.length < 126) {
            frame.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            frame.put((byte) 126).putShort((short) payload.length);
        } else {
            frame.put((byte) 127).putLong(payload.length);
        }
        frame.put(payload);
        synchronized (socket) {
            OutputStream out = socket.getOutputStream();
            int piece = drips ? 1 : frame.position();
            for (int at = 0; at < frame.position(); at += piece) {
                out.write(frame.array(), at, piece);
            }
        }
    }

    @Override
    public void close() throws IOException {
        stall(false);
        server.close();
        for (Socket socket : all) {
            socket.close();
        }
    }
}
