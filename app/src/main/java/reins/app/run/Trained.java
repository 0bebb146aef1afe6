package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.WorldSpec;
import reins.core.flow.PolicySlot;
import reins.core.role.Learner;
import reins.core.role.Policy;
import reins.policies.loop.PolicyLoader;
import reins.sessions.SessionReader;
import reins.sessions.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the sessions of a run already hold. Safe on every thread.
 *
 * @param files one for each robot
 * @param nextVersion of the policy published next
 * @param newest the newest policy
 * @param trained where this learner left off; empty where it begins
 */
record Trained(
        List<Path> files, int nextVersion, Optional<Artifact> newest, Optional<Artifact> trained) {
    /**
     * @param learner the id of the one that is to go on
     */
    static Trained of(List<Path> files, String learner) {
        Trained known = new Trained(files, 0, Optional.empty(), Optional.empty());
        for (Path file : files) {
            try (SessionReader reader = SessionReader.open(file)) {
                List<Snapshot> snapshots = reader.snapshots();
                if (!snapshots.isEmpty() && snapshots.getLast().version() >= known.nextVersion) {
                    known = of(files, learner, reader, snapshots.getLast());
                }
            }
        }
        return known;
    }

    private static Trained of(
            List<Path> files, String learner, SessionReader reader, Snapshot last) {
        Artifact newest = reader.snapshot(last.version());
        boolean goesOn = last.resumable() && learner.equals(last.provenance().get("learner"));
        return new Trained(
                files,
                last.version() + 1,
                Optional.of(newest),
                goesOn ? Optional.of(newest) : Optional.empty());
    }

    /** Who drives until the learner publishes, and goes on where it never does. */
    PolicySlot.Driver driver(WorldSpec spec) {
        return newest.map(artifact ->
                        new PolicySlot.Driver(nextVersion - 1, PolicyLoader.load(artifact, spec)))
                .orElseGet(() -> new PolicySlot.Driver(0, Policy.resting(spec)));
    }

    /** The learner, fed with all that was recorded before. */
    Learner make(Plan plan) {
        Learner learner = plan.makeLearner(trained);
        if (nextVersion > 0) {
            for (Path file : files) {
                try (SessionReader reader = SessionReader.open(file)) {
                    reader.eachSegment(learner::observe);
                }
            }
        }
        return learner;
    }
}
