package reins.app.lab;

import reins.app.cli.SessionFiles;
import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Frame;
import reins.core.fact.Hand;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.WorkerThread;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Several robots with cameras, each recorded into a session of its own by a thread of its own, in
 * real time: whether the store keeps up. Used by one thread.
 */
final class FleetBench {
    private static final int ROBOTS = 8;
    private static final int TICKS_PER_SECOND = 50;
    private static final int SEGMENT_TICKS = TICKS_PER_SECOND / 2;
    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;
    private static final List<String> CAMERAS = List.of("front", "wrist");

    /** Pictures to choose from. */
    private static final int PICTURES = 64;

    private static final double SECOND = 1e9;
    private static final long PERIOD_NANOS = Math.round(SECOND / TICKS_PER_SECOND);
    private static final double MEGA = 1e6;

    private FleetBench() {}

    /** One robot and the thread that records it. Used by the thread that measures. */
    private static final class Robot {
        private final Path file;
        private final SessionWriter writer;
        private final WorkerThread thread;
        private final List<Step> steps = new ArrayList<>();
        private Observation observation;
        private long tick;

        Robot(Observation first) {
            file = SessionFiles.scratch().resolve("robot" + Session.SUFFIX);
            writer =
                    Session.create(
                            file,
                            new SessionHeader(
                                    spec(), "robot", Instant.now(), Release.VERSION, Map.of()));
            thread = WorkerThread.start(writer, _ -> {});
            observation = first;
        }

        /** Half a second of ticks is handed over at a time. */
        void tick(Action action, Observation next) {
            steps.add(
                    new Step(
                            tick++,
                            observation,
                            new Decision.TakenOver(action, action),
                            Said.nothing(0),
                            Teaching.by(Hand.PERSON),
                            new Outcome(next, Vec.of(0), Ending.NONE)));
            observation = next;
            if (steps.size() == SEGMENT_TICKS) {
                writer.on(
                        new Event.SegmentEnded(
                                new Segment(Stream.of(1), new Start.Fresh(1), steps)));
                steps.clear();
            }
        }

        /** What was recorded of it, in ticks. */
        long recorded() {
            try (SessionReader reader = SessionReader.open(file)) {
                return reader.summaries().stream().mapToLong(EpisodeSummary::ticks).sum();
            }
        }
    }

    /**
     * @param seconds of recording
     */
    static List<Figure> measure(double seconds, long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        List<Blob> pictures = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            pictures.add(picture(i, random));
        }
        List<Robot> robots = new ArrayList<>();
        for (int i = 0; i < ROBOTS; i++) {
            robots.add(new Robot(observation(pictures, i, random)));
        }
        long ticks = Math.round(seconds * TICKS_PER_SECOND / SEGMENT_TICKS) * SEGMENT_TICKS;
        long late = 0;
        long refused = 0;
        long due = System.nanoTime();
        for (long tick = 0; tick < ticks; tick++) {
            due += PERIOD_NANOS;
            waitUntil(due);
            late += System.nanoTime() - due > PERIOD_NANOS ? 1 : 0;
            for (Robot robot : robots) {
                if (robot.writer.obstacle().isPresent()) {
                    refused++;
                } else {
                    robot.tick(
                            new Action.Continuous(vec(random)),
                            observation(pictures, tick, random));
                }
            }
        }
        long ended = System.nanoTime();
        robots.forEach(robot -> robot.thread.close());
        double behind = (System.nanoTime() - ended) / SECOND;
        long recorded = 0;
        long bytes = 0;
        for (Robot robot : robots) {
            recorded += robot.recorded();
            bytes += robot.file.toFile().length();
            SessionFiles.removeScratch(robot.file);
        }
        String what =
                "%d robots, %d ticks/s, %d cameras %d×%d: "
                        .formatted(ROBOTS, TICKS_PER_SECOND, CAMERAS.size(), WIDTH, HEIGHT);
        return List.of(
                new Figure(
                        "fleetTicks",
                        what + "ticks recorded",
                        recorded,
                        "",
                        "%,d".formatted(ROBOTS * ticks)),
                new Figure(
                        "fleetRefused", "ticks that had to wait for the store", refused, "", "0"),
                new Figure(
                        "fleetLate",
                        "ticks begun more than a tick late, of %,d".formatted(ticks),
                        late,
                        "",
                        "0"),
                new Figure("fleetBehindSeconds", "written after the last tick for", behind, "s"),
                new Figure(
                        "fleetMegabytesPerSecond",
                        "size of the files",
                        bytes / MEGA / seconds,
                        "MB/s"));
    }

    private static void waitUntil(long due) {
        try {
            for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                Thread.sleep(Duration.ofNanos(left));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReinsException("The measurement was interrupted.", e);
        }
    }

    private static WorldSpec spec() {
        WorldSpec lander = Worlds.SIMULATED.getFirst().spec();
        return new WorldSpec(
                "robot",
                "Robot",
                lander.state(),
                CAMERAS.stream().map(name -> new Camera(name, WIDTH, HEIGHT)).toList(),
                Optional.empty(),
                new Actions.Controls(lander.controls()),
                lander.objectives(),
                1.0 / TICKS_PER_SECOND,
                1_000_000);
    }

    /** Smooth, with noise: as hard to pack as what a camera sees. */
    private static Blob picture(int number, RandomGenerator random) {
        byte[] pixels = new byte[WIDTH * HEIGHT * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % WIDTH;
            int y = i / 3 / WIDTH;
            pixels[i] = (byte) (40 + x / 2 + y / 2 + number % 20 + random.nextInt(-3, 4));
        }
        return Blob.of(pixels);
    }

    private static Observation observation(
            List<Blob> pictures, long number, RandomGenerator random) {
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < CAMERAS.size(); i++) {
            Blob picture = pictures.get((int) ((number + 7L * i) % PICTURES));
            frames.add(new Frame(CAMERAS.get(i), WIDTH, HEIGHT, picture));
        }
        float[] state = new float[spec().state().size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = random.nextFloat();
        }
        return new Observation(Vec.of(state), frames, List.of());
    }

    private static Vec vec(RandomGenerator random) {
        return Vec.of(random.nextFloat(), random.nextFloat());
    }
}
