package reins.app.lab;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;
import reins.sim.camera.CameraSource;
import reins.sim.camera.CameraWorker;
import reins.sim.camera.LiveCamera;
import reins.sim.camera.Newest;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

import javax.imageio.ImageIO;

/** Measures a camera that is read over loopback. Used by one thread. */
final class CameraBench {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int FPS = 30;
    private static final long SECOND = 1_000_000_000;
    private static final long WARM_UP_SECONDS = 5;

    /** A stamp is drawn as a row of this many squares, each black or white. */
    private static final int BITS = 40;

    private static final int SQUARE = 16;
    private static final int STAMP_NANOS = 1000;

    /** Stamps are counted from here: an uptime has more bits than they have. */
    private static final long BEGINNING = System.nanoTime();

    private CameraBench() {}

    /** As it is, and made as small as worlds have it. */
    static void measure(int seconds, Consumer<List<Figure>> told) {
        told.accept(measure("whole", "640×480, kept as JPEG", WIDTH, HEIGHT, seconds));
        told.accept(measure("half", "brought to 320×240", WIDTH / 2, HEIGHT / 2, seconds));
    }

    private static List<Figure> measure(
            String id, String what, int width, int height, int seconds) {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                WorkerThread server = WorkerThread.start(new Server(socket), _ -> {})) {
            CameraSource source =
                    CameraSource.parse(
                            "http://%s:%d/video"
                                    .formatted(
                                            InetAddress.getLoopbackAddress().getHostAddress(),
                                            socket.getLocalPort()));
            CameraWorker worker =
                    new CameraWorker(
                            new Camera("bench", width, height), source, System::nanoTime, _ -> {});
            try (LiveCamera camera = LiveCamera.start(worker, _ -> {})) {
                watch(camera, WARM_UP_SECONDS, server);
                long before = readingNanos();
                List<Double> late = watch(camera, seconds, server);
                double share = (readingNanos() - before) / (double) (seconds * SECOND);
                return figures(id, what, late, share, seconds);
            }
        } catch (IOException e) {
            throw new ReinsException("The bench's own camera cannot be opened: " + e, e);
        }
    }

    private static List<Figure> figures(
            String id, String what, List<Double> late, double share, int seconds) {
        List<Double> sorted = late.stream().sorted().toList();
        if (sorted.isEmpty()) {
            throw new ReinsException("No picture of the bench's own camera came.");
        }
        return List.of(
                new Figure(
                        id + "LateMillis50",
                        what + ": from glass to frame, median",
                        sorted.get(sorted.size() / 2),
                        "ms"),
                new Figure(
                        id + "LateMillis95",
                        what + ": 95 of 100 below",
                        sorted.get(sorted.size() * 95 / 100),
                        "ms"),
                new Figure(
                        id + "PicturesPerSecond",
                        what + ": pictures",
                        (double) sorted.size() / seconds,
                        "/s"),
                new Figure(id + "Cost", what + ": of one core", 100 * share, "%"));
    }

    /** How late each new picture was, in milliseconds. */
    private static List<Double> watch(LiveCamera camera, long seconds, WorkerThread server) {
        List<Double> late = new ArrayList<>();
        long until = System.nanoTime() + seconds * SECOND;
        long number = 0;
        while (System.nanoTime() < until && !server.isOver()) {
            Optional<Newest.Snapshot> newest = camera.newest().get();
            if (newest.isPresent() && newest.get().number() != number) {
                number = newest.get().number();
                late.add((newest.get().arrivedNanos() - stamp(newest.get().frame())) / 1e6);
            }
            WorkerThread.moment();
        }
        return late;
    }

    /** Processor time of the threads that read. */
    private static long readingNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long sum = 0;
        for (var thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && (thread.getThreadName().equals("camera")
                            || thread.getThreadName().startsWith("HttpClient"))) {
                sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }

    private static long stamp(Frame frame) {
        BufferedImage image = frame.image();
        long stamp = 0;
        int side = SQUARE * frame.width() / WIDTH;
        for (int bit = 0; bit < BITS; bit++) {
            int brightness =
                    image.getRGB(
                                    bit % (BITS / 2) * side + side / 2,
                                    side / 2 + bit / (BITS / 2) * side)
                            & 0xFF;
            stamp = (stamp << 1) | (brightness > 127 ? 1 : 0);
        }
        return BEGINNING + stamp * STAMP_NANOS;
    }

    /** Sends a picture of something that moves, 30 times a second. */
    private static final class Server implements Worker {
        private final ServerSocket socket;
        private final BufferedImage image =
                new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        private final SplittableRandom random = new SplittableRandom(1);
        private Optional<Socket> camera = Optional.empty();
        private long due;

        Server(ServerSocket socket) throws IOException {
            this.socket = socket;
            socket.setSoTimeout(100);
        }

        @Override
        public String name() {
            return "bench's camera";
        }

        @Override
        public boolean work() {
            try {
                if (camera.isEmpty()) {
                    Socket accepted = socket.accept();
                    accepted.setTcpNoDelay(true);
                    accepted.getOutputStream()
                            .write(
                                    ascii(
                                            "HTTP/1.1 200 OK\r\n"
                                                + "Content-Type:"
                                                + " multipart/x-mixed-replace;boundary=frame\r\n\r\n"));
                    camera = Optional.of(accepted);
                    due = System.nanoTime();
                }
                if (System.nanoTime() - due < 0) {
                    return false;
                }
                due += SECOND / FPS;
                send(camera.get().getOutputStream());
                return true;
            } catch (SocketTimeoutException _) {
                return false;
            } catch (IOException _) {
                close(); // the camera was closed
                return false;
            }
        }

        private void send(OutputStream out) throws IOException {
            draw(System.nanoTime());
            ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", jpeg);
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            part.write(
                    ascii(
                            "--frame\r\nContent-Type: image/jpeg\r\nContent-Length: %d\r\n\r\n"
                                    .formatted(jpeg.size())));
            jpeg.writeTo(part);
            part.writeTo(out);
        }

        private void draw(long nanos) {
            Graphics2D graphics = image.createGraphics();
            graphics.setPaint(new GradientPaint(0, 0, Color.ORANGE, WIDTH, HEIGHT, Color.BLUE));
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            for (int i = 0; i < 200; i++) {
                graphics.setColor(new Color(random.nextInt(1 << 24)));
                graphics.drawLine(
                        random.nextInt(WIDTH),
                        random.nextInt(HEIGHT),
                        random.nextInt(WIDTH),
                        random.nextInt(HEIGHT));
            }
            long stamp = (nanos - BEGINNING) / STAMP_NANOS;
            for (int bit = 0; bit < BITS; bit++) {
                boolean white = ((stamp >> (BITS - 1 - bit)) & 1) == 1;
                graphics.setColor(white ? Color.WHITE : Color.BLACK);
                graphics.fillRect(
                        bit % (BITS / 2) * SQUARE, bit / (BITS / 2) * SQUARE, SQUARE, SQUARE);
            }
            graphics.dispose();
        }

        private static byte[] ascii(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void close() {
            camera.ifPresent(open -> {
                try {
                    open.close();
                } catch (IOException _) {
                    // it is gone
                }
            });
            camera = Optional.empty();
        }
    }
}
