package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.WorldSpec;
import reins.core.flow.PolicySlot;
import reins.core.role.Learner;
import reins.core.role.Policy;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.RemoteSettings;
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
 * @param newestVersion of the newest policy that is a network; -1 where there is none
 * @param newest that policy: one that lives elsewhere is not connected to by itself
 * @param trained where this learner left off; empty where it begins
 */
record Trained(
        List<Path> files,
        int nextVersion,
        int newestVersion,
        Optional<Artifact> newest,
        Optional<Artifact> trained) {
    /**
     * @param learner the id of the one that is to go on
     */
    static Trained of(List<Path> files, String learner) {
        Trained known = new Trained(files, 0, -1, Optional.empty(), Optional.empty());
        for (Path file : files) {
            try (SessionReader reader = SessionReader.open(file)) {
                List<Snapshot> snapshots = reader.snapshots();
                if (!snapshots.isEmpty() && snapshots.getLast().version() >= known.nextVersion) {
                    known = of(files, learner, reader, snapshots);
                }
            }
        }
        return known;
    }

    private static Trained of(
            List<Path> files, String learner, SessionReader reader, List<Snapshot> snapshots) {
        Optional<Snapshot> network =
                snapshots.reversed().stream()
                        .filter(snapshot -> !RemoteSettings.isRemote(snapshot.provenance()))
                        .findFirst();
        Optional<Artifact> newest = network.map(last -> reader.snapshot(last.version()));
        boolean goesOn =
                network.map(last ->
                                last.resumable()
                                        && learner.equals(last.provenance().get("learner")))
                        .orElse(false);
        return new Trained(
                files,
                snapshots.getLast().version() + 1,
                network.map(Snapshot::version).orElse(-1),
                newest,
                goesOn ? newest : Optional.empty());
    }

    /** Who drives until the learner publishes, and goes on where it never does. */
    PolicySlot.Driver driver(WorldSpec spec) {
        return newest.map(artifact ->
                        new PolicySlot.Driver(newestVersion, PolicyLoader.load(artifact, spec)))
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
