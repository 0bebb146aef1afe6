package reins.app.lab;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.sim.camera.Newest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Measures cameras that are read over loopback. Used by one thread. */
final class CameraBench {
    static final int WIDTH = 640;
    static final int HEIGHT = 480;
    private static final int MANY = 4;
    private static final double SECOND = 1e9;
    private static final double WARM_UP_SECONDS = 5;

    private CameraBench() {}

    /** As it is, and made as small as worlds have it; several, alone and beside loops. */
    static void measure(int seconds, Consumer<List<Figure>> told) {
        told.accept(late("whole", "640×480, kept as JPEG", WIDTH, HEIGHT, seconds));
        told.accept(late("half", "brought to 320×240", WIDTH / 2, HEIGHT / 2, seconds));
        told.accept(List.of(cost(seconds)));
        List<Camera> many = cameras(MANY, WIDTH, HEIGHT);
        told.accept(CameraLoopBench.beside(many, 20, seconds));
        told.accept(CameraLoopBench.beside(many, 50, seconds));
        told.accept(CameraLoopBench.learning(cameras(2, WIDTH / 2, HEIGHT / 2), 20, seconds));
    }

    static List<Camera> cameras(int count, int width, int height) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new Camera("camera " + number, width, height))
                .toList();
    }

    private static List<Figure> late(String id, String what, int width, int height, int seconds) {
        try (ServedCameras camera =
                new ServedCameras(
                        cameras(1, width, height), List.of(CameraServer.drawing(WIDTH, HEIGHT)))) {
            Lateness late = new Lateness(camera.newest().getFirst());
            camera.watch(WARM_UP_SECONDS, late::look);
            late.millis.clear();
            long before = ServedCameras.readingNanos();
            camera.watch(seconds, late::look);
            double share = (ServedCameras.readingNanos() - before) / (seconds * SECOND);
            return figures(id, what, late.millis, share, seconds);
        }
    }

    /** How late each new picture was, in milliseconds. */
    private static final class Lateness {
        private final Newest newest;
        private final List<Double> millis = new ArrayList<>();
        private long number;

        Lateness(Newest newest) {
            this.newest = newest;
        }

        void look() {
            Optional<Newest.Snapshot> now = newest.get();
            if (now.isPresent() && now.get().number() != number) {
                number = now.get().number();
                millis.add(
                        (now.get().arrivedNanos() - StampedPicture.nanos(now.get().frame())) / 1e6);
            }
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
                        "/s",
                        "≥ 29 /s"),
                new Figure(id + "Cost", what + ": of one core", 100 * share, "%"));
    }

    /** What reading several at once costs. */
    private static Figure cost(int seconds) {
        try (ServedCameras many =
                new ServedCameras(
                        cameras(MANY, WIDTH, HEIGHT),
                        IntStream.range(0, MANY)
                                .mapToObj(_ -> CameraServer.playing(WIDTH, HEIGHT))
                                .toList())) {
            many.watch(WARM_UP_SECONDS, () -> {});
            long before = ServedCameras.readingNanos();
            long pictures = pictures(many);
            many.watch(seconds, () -> {});
            double share = (ServedCameras.readingNanos() - before) / (seconds * SECOND);
            double each = (double) (pictures(many) - pictures) / MANY / seconds;
            return new Figure(
                    "manyCost",
                    "%d cameras 640×480, %.1f pictures a second each: of one core, all together"
                            .formatted(MANY, each),
                    100 * share,
                    "%",
                    "≤ 100 %");
        }
    }

    private static long pictures(ServedCameras cameras) {
        return cameras.newest().stream()
                .mapToLong(newest -> newest.get().map(Newest.Snapshot::number).orElse(0L))
                .sum();
    }
}
