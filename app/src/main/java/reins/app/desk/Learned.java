package reins.app.desk;

import reins.policies.remote.RemoteSettings;
import reins.sessions.MetricPoint;
import reins.sessions.SessionReader;
import reins.sessions.Snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the learner of a session told before. Safe on every thread. */
final class Learned {
    /** As many as a plot keeps apart, twice over. */
    private static final int MOST = 4096;

    private Learned() {}

    /**
     * What a learner told until where it left off, oldest first; empty where it begins anew.
     *
     * @param learner the id of the one that is to go on
     */
    static List<MetricPoint> of(SessionReader reader, String learner) {
        List<Snapshot> networks =
                reader.snapshots().stream()
                        .filter(snapshot -> !RemoteSettings.isRemote(snapshot.provenance()))
                        .toList();
        Optional<Snapshot> last =
                networks.reversed().stream()
                        .findFirst()
                        .filter(snapshot -> snapshot.resumable() && isOf(learner, snapshot));
        return last.map(left -> until(left, since(learner, networks), reader.metrics(MOST)))
                .orElse(List.of());
    }

    private static boolean isOf(String learner, Snapshot snapshot) {
        return learner.equals(snapshot.provenance().get("learner"));
    }

    /** The ticks at which another learner made a policy last. */
    private static long since(String learner, List<Snapshot> networks) {
        return networks.stream()
                .filter(snapshot -> !isOf(learner, snapshot))
                .mapToLong(Snapshot::ticks)
                .max()
                .orElse(0);
    }

    /**
     * Where a learner went on from an earlier state, what it told between that and then is gone.
     */
    private static List<MetricPoint> until(Snapshot left, long since, List<MetricPoint> told) {
        long next = 1 + StudioSessions.version(left).updates();
        List<MetricPoint> kept = new ArrayList<>();
        for (MetricPoint point : told.reversed()) {
            if (point.updates() < next && point.ticks() >= since) {
                kept.add(point);
                next = point.updates();
            }
        }
        return kept.reversed();
    }
}
