package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
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
 * @param resumable whether a learner can go on from it, if its network is like that one's
 */
record Trained(
        List<Path> files,
        int nextVersion,
        int newestVersion,
        Optional<Artifact> newest,
        boolean resumable) {
    static Trained of(List<Path> files) {
        Trained known = new Trained(files, 0, -1, Optional.empty(), false);
        for (Path file : files) {
            try (SessionReader reader = SessionReader.open(file)) {
                List<Snapshot> snapshots = reader.snapshots();
                if (!snapshots.isEmpty() && snapshots.getLast().version() >= known.nextVersion) {
                    known = of(files, reader, snapshots);
                }
            }
        }
        return known;
    }

    private static Trained of(List<Path> files, SessionReader reader, List<Snapshot> snapshots) {
        Optional<Snapshot> network =
                snapshots.reversed().stream()
                        .filter(snapshot -> !RemoteSettings.isRemote(snapshot.provenance()))
                        .findFirst();
        Optional<Artifact> newest = network.map(last -> reader.snapshot(last.version()));
        return new Trained(
                files,
                snapshots.getLast().version() + 1,
                network.map(Snapshot::version).orElse(-1),
                newest,
                network.map(Snapshot::resumable).orElse(false));
    }

    /** Who drives until the learner publishes, and goes on where it never does. */
    PolicySlot.Driver driver(WorldSpec spec) {
        return newest.map(artifact ->
                        new PolicySlot.Driver(newestVersion, PolicyLoader.load(artifact, spec)))
                .orElseGet(() -> new PolicySlot.Driver(0, Policy.resting(spec)));
    }

    /** Whether there is a policy that has learned anything, which drives from the start. */
    boolean isTrained() {
        return newest.filter(policy -> !policy.provenance().getOrDefault("updates", "").equals("0"))
                .isPresent();
    }

    /**
     * The learner, fed with all that was recorded before. It goes on from the newest policy, also
     * where another learner made that, if the networks agree.
     *
     * @param sink told where that is not what somebody would expect
     */
    Learner make(Plan plan, Sink sink) {
        Learner learner = goOn(plan, sink);
        if (nextVersion > 0) {
            for (Path file : files) {
                try (SessionReader reader = SessionReader.open(file)) {
                    reader.eachSegment(learner::observe);
                }
            }
        }
        return learner;
    }

    private Learner goOn(Plan plan, Sink sink) {
        if (!isTrained()) {
            return plan.makeLearner(Optional.empty());
        }
        String learner = plan.learner().type().id();
        String before = newest.orElseThrow().provenance().getOrDefault("learner", "");
        if (resumable) {
            try {
                Learner made = plan.makeLearner(newest);
                if (!before.equals(learner)) {
                    sink.on(
                            new Event.Noted(
                                    "Learner '%s' goes on from policy %d, which '%s' made, and learns from all that was recorded."
                                            .formatted(learner, newestVersion, before)));
                }
                return made;
            } catch (ReinsException _) {
                // Another network, or one of other sizes; it is told below that it begins anew.
            }
        }
        sink.on(
                new Event.Noted(
                        "Learner '%s' cannot go on from policy %d, whose network is another one. It begins anew, from all that was recorded; policy %d drives until it has learned."
                                .formatted(learner, newestVersion, newestVersion)));
        return plan.makeLearner(Optional.empty());
    }
}
