package reins.app.run;

import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.Evaluation;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.flow.Patience;
import reins.core.role.Distant;
import reins.core.role.Policy;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.RemotePolicy;
import reins.sim.loop.Guard;
import reins.sim.render.Filmed;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/** Finds out how well a driver does by itself. Safe on every thread. */
public final class Examination {
    /** Keeps evaluations away from the seeds that teaching draws from the same number. */
    private static final long SALT = 0x5DEECE66DL;

    private Examination() {}

    /**
     * Drives fresh episodes; the same seed gives the same ones.
     *
     * @param progress told after each episode how many are over
     */
    public static Evaluation run(
            World world, Driver driver, int episodes, long seed, IntConsumer progress) {
        SplittableRandom seeds = new SplittableRandom(seed ^ SALT);
        Guard guard = new Guard(world.spec());
        int successes = 0;
        long ticks = 0;
        double sum = 0;
        double squares = 0;
        for (int episode = 0; episode < episodes; episode++) {
            Observation observation = world.reset(seeds.nextLong(Long.MAX_VALUE));
            double total = 0;
            boolean first = true;
            Action before = world.spec().rest();
            Ending ending = Ending.NONE;
            while (ending == Ending.NONE) {
                Patience.check();
                Action action = guard.limit(driver.drive(first, observation), before);
                Outcome outcome = world.step(action);
                before = action;
                observation = outcome.observation();
                total += outcome.reward().at(0);
                ending = outcome.ending();
                first = false;
                ticks++;
            }
            successes += ending == Ending.SUCCESS ? 1 : 0;
            sum += total;
            squares += total * total;
            progress.accept(episode + 1);
        }
        double mean = sum / episodes;
        double variance = episodes < 2 ? 0 : Math.max(0, (squares - sum * mean) / (episodes - 1));
        return new Evaluation(
                episodes,
                successes,
                mean,
                Math.sqrt(variance / episodes),
                (double) ticks / episodes);
    }

    /** The same in a world that is not filmed yet, and is where the driver looks. */
    public static Evaluation of(
            Simulation made, Driver driver, int episodes, long seed, IntConsumer progress) {
        World driven = driver.looks() ? Filmed.over(made) : made;
        return run(driven, driver, episodes, seed, progress);
    }

    /**
     * The same of a stored policy, which takes the middle of what it would draw.
     *
     * @throws reins.core.fact.ReinsException where it cannot drive this world
     */
    public static Evaluation of(
            Simulation made, Artifact artifact, int episodes, long seed, IntConsumer progress) {
        Policy policy =
                PolicyLoader.driver(
                        artifact, made.spec(), RemotePolicy.Company.ALONE, System::nanoTime);
        try {
            return of(made, Driver.of(policy.withoutChance(), seed), episodes, seed, progress);
        } finally {
            if (policy instanceof Distant distant) {
                distant.close();
            }
        }
    }

    /** For a program that reads it. */
    public static JsonObject json(Evaluation evaluation) {
        JsonObject json = new JsonObject();
        json.addProperty("episodes", evaluation.episodes());
        json.addProperty("successes", evaluation.successes());
        json.addProperty("successRate", evaluation.successRate());
        json.addProperty("meanReturn", evaluation.meanReturn());
        json.addProperty("standardError", evaluation.standardError());
        json.addProperty("meanTicks", evaluation.meanTicks());
        return json;
    }
}
