package reins.app.desk;

import reins.app.run.Examination;
import reins.app.screens.drive.DriveControls.Run;
import reins.core.fact.Artifact;
import reins.core.fact.Evaluation;
import reins.core.flow.Event;
import reins.core.flow.Patience;
import reins.core.flow.Progress;
import reins.core.role.Simulation;
import reins.sessions.SessionReader;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.concurrent.CancellationException;

/**
 * Lets policies of the session that is driven drive fresh episodes in a world of their own, beside
 * the run. Used by one thread.
 */
final class PolicyTrials {
    /** The same as the command line's, so that it says the same. */
    private static final long SEED = 1;

    private final DrivenSession driven;
    private final Tasks studio;

    /**
     * @param studio where runs are begun and ended, and so where results are kept
     */
    PolicyTrials(DrivenSession driven, Tasks studio) {
        this.driven = driven;
        this.studio = studio;
    }

    /**
     * Tells the run how each did as soon as it is known.
     *
     * @param versions one after the other
     * @param episodes of each, above 0
     * @throws CancellationException where it is no longer wanted, or another session is driven
     */
    List<Integer> run(List<Integer> versions, int episodes, Progress progress) {
        int session = driven.number();
        Run run = driven.run();
        long total = (long) versions.size() * episodes;
        long[] done = {0};
        Progress wanted =
                (_, _) -> {
                    progress.at(done[0], total);
                    if (driven.number() != session) {
                        throw new CancellationException();
                    }
                };
        return Patience.with(
                wanted,
                () -> {
                    // Only one that does the same again gives every policy the same episodes.
                    try (Simulation world = Worlds.again(run.setup().world())) {
                        for (int version : versions) {
                            long before = done[0];
                            Evaluation evaluation =
                                    Examination.of(
                                            world,
                                            artifact(version),
                                            episodes,
                                            SEED,
                                            episode -> done[0] = before + episode);
                            var _ =
                                    studio.submit(() ->
                                            driven.keep(
                                                    session,
                                                    new Event.Evaluated(
                                                            version, SEED, evaluation)));
                        }
                    }
                    return versions;
                });
    }

    private Artifact artifact(int version) {
        try (SessionReader reader = SessionReader.open(driven.run().session())) {
            return reader.snapshot(version);
        }
    }
}
