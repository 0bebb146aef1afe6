package reins.app.lab;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.app.cli.SessionFiles;
import reins.app.run.Critics;
import reins.app.run.HeadlessRun;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sim.arbiters.Arbiters;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.GymWorlds;
import reins.sim.render.Filmed;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Measures worlds of Gymnasium over their bridge, beside plain Python that steps the same
 * environment with the same actions, one after the other. Used by one thread.
 */
final class BridgeBench {
    private static final Path SCRIPTS = Path.of("docs/results/peers");
    private static final String LANDER = "LunarLanderContinuous-v3";
    private static final String PENDULUM = "Pendulum-v1";
    private static final String PICTURE = "PictureBench-v0";
    private static final String ACTIONS = "actions.json";
    private static final String TAUGHT = "taught" + Session.SUFFIX;
    private static final int ROUNDS = 3;
    private static final int WARM_UP = 500;
    private static final int REPLAYED = 1000;
    private static final double SECOND = 1e9;
    private static final double MILLI = 1e6;

    private final String python;
    private final int steps;
    private final long seed;
    private final Path folder;

    /**
     * @param python with gymnasium[box2d]
     * @param steps of each measurement without pictures
     * @param folder for files that are not kept
     */
    BridgeBench(String python, int steps, long seed, Path folder) {
        this.python = python;
        this.steps = steps;
        this.seed = seed;
        this.folder = folder;
    }

    /** A way to look at an environment. */
    private record Way(String env, List<String> modules, boolean renders) {
        static Way of(String env) {
            return new Way(env, List.of(), false);
        }

        FirstMeeting.Wish wish(String python) {
            return new FirstMeeting.Wish(env, "{}", modules, python, 0, renders);
        }
    }

    /** What both sides took, medians of several rounds, one after the other. */
    private record Both(double plain, double own) {}

    /** Removes its folder and what was written there. */
    void removeFiles() {
        try {
            Files.deleteIfExists(folder.resolve(ACTIONS));
        } catch (IOException e) {
            throw new ReinsException("The actions cannot be removed from " + folder, e);
        }
        SessionFiles.removeScratch(folder.resolve(TAUGHT));
    }

    /** Steps without a picture. */
    List<Figure> steps() {
        Both rates = rates(Way.of(LANDER), steps);
        return rates(
                "steps", LANDER + " without a picture", rates, "steps/s", "≥ 2,500 steps/s", "");
    }

    /** Steps that tell a picture which costs nothing to make. */
    List<Figure> pictures() {
        String module = SCRIPTS.resolve("picture_world.py").toAbsolutePath().toString();
        Both rates = rates(new Way(PICTURE, List.of(module), false), steps / 4);
        // Plain Python makes none of them, so how many times as fast it is says nothing.
        return List.of(
                new Figure(
                        "pictures",
                        "a picture of 640×480 with every step, which costs nothing to make: Reins",
                        rates.own(),
                        "steps/s",
                        "≥ 800 steps/s"));
    }

    /** How fast it is stepped where every step is rendered. */
    List<Figure> rendered() {
        Both rates = rates(new Way(LANDER, List.of(), true), steps / 10);
        return rates("rendered", LANDER + " rendered at 600×400", rates, "steps/s", "", "");
    }

    /** Teaching without a window. */
    List<Figure> teaching() {
        Way way = Way.of(LANDER);
        WorldType<?> type = type(way);
        WorldSpec spec = type.spec();
        Path actions = write(actions(spec, steps));
        Both rates =
                alternating(
                        () -> plain(way, actions).get("stepsPerSecond").getAsDouble(),
                        () -> teach(type, 1));
        List<Figure> figures =
                new ArrayList<>(
                        rates(
                                "teaching",
                                LANDER + ", HG-DAgger taught without a window",
                                rates,
                                "ticks/s",
                                "",
                                "≥ 0.8 ×"));
        figures.add(
                new Figure(
                        "recording",
                        LANDER + ", driven, taught and recorded, and nothing learned",
                        teach(type, 0),
                        "ticks/s"));
        figures.add(
                new Figure(
                        "teachingHere",
                        "our own lander, which needs no bridge, taught in the same way",
                        teach(Worlds.SIMULATED.getFirst(), 1),
                        "ticks/s"));
        return figures;
    }

    /** Going back to where one was. */
    List<Figure> replay() {
        Way way = Way.of(PENDULUM);
        WorldType<?> type = type(way);
        List<Action> actions = actions(type.spec(), REPLAYED);
        Path file = write(actions);
        try (World world = type.openWith(type.defaults())) {
            Simulation simulation =
                    world instanceof Simulation repeats ? repeats : refuse(PENDULUM);
            simulation.replay(seed, actions);
            Both millis =
                    alternating(
                            () -> plain(way, file).get("millis").getAsDouble(),
                            () -> {
                                long before = System.nanoTime();
                                simulation.replay(seed, actions);
                                return (System.nanoTime() - before) / MILLI;
                            });
            return List.of(
                    new Figure(
                            "replayMillisPlain",
                            "%s: %,d steps in plain Python".formatted(PENDULUM, REPLAYED),
                            millis.plain(),
                            "ms"),
                    new Figure("replayMillis", "going back over them", millis.own(), "ms"),
                    new Figure(
                            "replayMillisMore",
                            "more than the steps themselves",
                            millis.own() - millis.plain(),
                            "ms",
                            "≤ 50 ms"));
        }
    }

    private static Simulation refuse(String env) {
        throw new ReinsException("World '%s' does not do the same again here.".formatted(env));
    }

    private static List<Figure> rates(
            String id, String what, Both rates, String unit, String goal, String ratioGoal) {
        return List.of(
                new Figure(id + "Plain", what + ": plain Python", rates.plain(), "steps/s"),
                new Figure(id, what + ": Reins", rates.own(), unit, goal),
                new Figure(
                        id + "Times",
                        "of what plain Python makes",
                        rates.own() / rates.plain(),
                        "×",
                        ratioGoal));
    }

    private WorldType<?> type(Way way) {
        return GymWorlds.of(FirstMeeting.with(way.wish(python)).file(), python);
    }

    private Both rates(Way way, int count) {
        WorldType<?> type = type(way);
        List<Action> actions = actions(type.spec(), count);
        Path file = write(actions);
        try (World opened = type.openWith(type.defaults());
                World world = way.renders() ? Filmed.where(opened) : opened) {
            drive(world, actions.subList(0, Math.min(WARM_UP, count)));
            return alternating(
                    () -> plain(way, file).get("stepsPerSecond").getAsDouble(),
                    () -> {
                        long before = System.nanoTime();
                        drive(world, actions);
                        return count * SECOND / (System.nanoTime() - before);
                    });
        }
    }

    private static Both alternating(DoubleSupplier plain, DoubleSupplier own) {
        double[] plains = new double[ROUNDS];
        double[] owns = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            plains[i] = plain.getAsDouble();
            owns[i] = own.getAsDouble();
        }
        Arrays.sort(plains);
        Arrays.sort(owns);
        return new Both(plains[ROUNDS / 2], owns[ROUNDS / 2]);
    }

    private static void drive(World world, List<Action> actions) {
        long next = 1;
        world.reset(next);
        for (Action action : actions) {
            var outcome = world.step(action);
            if (outcome.link().isTroubled()) {
                throw new ReinsException(outcome.link().trouble());
            }
            if (outcome.ending() != Ending.NONE) {
                world.reset(++next);
            }
        }
    }

    /** Ticks a second of teaching, without plain Python beside it. */
    private double teach(WorldType<?> type, int updatesPerTick) {
        Program program = new Program(Teachers.of(type.id()).getFirst(), 1);
        Plan plan =
                new Plan(
                        type.byDefault(),
                        Learners.of("hg-dagger").byDefault(),
                        program.name(),
                        Arbiters.HOLD.byDefault(),
                        seed);
        Path file = folder.resolve(TAUGHT);
        Session.remove(file);
        try (HeadlessRun run =
                new HeadlessRun(
                        plan,
                        program.make(plan.spec(), seed, Critics.of(plan.spec())),
                        SessionFiles.create(file, plan),
                        updatesPerTick,
                        List.of())) {
            run.runTo(WARM_UP, () -> false, _ -> {});
            long before = System.nanoTime();
            run.runTo(WARM_UP + steps, () -> false, _ -> {});
            return steps * SECOND / (System.nanoTime() - before);
        }
    }

    private List<Action> actions(WorldSpec spec, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        Supplier<Action> any =
                () -> {
                    float[] controls = new float[spec.controls().size()];
                    for (int i = 0; i < controls.length; i++) {
                        Channel channel = spec.controls().get(i);
                        controls[i] = (float) random.nextDouble(channel.low(), channel.high());
                    }
                    return new Action.Continuous(Vec.of(controls));
                };
        return Stream.generate(any).limit(count).toList();
    }

    private Path write(List<Action> actions) {
        List<List<Float>> all = new ArrayList<>();
        for (Action action : actions) {
            if (action instanceof Action.Continuous(Vec controls)) {
                List<Float> one = new ArrayList<>();
                for (int i = 0; i < controls.size(); i++) {
                    one.add(controls.at(i));
                }
                all.add(one);
            }
        }
        try {
            return Files.writeString(folder.resolve(ACTIONS), new Gson().toJson(all));
        } catch (IOException e) {
            throw new ReinsException("The actions cannot be written into " + folder, e);
        }
    }

    private JsonObject plain(Way way, Path actions) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                python,
                                SCRIPTS.resolve("bridge.py").toString(),
                                way.env(),
                                actions.toString()));
        if (way.renders()) {
            command.add("--render");
        }
        way.modules().forEach(module -> command.addAll(List.of("--load", module)));
        String said = Machine.said(command.toArray(String[]::new));
        if (said.isEmpty()) {
            throw new ReinsException(
                    "Plain Python does not step it; start in the project's folder with a Python"
                            + " that has gymnasium[box2d]: "
                            + String.join(" ", command));
        }
        return JsonParser.parseString(said.lines().toList().getLast()).getAsJsonObject();
    }
}
