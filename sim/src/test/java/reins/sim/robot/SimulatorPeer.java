package reins.sim.robot;

import reins.core.fact.ReinsException;
import reins.sim.json.Json;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import javax.imageio.ImageIO;

/**
 * A donkey simulator on an ephemeral port, in the order that gym-donkeycar's client expects: what
 * it reads at once is one message, and what is none is lost; it says a message a line; its car
 * keeps what it was told last. Safe on every thread.
 */
final class SimulatorPeer implements AutoCloseable {
    private static final int CHUNK = 1 << 16;
    private static final Set<String> COMMANDS = Set.of("control", "reset_car");

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> conversations = new CopyOnWriteArrayList<>();

    /** Everything it understood, in order. */
    final List<Json> told = new CopyOnWriteArrayList<>();

    /** What it did not understand. */
    final List<String> lost = new CopyOnWriteArrayList<>();

    private volatile boolean commas;
    private volatile boolean ready;
    private volatile double steering;
    private volatile double throttle;
    private volatile double brake;
    private volatile int width;
    private volatile int height;
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private volatile String last = "";

    SimulatorPeer() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    int connections() {
        return conversations.size();
    }

    /** How many commands it has obeyed; what sets it up is none. */
    int heard() {
        return heard.get();
    }

    /** Whether its car is set up. */
    boolean isReady() {
        return ready;
    }

    double steering() {
        return steering;
    }

    double throttle() {
        return throttle;
    }

    boolean isAtRest() {
        return throttle == 0 && brake == 1;
    }

    /** It writes numbers as some languages do. */
    void useCommas() {
        commas = true;
    }

    /** The kinds of what it understood, in order. */
    List<String> kinds() {
        return told.stream().map(message -> message.at("msg_type").text()).toList();
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform()
                        .daemon()
                        .start(() -> {
                            try (socket) {
                                converse(socket);
                            } catch (IOException _) {
                                // whoever was there has gone
                            }
                        });
            }
        } catch (IOException _) {
            // it was closed
        }
    }

    private void converse(Socket socket) throws IOException {
        ready = false;
        conversations.add(socket);
        say("{\"msg_type\":\"scene_selection_ready\"}");
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            String message = new String(chunk, 0, count, StandardCharsets.UTF_8);
            try {
                obey(Json.parse("What it is told", message));
            } catch (ReinsException _) {
                lost.add(message);
            }
        }
    }

    private void obey(Json said) throws IOException {
        switch (said.at("msg_type").text()) {
            case "get_scene_names" ->
                    say(
                            "{\"msg_type\":\"scene_names\",\"scene_names\":[\"generated_track\",\"warehouse\"]}");
            case "load_scene" -> {
                say("{\"msg_type\":\"scene_loaded\"}");
                say("{\"msg_type\":\"need_car_config\"}");
                say("{\"msg_type\":\"ping\"}\n{\"msg_type\":\"car_loaded\"}");
            }
            case "cam_config" -> {
                width = Integer.parseInt(said.at("img_w").text());
                height = Integer.parseInt(said.at("img_h").text());
                ready = true;
            }
            case "control" -> {
                steering = Double.parseDouble(said.at("steering").text());
                throttle = Double.parseDouble(said.at("throttle").text());
                brake = Double.parseDouble(said.at("brake").text());
            }
            default -> {}
        }
        told.add(said);
        if (COMMANDS.contains(said.at("msg_type").text())) {
            heard.incrementAndGet();
        }
    }

    /** Says a line. */
    void say(String message) throws IOException {
        write(message + "\n");
    }

    /** Writes just this. */
    void write(String text) throws IOException {
        Socket socket = conversations.getLast();
        synchronized (socket) {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Tells of its car, whose camera sees one colour, after a little of its own time. */
    void tell(int rgb, String more) throws IOException {
        last = telemetry(rgb, more);
        say(last);
    }

    /** Tells the same again, as where it stands still. */
    void tellAgain() throws IOException {
        say(last);
    }

    /** What it would tell next. */
    String telemetry(int rgb, String more) throws IOException {
        String numbers =
                "\"pos_x\":1.5,\"pos_y\":0.25,\"pos_z\":-2.5,\"vel_x\":1E-05,\"speed\":%s,\"yaw\":90,\"time\":%s.25"
                        .formatted(throttle, ticks.incrementAndGet());
        return "{\"msg_type\":\"telemetry\",%s,\"image\":\"%s\"%s}"
                .formatted(
                        commas ? numbers.replace('.', ',') : numbers,
                        Base64.getEncoder().encodeToString(jpeg(rgb)).replace("/", "\\/"),
                        more);
    }

    private byte[] jpeg(int rgb) throws IOException {
        BufferedImage image =
                new BufferedImage(
                        Math.max(1, width), Math.max(1, height), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, rgb);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    /** Hangs up without a word. */
    void hangUp() throws IOException {
        conversations.getLast().close();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : conversations) {
            socket.close();
        }
    }
}
