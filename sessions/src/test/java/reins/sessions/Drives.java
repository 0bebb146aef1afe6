package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Hand;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Traffic;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Random facts of the lander's shape, and some stranger ones. */
final class Drives {
    static final int SEGMENT_TICKS = 50;

    private Drives() {}

    static WorldSpec lander() {
        List<Channel> state = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            state.add(new Channel("s" + i, Unit.METRE, Float.NEGATIVE_INFINITY, 0.1f * (i + 1)));
        }
        return new WorldSpec(
                "lander",
                "Lander",
                state,
                List.of(),
                Optional.empty(),
                new Actions.Controls(
                        List.of(
                                new Channel("main", Unit.FRACTION, -1, 1),
                                new Channel("side", Unit.FRACTION, -1, 1))),
                List.of(new Channel("score", Unit.NONE, -1000, 1000)),
                0.02,
                1000);
    }

    static SessionHeader header() {
        return new SessionHeader(
                lander(),
                "A first “drive”",
                Instant.parse("2026-03-01T10:20:30.5Z"),
                "0.1.0",
                Map.of("learner", "hg-dagger", "seed", "7"));
    }

    /** As many ticks of a lander, in segments of a second. */
    static List<Segment> drive(
            long episode, Start start, int ticks, Ending ending, RandomGenerator random) {
        return segments(
                episode,
                start,
                steps(
                        start.firstTick(),
                        ticks,
                        ending,
                        random,
                        () -> Observation.of(floats(8, random)),
                        () -> new Action.Continuous(floats(2, random)),
                        1));
    }

    /** The same with a picture of every tick. */
    static List<Segment> filmedDrive(
            long episode, Start start, int ticks, Ending ending, RandomGenerator random) {
        return segments(
                episode,
                start,
                steps(
                        start.firstTick(),
                        ticks,
                        ending,
                        random,
                        () ->
                                new Observation(
                                        floats(8, random),
                                        List.of(new Frame("far", 20, 10, flat(random))),
                                        List.of()),
                        () -> new Action.Continuous(floats(2, random)),
                        1));
    }

    /** Tokens, pictures, thoughts, two rewards, and numbers that are hard to keep. */
    static List<Segment> oddDrive(
            long episode, Start start, int ticks, Ending ending, RandomGenerator random) {
        return segments(
                episode,
                start,
                steps(
                        start.firstTick(),
                        ticks,
                        ending,
                        random,
                        () -> oddObservation(random),
                        () -> oddAction(random),
                        2));
    }

    static Artifact artifact(int version, RandomGenerator random) {
        byte[] onnx = new byte[2000];
        random.nextBytes(onnx);
        return Artifact.onnx(
                Blob.of(onnx),
                Blob.of(new byte[] {1, 2, (byte) version}),
                new TreeMap<>(Map.of("learner", "bc", "updates", "" + version)));
    }

    static Observation oddObservation(RandomGenerator random) {
        byte[] pixels = new byte[12];
        random.nextBytes(pixels);
        return new Observation(
                Vec.of(random.nextBoolean() ? Float.NaN : -0.0f, Float.MIN_VALUE, 1e38f),
                random.nextBoolean()
                        ? List.of()
                        : List.of(
                                new Frame("left", 2, 2, Blob.of(pixels)),
                                new Frame("right", 4, 1, Blob.of(pixels)),
                                new Frame("far", 20, 10, flat(random))),
                random.nextBoolean() ? List.of() : List.of(0, random.nextInt(1 << 20)));
    }

    /** A picture of one colour with a dot, which packs well, {@code [10, 20, 3]}. */
    private static Blob flat(RandomGenerator random) {
        byte[] pixels = new byte[600];
        Arrays.fill(pixels, (byte) random.nextInt());
        pixels[random.nextInt(pixels.length)] ^= 1;
        return Blob.of(pixels);
    }

    static Action oddAction(RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Action.Token(random.nextInt(Integer.MAX_VALUE));
            case 1 -> new Action.Token(0);
            default -> new Action.Continuous(floats(random.nextInt(4), random));
        };
    }

    static Vec floats(int size, RandomGenerator random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat(-2, 2);
        }
        return Vec.of(values);
    }

    static List<Step> stepsOf(List<Segment> segments) {
        List<Step> steps = new ArrayList<>();
        segments.forEach(segment -> steps.addAll(segment.steps()));
        return steps;
    }

    /** Tells the segments and lets each be written. */
    static void record(SessionWriter writer, List<Segment> segments) {
        for (Segment segment : segments) {
            writer.on(new Event.SegmentEnded(segment));
            writer.work();
        }
    }

    /** A closed session of these episodes, numbered from 1, each of 120 ticks. */
    static void session(Path file, int episodes, RandomGenerator random) {
        try (SessionWriter writer = Session.create(file, header())) {
            for (long id = 1; id <= episodes; id++) {
                record(writer, drive(id, new Start.Fresh(id), 120, Ending.SUCCESS, random));
            }
        }
    }

    private static List<Segment> segments(long episode, Start start, List<Step> steps) {
        List<Segment> segments = new ArrayList<>();
        for (int i = 0; i < steps.size(); i += SEGMENT_TICKS) {
            int end = Math.min(i + SEGMENT_TICKS, steps.size());
            segments.add(new Segment(Stream.of(episode), start, steps.subList(i, end)));
        }
        return segments;
    }

    private static List<Step> steps(
            long firstTick,
            int count,
            Ending ending,
            RandomGenerator random,
            Supplier<Observation> observations,
            Supplier<Action> actions,
            int rewards) {
        List<Step> steps = new ArrayList<>();
        Observation observation = observations.get();
        for (int i = 0; i < count; i++) {
            Observation next = observations.get();
            steps.add(
                    new Step(
                            firstTick + i,
                            observation,
                            decision(random.nextInt(4), actions),
                            new Said(
                                    random.nextInt(5),
                                    random.nextInt(4) == 0 ? "turn ‘left’\n" : "",
                                    random.nextInt(9) == 0
                                            ? Float.POSITIVE_INFINITY
                                            : (float) random.nextInt(3) / 7,
                                    random.nextInt(3) == 0 ? (float) random.nextDouble() : 0,
                                    random.nextInt(5) == 0),
                            new Teaching(
                                    List.of(Hand.values()).get(random.nextInt(3)),
                                    random.nextInt(4) == 0 ? "too fast" : ""),
                            new Outcome(
                                    next,
                                    floats(rewards, random),
                                    i == count - 1 ? ending : Ending.NONE,
                                    random.nextInt(4) == 0
                                            ? link(random.nextDouble())
                                            : Link.NONE)));
            observation = next;
        }
        return steps;
    }

    private static Link link(double chance) {
        return new Link(
                chance,
                new Traffic(
                        chance / 3,
                        (int) (3 * chance),
                        List.of(
                                new Traffic.Part((float) chance / 7, 0),
                                new Traffic.Part((float) chance, (int) (5 * chance)))),
                "It was late.");
    }

    private static Decision decision(int kind, Supplier<Action> actions) {
        return switch (kind) {
            case 0 -> new Decision.Autonomous(actions.get());
            case 1 -> new Decision.Labelled(actions.get(), actions.get());
            case 2 -> new Decision.TakenOver(actions.get(), actions.get());
            default -> new Decision.Shared(actions.get(), actions.get(), actions.get());
        };
    }
}
