package reins.sessions.formats;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Hand;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Teaching;
import reins.core.fact.Traffic;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Attempts of a car with two cameras: every ending, every kind of decision, every start. */
final class Samples {
    private Samples() {}

    static WorldSpec world(List<Camera> cameras) {
        return new WorldSpec(
                "racer",
                "Racer",
                List.of(
                        new Channel("x", Unit.METRE, -2, 2),
                        new Channel("speed", Unit.METRE_PER_SECOND, 0, Float.POSITIVE_INFINITY),
                        new Channel("turn", Unit.RADIAN, -3, 3)),
                cameras,
                Optional.empty(),
                new Actions.Controls(
                        List.of(
                                new Channel("steer", Unit.FRACTION, -1, 1),
                                new Channel("gas", Unit.FRACTION, 0, 1),
                                new Channel("brake", Unit.FRACTION, 0, 1))),
                List.of(
                        new Channel("progress", Unit.NONE, -10, 10),
                        new Channel("comfort", Unit.NONE, -10, 10)),
                0.02,
                1000);
    }

    static WorldSpec tokens() {
        return new WorldSpec(
                "maze",
                "Maze",
                List.of(new Channel("x", Unit.NONE, 0, 9), new Channel("y", Unit.NONE, 0, 9)),
                List.of(),
                Optional.empty(),
                new Actions.Words(List.of("left", "right", "stop")),
                List.of(new Channel("score", Unit.NONE, -10, 10)),
                0.1,
                100);
    }

    static List<Camera> cameras() {
        return List.of(new Camera("front", 40, 36), new Camera("rear view", 12, 8));
    }

    static Attempts attempts(WorldSpec world, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Attempt> attempts = new ArrayList<>();
        Ending[] endings = Ending.values();
        for (int i = 0; i < 2 * endings.length; i++) {
            int ticks = i == 1 ? 1 : random.nextInt(2, 30);
            Start start =
                    switch (i % 3) {
                        case 0 -> new Start.Fresh(random.nextLong());
                        case 1 -> new Start.Unknown(7);
                        default ->
                                new Start.Rewound(
                                        5,
                                        1,
                                        List.of(action(world, random), action(world, random)));
                    };
            attempts.add(
                    new Attempt(
                            new Episode(
                                    i + 3,
                                    start,
                                    steps(world, start, ticks, endings[i % 4], random)),
                            i % 2 == 0 ? "drive “round”" : "turn"));
        }
        return new ListedAttempts(world, Map.of("title", "A test", "learner", "bc"), attempts);
    }

    private static List<Step> steps(
            WorldSpec world, Start start, int ticks, Ending ending, SplittableRandom random) {
        List<Step> steps = new ArrayList<>();
        Observation seen = observation(world, random);
        for (int i = 0; i < ticks; i++) {
            Observation next = observation(world, random);
            steps.add(
                    new Step(
                            start.firstTick() + i,
                            seen,
                            decision(i, world, random),
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
                                    floats(world.objectives().size(), -2, 2, random),
                                    i == ticks - 1 ? ending : Ending.NONE,
                                    random.nextInt(4) == 0
                                            ? link(random.nextDouble())
                                            : Link.NONE)));
            seen = next;
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

    private static Observation observation(WorldSpec world, SplittableRandom random) {
        List<Frame> frames = new ArrayList<>();
        for (Camera camera : world.cameras()) {
            frames.add(
                    new Frame(
                            camera.name(),
                            camera.width(),
                            camera.height(),
                            smooth(camera, random)));
        }
        return new Observation(floats(world.state().size(), -2, 2, random), frames, List.of());
    }

    /** Colours that change slowly, so that what compresses with losses loses little. */
    private static Blob smooth(Camera camera, SplittableRandom random) {
        int across = random.nextInt(60);
        int down = random.nextInt(60);
        byte[] pixels = new byte[camera.width() * camera.height() * 3];
        for (int i = 0; i < pixels.length; i++) {
            int x = i / 3 % camera.width();
            int y = i / 3 / camera.width();
            pixels[i] = (byte) (60 + across * x / camera.width() + down * y / camera.height());
        }
        return Blob.of(pixels);
    }

    private static Decision decision(int i, WorldSpec world, SplittableRandom random) {
        Action executed = action(world, random);
        return switch (i % 6) {
            case 0 -> new Decision.Autonomous(executed);
            case 1 -> new Decision.Labelled(executed, action(world, random));
            case 2 -> new Decision.Relabelled(executed, action(world, random));
            case 3 -> new Decision.TakenOver(executed, action(world, random));
            case 4 -> new Decision.Demonstrated(executed);
            default -> new Decision.Shared(executed, action(world, random), action(world, random));
        };
    }

    private static Action action(WorldSpec world, SplittableRandom random) {
        if (world.controls().isEmpty()) {
            return new Action.Token(random.nextInt(world.vocabulary().size()));
        }
        float[] controls = new float[world.controls().size()];
        for (int k = 0; k < controls.length; k++) {
            Channel channel = world.controls().get(k);
            controls[k] =
                    random.nextInt(8) == 0
                            ? channel.low()
                            : random.nextFloat(channel.low(), channel.high());
        }
        return new Action.Continuous(Vec.of(controls));
    }

    private static Vec floats(int size, float low, float high, SplittableRandom random) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat(low, high);
        }
        return Vec.of(values);
    }
}
