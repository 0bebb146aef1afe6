package reins.sim.robot;

import reins.core.fact.ReinsException;
import reins.core.role.Settings;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import javax.imageio.ImageIO;

/**
 * A donkey simulator on an ephemeral port, in the order that gym-donkeycar's client expects: what
 * it reads at once is one message, and what is none is lost; it says a message a line; its car
 * keeps what it was told last. Safe on every thread.
 */
final class SimulatorPeer implements FaultyPeer {
    private static final int CHUNK = 1 << 16;
    private static final Pattern MESSAGE = Pattern.compile("\\{[^}]*}");

    private final ServerSocket server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
    private final List<Socket> conversations = new CopyOnWriteArrayList<>();

    /** Everything it understood, in order. */
    final List<Json> told = new CopyOnWriteArrayList<>();

    /** What it did not understand. */
    final List<String> lost = new CopyOnWriteArrayList<>();

    private volatile boolean commas;
    private volatile Optional<Socket> ready = Optional.empty();
    private volatile double steering;
    private volatile double throttle;
    private volatile double brake;
    private volatile int width;
    private volatile int height;
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger begun = new AtomicInteger();
    private volatile String last = "";
    private volatile int looks;
    private volatile boolean frozen;
    private volatile boolean gone;
    private volatile boolean drips;
    private final Object patience = new Object();
    private boolean stalls;

    /**
     * Whether it takes messages apart that come together, which a test with its own clock needs.
     */
    private final boolean parts;

    SimulatorPeer() throws IOException {
        this(false);
    }

    private SimulatorPeer(boolean parts) throws IOException {
        this.parts = parts;
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** One that understands messages that come together, too. */
    static SimulatorPeer understanding() throws IOException {
        return new SimulatorPeer(true);
    }

    String address() {
        return "localhost:" + server.getLocalPort();
    }

    int connections() {
        return conversations.size();
    }

    /** How many episodes were begun. */
    int begun() {
        return begun.get();
    }

    @Override
    public int heard() {
        return heard.get();
    }

    /** Whether its car is set up. */
    boolean isReady() {
        return ready.isPresent();
    }

    double steering() {
        return steering;
    }

    double throttle() {
        return throttle;
    }

    @Override
    public boolean isAtRest() {
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
                if (gone) {
                    socket.close();
                    continue;
                }
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
        ready = Optional.empty();
        conversations.add(socket);
        say("{\"msg_type\":\"scene_selection_ready\"}");
        InputStream in = socket.getInputStream();
        byte[] chunk = new byte[CHUNK];
        for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
            String message = new String(chunk, 0, count, StandardCharsets.UTF_8);
            for (String one : parts ? apart(message) : List.of(message)) {
                synchronized (patience) {
                    bide();
                    take(socket, one);
                }
            }
        }
    }

    private static List<String> apart(String message) {
        return MESSAGE.matcher(message).results().map(MatchResult::group).toList();
    }

    private void take(Socket from, String message) throws IOException {
        try {
            obey(from, Json.parse("What it is told", message));
        } catch (ReinsException _) {
            lost.add(message);
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

    private void obey(Socket from, Json said) throws IOException {
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
                ready = Optional.of(from);
            }
            case "control" -> {
                steering = Double.parseDouble(said.at("steering").text());
                throttle = Double.parseDouble(said.at("throttle").text());
                brake = Double.parseDouble(said.at("brake").text());
            }
            default -> {}
        }
        told.add(said);
        switch (said.at("msg_type").text()) {
            case "control" -> heard.incrementAndGet();
            case "reset_car" -> begun.incrementAndGet();
            default -> {}
        }
    }

    /** Says a line. */
    void say(String message) throws IOException {
        write(message + "\n");
    }

    /** Writes just this. */
    void write(String text) throws IOException {
        write(conversations.getLast(), text);
    }

    private void write(Socket socket, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        synchronized (socket) {
            int piece = drips ? 1 : bytes.length;
            for (int at = 0; at < bytes.length; at += piece) {
                socket.getOutputStream().write(bytes, at, piece);
            }
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
    public Robot robot() {
        return DonkeySim.robot(
                Settings.with(
                        DonkeySim.TYPE.defaults(),
                        Map.of(
                                "address",
                                address(),
                                "width",
                                "32",
                                "height",
                                "16",
                                "resetMillis",
                                "0")));
    }

    /** It is open once it has been set up, and that takes the robot's pauses. */
    @Override
    public boolean opensByItself() {
        return false;
    }

    @Override
    public void look() {
        if (!frozen) {
            looks = (looks + 1) % 16;
        }
    }

    /** Where it stands still it tells the same again. */
    @Override
    public void live() throws IOException {
        Optional<Socket> to = ready;
        if (to.isPresent()) {
            last = frozen ? last : telemetry(looks * 0x101010, "");
            write(to.get(), last + "\n");
        }
    }

    @Override
    public void half() throws IOException {
        write("{\"msg_type\":\"telemetry\",\"pos_x\":");
    }

    /** It answers no questions of whoever drives. */
    @Override
    public void silence(boolean now) {}

    @Override
    public void stall(boolean now) {
        synchronized (patience) {
            stalls = now;
            patience.notifyAll();
        }
    }

    @Override
    public void kill(boolean now) throws IOException {
        gone = now;
        if (now) {
            for (Socket socket : conversations) {
                socket.close();
            }
        }
    }

    @Override
    public void freeze(boolean now) {
        frozen = now;
    }

    @Override
    public void drip(boolean now) {
        drips = now;
    }

    @Override
    public void close() throws IOException {
        stall(false);
        server.close();
        for (Socket socket : conversations) {
            socket.close();
        }
    }
}
