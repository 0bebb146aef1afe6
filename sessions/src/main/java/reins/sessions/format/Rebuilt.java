package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Builds an attempt from what a file holds of it. Safe on every thread.
 *
 * @param memo what Reins wrote of it; empty where another program wrote the file
 * @param observations one for each tick and, where it is known, what the last one led to
 * @param executed one for each tick
 * @param rewards one for each tick, where Reins wrote none of its own
 * @param ending where Reins wrote none of its own
 */
public record Rebuilt(
        Optional<Memo> memo,
        List<Observation> observations,
        List<Action> executed,
        List<Vec> rewards,
        Ending ending) {

    /**
     * @param number the attempt's place in the file, from 1, where Reins wrote no number
     * @param task what was to be done, where Reins did not write it
     * @throws reins.core.fact.ReinsException where parts do not fit each other
     */
    public Attempt attempt(WorldSpec world, long number, String task, Columns extras) {
        int ticks = executed.size();
        if (observations.size() != ticks && observations.size() != ticks + 1) {
            throw extras.wrong(
                    "observations", observations.size() + " of them for " + ticks + " actions");
        }
        List<Decision> decisions = Extras.decisions(world, executed, extras);
        int[] versions = Extras.versions(ticks, extras);
        List<Vec> all = extras.has(Extras.REWARDS) ? Extras.rewards(world, ticks, extras) : rewards;
        Spoken spoken = memo.map(Memo::spoken).orElse(Spoken.NOTHING);
        boolean ours = extras.has(Extras.MODE);
        Start start = memo.map(Memo::start).orElse(new Start.Unknown(0));
        Ending last = memo.map(Memo::ending).orElse(ending);
        List<Step> steps = new ArrayList<>(ticks);
        for (int i = 0; i < ticks; i++) {
            Observation next = observations.get(Math.min(i + 1, observations.size() - 1));
            steps.add(
                    new Step(
                            start.firstTick() + i,
                            observations.get(i),
                            decisions.get(i),
                            spoken.policy(i, versions[i]),
                            spoken.teacher(i, decisions.get(i), ours),
                            new Outcome(
                                    next,
                                    all.get(i),
                                    i == ticks - 1 ? last : Ending.NONE,
                                    spoken.link(i))));
        }
        return new Attempt(
                new Episode(memo.map(Memo::episode).orElse(number), start, steps),
                memo.map(Memo::task).orElse(task));
    }
}
