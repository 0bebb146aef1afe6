package reins.app.lab;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.run.Critics;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Evaluation;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.role.Critic;
import reins.core.role.ExpertType;
import reins.core.role.Policy;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.AgentCritic;
import reins.policies.loop.PolicyLoader;
import reins.policies.nn.OnnxCritic;
import reins.sim.teachers.TrainedExpert;
import reins.sim.teachers.TrainedExpert.Stage;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Lets an agent learn a world by its reward, to teach and to judge there. */
@Command(
        name = "agent",
        description = {
            "Let an agent learn a world by its reward, with some help from the scripted expert.",
            "Its policies at four stages are the world's trained teacher, its critics the reference"
                    + " critic, which some rules of intervention ask.",
            "The same command at the same commit gives the same files."
        })
final class TrainAgentCommand implements Callable<Integer> {
    private static final String FOLDER = "assets/src/main/resources/reins/assets";
    private static final int PROBED_TICKS = 5_000;

    /** How the agent learns. */
    private static final Map<String, String> AGENT =
            Map.of(
                    "hidden", "128",
                    "layers", "2",
                    "batch", "128",
                    "criticUpdates", "2",
                    "learningRate", "0.0005",
                    "temperature", "0.1",
                    "entropyPerControl", "-1");

    @Mixin private Output output = new Output();

    @Option(names = "--world", defaultValue = "lander", description = "Default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--ticks",
            defaultValue = "200000",
            description = "Ticks for which the agent learns; default: ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(
            names = "--help-ticks",
            defaultValue = "60",
            description =
                    "Ticks for which the scripted expert helps each time, which is every 250 ticks"
                            + " on average; default: ${DEFAULT-VALUE}.")
    private int helpTicks;

    @Option(
            names = "--absorbing",
            description =
                    "Let the reward of a success go on for ever; otherwise the agent would linger"
                            + " short of it where that is rewarded as well.")
    private boolean absorbing;

    @Option(
            names = "--every",
            defaultValue = "5000",
            description = "Ticks between evaluations; default: ${DEFAULT-VALUE}.")
    private long every;

    @Option(
            names = "--episodes",
            defaultValue = "50",
            description = "Episodes in each evaluation; default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--out",
            defaultValue = FOLDER,
            description = "The folder of critics and experts; default: ${DEFAULT-VALUE}.")
    private Path out = Path.of(FOLDER);

    /** What the agent was like after some ticks. */
    private record Look(long ticks, Artifact agent, Evaluation evaluation) {
        private static final Comparator<Look> BY_SUCCESS =
                Comparator.<Look>comparingDouble(look -> look.evaluation().successRate())
                        .thenComparingDouble(look -> look.evaluation().meanReturn());

        double distance(Stage stage) {
            return Math.abs(evaluation.successRate() - stage.skill());
        }
    }

    @Override
    public Integer call() {
        if (every < 1 || ticks < every || episodes < 1 || helpTicks < 1) {
            throw output.refusal(
                    "--every, --episodes and --help-ticks must be 1 or more, --ticks no less than"
                            + " --every.");
        }
        WorldType.Simulated<?> type =
                Choices.find(output, "world", Worlds.SIMULATED, WorldType::id, world);
        if (Teachers.of(type.id()).isEmpty()) {
            throw output.refusal("World '%s' has no expert to learn from.".formatted(type.id()));
        }
        Trial trial = trial(type);
        Plan plan = Trials.plan(trial);
        List<Look> looks = learn(plan, trial);
        Look best = Collections.max(looks, Look.BY_SUCCESS); // it judges too
        Map<Stage, Look> teachers = teachers(type, looks);
        teachers.put(Stage.FULL, best);
        JsonArray stages = new JsonArray();
        for (Map.Entry<Stage, Look> teacher : teachers.entrySet()) {
            Stage stage = teacher.getKey();
            Look chosen = teacher.getValue();
            TrainCommand.write(
                    "The teacher",
                    out.resolve(Teachers.file(type.id(), stage)),
                    chosen.agent().body());
            output.say(
                    "%s, after %,d ticks: %s"
                            .formatted(
                                    stage.name().toLowerCase(Locale.ROOT),
                                    chosen.ticks(),
                                    chosen.evaluation().sentence()));
            JsonObject one = Examination.json(chosen.evaluation());
            one.addProperty("stage", stage.name().toLowerCase(Locale.ROOT));
            one.addProperty("ticks", chosen.ticks());
            stages.add(one);
        }
        double agreement = judge(type, plan, best.agent());
        output.say(
                "The critic prefers the agent's action to one drawn at random in %.1f %% of fresh"
                                .formatted(100 * agreement)
                        + " states.");
        output.say("Wrote into " + out);
        JsonObject result = new JsonObject();
        result.addProperty("world", type.id());
        result.add("stages", stages);
        result.addProperty("agreement", agreement);
        output.result(result);
        return 0;
    }

    private Trial trial(WorldType.Simulated<?> type) {
        ExpertType expert = Teachers.of(type.id()).getFirst();
        Method learning =
                new Method(
                        "rlpd",
                        agent(),
                        Choice.of(
                                "random", Map.of("probability", "0.004", "ticks", "" + helpTicks)),
                        RlifMethods.HOLD,
                        1,
                        List.of(Method.FULL));
        return learning.trial(
                expert, Method.FULL, new Method.Length(ticks, every, episodes, episodes), seed);
    }

    private Choice agent() {
        Map<String, String> settings = new TreeMap<>(AGENT);
        settings.put("absorbing", Boolean.toString(absorbing));
        return Choice.of("rlpd", settings);
    }

    private List<Look> learn(Plan plan, Trial trial) {
        List<Look> looks = new ArrayList<>();
        try (Progress progress = output.progress("Learning", ticks)) {
            Curve.teach(
                    plan,
                    Trials.program(trial).make(plan.spec(), seed, Critics.of(plan.spec())),
                    trial.updatesPerTick(),
                    new Curve.Checkpoints(ticks, every, episodes, episodes),
                    progress::at,
                    (point, agent) -> {
                        Evaluation evaluation = point.evaluation();
                        looks.add(new Look(point.ticks(), agent, evaluation));
                        progress.note("success %.0f %%".formatted(100 * evaluation.successRate()));
                    });
        }
        return looks.subList(1, looks.size()); // before the first tick it has learned nothing
    }

    /**
     * For each stage the policy that comes nearest to its skill when it teaches, trembling as
     * teachers do.
     */
    private Map<Stage, Look> teachers(WorldType.Simulated<?> type, List<Look> looks) {
        Map<Stage, Look> nearest = new EnumMap<>(Stage.class);
        try (World world = type.make();
                Progress progress = output.progress("Choosing the stages", looks.size())) {
            for (int i = 0; i < looks.size(); i++) {
                Look look = looks.get(i);
                Policy policy = PolicyLoader.load(look.agent(), type.spec()).withoutChance();
                ExpertType teacher =
                        TrainedExpert.type("", Teachers.of(type.id()).getFirst(), _ -> policy);
                for (Stage stage : List.of(Stage.LOW, Stage.MIDDLE, Stage.HIGH)) {
                    Driver driver =
                            Driver.of(teacher.create().create(type.spec(), stage.skill(), seed));
                    Look tried =
                            new Look(
                                    look.ticks(),
                                    look.agent(),
                                    Examination.run(world, driver, episodes, seed, _ -> {}));
                    nearest.merge(
                            stage,
                            tried,
                            (old, fresh) ->
                                    fresh.distance(stage) < old.distance(stage) ? fresh : old);
                }
                progress.at(i + 1);
            }
        }
        return nearest;
    }

    /** Writes the critic, and says in which share of states it prefers the agent to chance. */
    private double judge(WorldType.Simulated<?> type, Plan plan, Artifact agent) {
        Driver driver = Driver.steady(agent.body(), plan.spec(), seed);
        CriticProbe probe = new CriticProbe(type, driver, PROBED_TICKS, ~seed);
        Critic raw = OnnxCritic.load(critic(plan, agent, 1), plan.spec());
        double unit = probe.meanLoss(raw);
        if (!(unit > 0)) {
            throw new ReinsException(
                    "The agent learned nothing: actions drawn at random seem better to it by %s."
                            .formatted(-unit));
        }
        TrainCommand.write(
                "The critic",
                out.resolve(Critics.file(type.id())),
                critic(plan, agent, (float) unit));
        return probe.agreement(raw);
    }

    private Blob critic(Plan plan, Artifact agent, float unit) {
        SortedMap<String, String> provenance = new TreeMap<>();
        provenance.put(
                "command",
                "./reins train agent --world %s --ticks %d --help-ticks %d%s --every %d --seed %d"
                        .formatted(
                                plan.spec().id(),
                                ticks,
                                helpTicks,
                                absorbing ? " --absorbing" : "",
                                every,
                                seed));
        provenance.put("commit", Machine.commit());
        provenance.put("expert", plan.teacher());
        provenance.put("seed", Long.toString(seed));
        provenance.put("settings", plan.learner().settings().toString());
        provenance.put("unit", "mean loss of an action drawn at random against the agent's");
        provenance.put("version", Release.VERSION);
        return AgentCritic.onnx(plan.spec(), plan.learner().settings(), agent, unit, provenance);
    }
}
