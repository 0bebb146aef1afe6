package reins.sim.robot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

import javax.imageio.ImageIO;

/**
 * The host of a LeKiwi, as lerobot has it: leaves out commands that lack a number, stops the base
 * half a second after the last command and lets the arm be where it was told, takes red for blue,
 * and tells in the form of 0.4 or of 0.6 what a test wants. Its arm is where it was told at once.
 * Safe on every thread.
 */
final class KiwiHost implements FaultyPeer {
    private static final long WATCHDOG_NANOS = 500_000_000;

    private static final int LOWEST_PORT = 20_000;
    private static final int HIGHEST_PORT = 30_000;

    private final ZContext context = context();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private ZMQ.Socket commands = bound(SocketType.PULL);
    private ZMQ.Socket observations = bound(SocketType.PUSH);
    private final int commandPort = port(commands);
    private final int observationPort = port(observations);
    private final LongSupplier nanoTime;
    private final boolean parted;
    private final LinkedBlockingQueue<List<byte[]>> leaving = new LinkedBlockingQueue<>();
    private final WorkerThread thread;

    /** Every command that was whole. */
    final List<JsonObject> told = new CopyOnWriteArrayList<>();

    private volatile JsonObject state = new JsonObject();
    private volatile long heard;
    private volatile boolean stalls;
    private volatile boolean frozen;
    private volatile int looks;

    /** Whether it is to be gone, and whether it is. */
    private volatile boolean toBeGone;

    private volatile boolean gone;

    /**
     * @param parted whether it tells each picture in a part of its own, as from 0.6 on
     */
    KiwiHost(boolean parted, LongSupplier nanoTime) {
        this.parted = parted;
        this.nanoTime = nanoTime;
        heard = nanoTime.getAsLong();
        for (int i = 0; i < KiwiMessage.KEYS.size(); i++) {
            state.addProperty(KiwiMessage.KEYS.get(i), i < 3 ? 0 : 10 * i);
        }
        thread = WorkerThread.start(new Loop(), _ -> {});
    }

    /** One in which a listener may end after its socket, which it then cannot tell. */
    private static ZContext context() {
        ZContext context = new ZContext();
        context.setNotificationExceptionHandler((_, _) -> {});
        return context;
    }

    /**
     * At a port that no socket is given which connects: one that looks again and again for a host
     * that is gone would meet itself there.
     */
    private ZMQ.Socket bound(SocketType type) {
        while (true) {
            try {
                return bound(type, Integer.toString(random.nextInt(LOWEST_PORT, HIGHEST_PORT)));
            } catch (ZMQException e) {
                if (e.getErrorCode() != ZMQ.Error.EADDRINUSE.getCode()) {
                    throw e;
                }
            }
        }
    }

    private ZMQ.Socket bound(SocketType type, String port) {
        ZMQ.Socket socket = context.createSocket(type);
        socket.setLinger(0);
        socket.setSndHWM(2);
        try {
            socket.bind("tcp://127.0.0.1:" + port);
        } catch (ZMQException e) {
            socket.close();
            throw e;
        }
        return socket;
    }

    private static int port(ZMQ.Socket socket) {
        String bound = socket.getLastEndpoint();
        return Integer.parseInt(bound.substring(bound.lastIndexOf(':') + 1));
    }

    /** Both sockets, on one thread. */
    private final class Loop implements Worker {
        @Override
        public String name() {
            return "kiwi host";
        }

        @Override
        public boolean work() {
            if (toBeGone != gone) {
                return change();
            }
            if (gone) {
                return false;
            }
            String command = stalls ? null : commands.recvStr(ZMQ.DONTWAIT);
            if (command != null) {
                obey(JsonParser.parseString(command).getAsJsonObject());
            }
            boolean ready = (observations.getEvents() & ZMQ.Poller.POLLOUT) != 0;
            List<byte[]> parts = ready ? leaving.poll() : null;
            if (parts != null) {
                for (int i = 0; i < parts.size(); i++) {
                    int more = i < parts.size() - 1 ? ZMQ.SNDMORE : 0;
                    observations.send(parts.get(i), ZMQ.DONTWAIT | more);
                }
            }
            return command != null || parts != null;
        }

        /** Goes, or comes back where it was. */
        private boolean change() {
            if (toBeGone) {
                close();
                leaving.clear();
                gone = true;
                return true;
            }
            try {
                commands = bound(SocketType.PULL, Integer.toString(commandPort));
            } catch (ZMQException _) {
                return false; // the old one has not left yet
            }
            try {
                observations = bound(SocketType.PUSH, Integer.toString(observationPort));
            } catch (ZMQException _) {
                commands.close();
                return false;
            }
            gone = false;
            return true;
        }

        @Override
        public void close() {
            commands.close();
            observations.close();
        }
    }

    private void obey(JsonObject command) {
        if (command.keySet().containsAll(KiwiMessage.KEYS)) {
            told.add(command);
            state = command.deepCopy();
            heard = nanoTime.getAsLong();
        }
    }

    int commandPort() {
        return commandPort;
    }

    int observationPort() {
        return observationPort;
    }

    /** A number of the base or of the arm, as it is now. */
    double is(String key) {
        boolean stopped = nanoTime.getAsLong() - heard > WATCHDOG_NANOS;
        return stopped && key.endsWith(".vel") ? 0 : state.get(key).getAsDouble();
    }

    /** Whether the base stands. */
    boolean stands() {
        return KiwiMessage.KEYS.stream()
                .filter(key -> key.endsWith(".vel"))
                .allMatch(key -> is(key) == 0);
    }

    /** Somebody moves a joint by hand, which stays there until it is told otherwise. */
    void push(String key, double to) {
        JsonObject pushed = state.deepCopy();
        pushed.addProperty(key, to);
        state = pushed;
    }

    /** Tells how it is, with a picture of one colour for each camera. */
    void tell(int rgb, String... cameras) throws IOException {
        JsonObject now = now();
        List<byte[]> jpegs = new ArrayList<>();
        JsonArray names = new JsonArray();
        for (String camera : cameras) {
            byte[] jpeg = jpeg(rgb);
            jpegs.add(jpeg);
            names.add(camera);
            if (!parted) {
                now.addProperty(camera, Base64.getEncoder().encodeToString(jpeg));
            }
        }
        if (parted) {
            now.add("_cams", names);
        }
        List<byte[]> parts = new ArrayList<>(List.of(bytes(now.toString())));
        if (parted) {
            parts.addAll(jpegs);
        }
        tell(parts);
    }

    /** How it is, without pictures. */
    JsonObject now() {
        JsonObject now = new JsonObject();
        KiwiMessage.KEYS.forEach(key -> now.addProperty(key, is(key)));
        return now;
    }

    /** Tells anything, once somebody listens. */
    void tell(List<byte[]> parts) {
        leaving.add(parts);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] jpeg(int rgb) throws IOException {
        int swapped = ((rgb & 0xFF) << 16) | (rgb & 0xFF00) | ((rgb >> 16) & 0xFF);
        BufferedImage image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                image.setRGB(x, y, swapped);
            }
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpg", jpeg);
        return jpeg.toByteArray();
    }

    @Override
    public Robot robot() {
        return LeKiwi.robot(
                Settings.with(
                        LeKiwi.TYPE.defaults(),
                        Map.of(
                                "address",
                                "127.0.0.1",
                                "commandPort",
                                Integer.toString(commandPort),
                                "observationPort",
                                Integer.toString(observationPort),
                                "cameras",
                                "front 64x48")));
    }

    /** Over ZeroMQ nothing is seen of a connection but what comes. */
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

    /** Whatever has not left by now is left out, as by the host. */
    @Override
    public void live() throws IOException {
        leaving.clear();
        tell(looks * 0x101010, "front");
    }

    @Override
    public void half() {
        leaving.clear();
        tell(List.of(bytes("{\"arm_shoulder_pan.pos\":")));
    }

    /** It answers no questions. */
    @Override
    public void silence(boolean now) {}

    @Override
    public void stall(boolean now) {
        stalls = now;
    }

    @Override
    public void kill(boolean now) {
        toBeGone = now;
        while (gone != now) {
            WorkerThread.moment();
        }
    }

    @Override
    public void freeze(boolean now) {
        frozen = now;
    }

    /** The library puts its bytes together. */
    @Override
    public void drip(boolean now) {}

    @Override
    public int heard() {
        return told.size();
    }

    @Override
    public boolean isAtRest() {
        return stands();
    }

    @Override
    public void close() {
        thread.close();
        context.close();
    }
}
