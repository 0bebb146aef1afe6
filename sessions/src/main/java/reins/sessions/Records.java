package reins.sessions;

import reins.core.fact.Artifact;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.flow.Event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;

/** Writes facts as rows, in the transaction that is open. Used by the store thread only. */
final class Records {
    private final Database database;
    private final StepRows steps;
    private final PreparedStatement insertEpisode;
    private final PreparedStatement updateEpisode;

    private Tally tally = new Tally(0, 0, 0, 0, Optional.empty());
    private long ticks;

    /**
     * What has been written of the episode that runs.
     *
     * @param episode 0 before the first
     */
    private record Tally(
            long episode, long ticks, long teacherTicks, double sum, Optional<Step> last) {}

    Records(Database database) throws SQLException {
        this.database = database;
        steps = new StepRows(database);
        insertEpisode =
                database.prepare(
                        "INSERT INTO episode (id, seed, of_episode, replayed, ticks, teacher_ticks,"
                                + " policy_version, ending, last_state, last_tokens)"
                                + " VALUES (?, ?, ?, ?, 0, 0, 0, 0, x'', x'')");
        updateEpisode =
                database.prepare(
                        "UPDATE episode SET ticks = ?, teacher_ticks = ?, episode_return = ?,"
                                + " policy_version = ?, ending = ?, last_state = ?,"
                                + " last_tokens = ? WHERE id = ?");
        ticks = database.number("SELECT sum(ticks) FROM episode");
    }

    void write(Event.News news) throws SQLException {
        switch (news) {
            case Event.SegmentEnded(Segment segment) -> write(segment);
            case Event.EpisodeEnded(var summary) -> end(summary.episode(), summary.ending());
            case Event.PolicyChanged(int version, Artifact artifact) -> write(version, artifact);
            case Event.Edited(Edit edit) -> EditRows.write(database, edit);
            case Event.Found(var finding) ->
                    find(finding.monitor(), finding.tick(), finding.sentence());
            case Event.Failed(String worker, String sentence) ->
                    find(worker, lastTick().orElse(0L), sentence);
            // An episode is written with its first segment, which tells how it began.
            case Event.EpisodeStarted _, Event.Running _ -> {}
        }
    }

    void write(Metrics metrics) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT INTO metric (ticks, updates, numbers) VALUES (?, ?, ?)")) {
            insert.setLong(1, ticks);
            insert.setLong(2, metrics.updates());
            insert.setString(3, Json.write(metrics.values()));
            insert.executeUpdate();
        }
    }

    private void write(Segment segment) throws SQLException {
        if (segment.episode() != tally.episode()) {
            begin(segment.episode(), segment.start());
        }
        Optional<Step> before = tally.last();
        long teacherTicks = tally.teacherTicks();
        double sum = tally.sum();
        for (Step step : segment.steps()) {
            requireFollows(before, step);
            steps.write(segment.episode(), step);
            teacherTicks += step.decision().teacherDrives() ? 1 : 0;
            sum += step.outcome().reward().at(0);
            before = Optional.of(step);
        }
        Step last = segment.steps().getLast();
        tally =
                new Tally(
                        segment.episode(),
                        tally.ticks() + segment.steps().size(),
                        teacherTicks,
                        sum,
                        Optional.of(last));
        ticks += segment.steps().size();
        steps.writeFrames(segment.episode(), last.tick() + 1, last.outcome().observation());
        bringUpToDate(last);
    }

    /** What a tick led to is stored once, as what the next one begins with. */
    private static void requireFollows(Optional<Step> before, Step step) {
        if (before.isPresent()
                && !before.get().outcome().observation().equals(step.observation())) {
            throw new IllegalStateException(
                    "tick %d does not begin with what tick %d led to"
                            .formatted(step.tick(), before.get().tick()));
        }
    }

    private void begin(long episode, Start start) throws SQLException {
        insertEpisode.setLong(1, episode);
        insertEpisode.setLong(2, start.seed());
        switch (start) {
            case Start.Fresh _ -> {
                insertEpisode.setNull(3, Types.INTEGER);
                insertEpisode.setNull(4, Types.BLOB);
            }
            case Start.Rewound(_, long ofEpisode, var replayed) -> {
                insertEpisode.setLong(3, ofEpisode);
                insertEpisode.setBytes(4, Codec.actionBytes(replayed));
            }
        }
        insertEpisode.executeUpdate();
        tally = new Tally(episode, 0, 0, 0, Optional.empty());
    }

    private void bringUpToDate(Step last) throws SQLException {
        Observation observation = last.outcome().observation();
        updateEpisode.setLong(1, tally.ticks());
        updateEpisode.setLong(2, tally.teacherTicks());
        updateEpisode.setDouble(3, tally.sum());
        updateEpisode.setInt(4, last.policyVersion());
        updateEpisode.setInt(5, Codec.number(last.outcome().ending()));
        updateEpisode.setBytes(6, Codec.bytes(observation.state()));
        updateEpisode.setBytes(7, Codec.bytes(observation.tokens()));
        updateEpisode.setLong(8, tally.episode());
        updateEpisode.executeUpdate();
    }

    /** An episode may be judged after its last tick was handed over. */
    private void end(long episode, Ending ending) throws SQLException {
        database.update(
                "UPDATE episode SET ending = ? WHERE id = ?", Codec.number(ending), episode);
    }

    private void write(int version, Artifact artifact) throws SQLException {
        byte[] onnx = artifact.onnx().toArray();
        Optional<byte[]> there =
                database.first(
                        "SELECT onnx FROM snapshot WHERE version = ?",
                        row -> row.getBytes(1),
                        version);
        if (there.isPresent()) {
            if (!Arrays.equals(there.get(), onnx)) {
                throw new IllegalStateException("another version " + version + " is stored");
            }
            return;
        }
        try (PreparedStatement insert =
                database.prepare("INSERT INTO snapshot VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setLong(2, ticks);
            Optional<Long> lastTick = lastTick();
            if (lastTick.isPresent()) {
                insert.setLong(3, tally.episode());
                insert.setLong(4, lastTick.get());
            }
            insert.setString(5, Json.write(artifact.provenance()));
            insert.setBytes(6, onnx);
            insert.setBytes(7, artifact.checkpoint().toArray());
            insert.executeUpdate();
        }
        // Any version can drive again; only the newest is learned on from.
        database.update(
                "UPDATE snapshot SET checkpoint = x'' WHERE version < ? AND checkpoint <> x''",
                version);
    }

    private void find(String source, long tick, String sentence) throws SQLException {
        database.update(
                "INSERT INTO finding (source, episode, tick, sentence)"
                        + " VALUES (?, nullif(?, 0), ?, ?)",
                source,
                tally.episode(),
                tick,
                sentence);
    }

    private Optional<Long> lastTick() {
        return tally.last().map(Step::tick);
    }
}
