package reins.app.run;

import reins.core.fact.Blob;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Step;
import reins.sessions.SessionReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a session's file holds. */
final class Kept {
    private Kept() {}

    /** Every step of every episode, in order. */
    static List<Step> steps(Path file) {
        List<Step> steps = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(file)) {
            for (EpisodeSummary summary : reader.summaries()) {
                steps.addAll(reader.recorded(summary.episode()).steps());
            }
        }
        return steps;
    }

    /** Every policy, oldest first. */
    static List<Blob> policies(Path file) {
        try (SessionReader reader = SessionReader.open(file)) {
            return reader.snapshots().stream()
                    .map(snapshot -> reader.snapshot(snapshot.version()).body())
                    .toList();
        }
    }
}
