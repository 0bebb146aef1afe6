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
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who drives, learns and teaches in a run. Safe on every thread.
 *
 * @param teacher how the teacher is called in the session's header
 * @param seed of the world, the learner and all chance
 */
public record Plan(
        Chosen<WorldType<?>> world,
        Chosen<LearnerType<?>> learner,
        String teacher,
        Chosen<ArbiterType<?>> arbiter,
        long seed) {
    public WorldSpec spec() {
        return world.type().spec();
    }

    /** Whether the learner wants its world filmed. */
    public boolean films() {
        return learner.settings() instanceof Filming settings && settings.films();
    }

    /** A world of this plan, filmed where the learner wants that. */
    public World makeWorld() {
        World made = world.type().make(world.settings());
        return films() ? Filmed.over(made) : made;
    }

    public Learner makeLearner(Optional<Artifact> trained) {
        return learner.type().make(new LearnerContext(spec(), seed), learner.settings(), trained);
    }

    public Arbiter makeArbiter() {
        return arbiter.type().make(new ArbiterContext(spec()), arbiter.settings());
    }

    /** What the session's header says of the run. */
    public SortedMap<String, String> header() {
        return new TreeMap<>(
                Map.of(
                        RecordedWorld.SETTINGS,
                        json(world.settings()),
                        "learner",
                        learner.type().id(),
                        "settings",
                        json(learner.settings()),
                        "teacher",
                        teacher,
                        "arbiter",
                        arbiter.type().id(),
                        "arbiter settings",
                        json(arbiter.settings()),
                        "seed",
                        Long.toString(seed)));
    }

    private static String json(Record settings) {
        return new Gson().toJson(Settings.values(settings));
    }
}
