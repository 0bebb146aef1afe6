package reins.app.cli;

import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.role.World;
import reins.sim.loop.Guard;

import java.util.SplittableRandom;
import java.util.function.IntConsumer;

/**
 * How well a driver does by itself, over whole episodes. Safe on every thread.
 *
 * @param episodes driven, above 0
 * @param successes episodes that ended in success, 0 to {@code episodes}
 * @param meanReturn mean of the episodes' undiscounted sums of the first objective
 * @param standardError of that mean; 0 for one episode
 * @param meanTicks mean length of an episode in ticks
 */
public record Evaluation(
        int episodes, int successes, double meanReturn, double standardError, double meanTicks) {
    /** Keeps evaluations away from the seeds that teaching draws from the same number. */
    private static final long SALT = 0x5DEECE66DL;

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

    /** The share of episodes that ended in success, 0 to 1. */
    public double successRate() {
        return (double) successes / episodes;
    }

    public String sentence() {
        return "%d of %d episodes succeeded (%.0f %%); return %.1f ± %.1f; %.0f ticks an episode"
                .formatted(
                        successes,
                        episodes,
                        100 * successRate(),
                        meanReturn,
                        standardError,
                        meanTicks);
    }

    public JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("episodes", episodes);
        json.addProperty("successes", successes);
        json.addProperty("successRate", successRate());
        json.addProperty("meanReturn", meanReturn);
        json.addProperty("standardError", standardError);
        json.addProperty("meanTicks", meanTicks);
        return json;
    }
}
