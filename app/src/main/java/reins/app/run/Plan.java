package reins.app.run;

import com.google.gson.Gson;

import reins.app.review.RecordedWorld;
import reins.core.fact.Artifact;
import reins.core.fact.WorldSpec;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterContext;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.Filming;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;
import reins.sim.worlds.Worlds;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Who drives, learns and teaches in a run. Safe on every thread.
 *
 * @param teacher what the teacher is called in the session's header
 * @param seed of the world, the learner and all randomness
 */
public record Plan(
        Chosen<WorldType<?>> world,
        Chosen<LearnerType<?>> learner,
        String teacher,
        Chosen<ArbiterType<?>> arbiter,
        long seed) {
    /** The names under which a session's header has what it was taught with; settings are JSON. */
    public static final String LEARNER = "learner";

    public static final String LEARNER_SETTINGS = "settings";
    public static final String TEACHER = "teacher";
    public static final String ARBITER = "arbiter";
    public static final String ARBITER_SETTINGS = "arbiter settings";

    public WorldSpec spec() {
        return world.type().specWith(world.settings());
    }

    /** Whether the learner wants its world filmed. */
    public boolean films() {
        return learner.settings() instanceof Filming settings && settings.films();
    }

    /** The world of this plan, made or reached; filmed where the learner wants that. */
    public World openWorld() {
        World opened = world.type().openWith(world.settings());
        return films() ? Filmed.where(opened) : opened;
    }

    /**
     * Another world like this plan's; filmed where the learner wants that.
     *
     * @throws reins.core.fact.ReinsException where it is not simulated
     */
    public Simulation makeSimulation() {
        Simulation made = Worlds.again(world);
        return films() ? Filmed.over(made) : made;
    }

    /** Private worlds for a learner that tries things out; empty where they cannot be made. */
    private Optional<Supplier<Simulation>> rehearsal() {
        return switch (world.type()) {
            case WorldType.Simulated<?> _ -> Optional.of(this::makeSimulation);
            case WorldType.Reached<?> _ -> Optional.empty();
        };
    }

    public Learner makeLearner(Optional<Artifact> trained) {
        return learner.type()
                .make(new LearnerContext(spec(), seed, rehearsal()), learner.settings(), trained);
    }

    public Arbiter makeArbiter() {
        return arbiter.type().make(new ArbiterContext(spec()), arbiter.settings());
    }

    /** What the session's header says about the run. */
    public SortedMap<String, String> header() {
        return new TreeMap<>(
                Map.of(
                        RecordedWorld.SETTINGS,
                        json(world.settings()),
                        LEARNER,
                        learner.type().id(),
                        LEARNER_SETTINGS,
                        json(learner.settings()),
                        TEACHER,
                        teacher,
                        ARBITER,
                        arbiter.type().id(),
                        ARBITER_SETTINGS,
                        json(arbiter.settings()),
                        "seed",
                        Long.toString(seed)));
    }

    private static String json(Record settings) {
        return new Gson().toJson(Settings.values(settings));
    }
}
