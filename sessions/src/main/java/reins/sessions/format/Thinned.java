package reins.sessions.format;

import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Outcome;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;

/** Makes episodes with fewer ticks. Safe on every thread. */
final class Thinned {
    private Thinned() {}

    static WorldSpec world(WorldSpec world, int every) {
        return world.withTickSeconds(world.tickSeconds() * every)
                .withMaxTicks(Math.ceilDiv(world.maxTicks(), every));
    }

    /**
     * Keeps every n-th tick, with the rewards of those up to the next one and what the last of them
     * led to. The actions between are lost, so the beginning cannot be reached again.
     */
    static Episode episode(Episode episode, int every) {
        if (every == 1) {
            return episode;
        }
        long firstTick = episode.start().firstTick() / every;
        List<Step> all = episode.steps();
        List<Step> kept = new ArrayList<>(Math.ceilDiv(all.size(), every));
        for (int i = 0; i < all.size(); i += every) {
            List<Step> together = all.subList(i, Math.min(i + every, all.size()));
            Step first = together.getFirst();
            Outcome last = together.getLast().outcome();
            kept.add(
                    new Step(
                            firstTick + kept.size(),
                            first.observation(),
                            first.decision(),
                            first.policy(),
                            first.teacher(),
                            new Outcome(
                                    last.observation(),
                                    sum(together),
                                    ending(together),
                                    last.link())));
        }
        return new Episode(episode.id(), new Start.Unknown(firstTick), kept);
    }

    private static Ending ending(List<Step> together) {
        return together.getLast().outcome().ending();
    }

    private static Vec sum(List<Step> together) {
        float[] sum = new float[together.getFirst().outcome().reward().size()];
        for (Step step : together) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += step.outcome().reward().at(k);
            }
        }
        return Vec.of(sum);
    }
}
