package reins.sessions;

import reins.core.fact.Artifact;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.VersionTicks;
import reins.core.flow.Event;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.Optional;

/** Writes facts as rows, each completely or not at all. Used by the store thread only. */
final class Records {
    /** Stands for the episode rewound where it is not known how an episode began. */
    static final long NO_EPISODE = 0;

    private final Database database;
    private Tally tally;
    private long ticks;

    /**
     * What has been written of the current episode.
     *
     * @param episode 0 before the first
     */
    private record Tally(
            long episode,
            long ticks,
            long teacherTicks,
            long personTicks,
            double sum,
            VersionTicks versions,
            Optional<Step> last) {}

    Records(Database database) throws SQLException {
        this(database, new Tally(0, 0, 0, 0, 0, VersionTicks.NONE, Optional.empty()));
    }

    private Records(Database database, Tally tally) throws SQLException {
        this.database = database;
        this.tally = tally;
        ticks = database.number("SELECT sum(ticks) FROM episode");
    }

    /** Goes on in a copy of what was written. */
    Records in(Database copy) throws SQLException {
        return new Records(copy, tally);
    }

    /**
     * Writes both in one transaction, or neither.
     *
     * @throws reins.core.fact.ReinsException where the file cannot be written now
     */
    void commit(Optional<Event.News> news, Optional<Metrics> metrics) {
        Tally tallyBefore = tally;
        long ticksBefore = ticks;
        boolean done = false;
        try {
            database.commit(() -> {
                if (news.isPresent()) {
                    write(news.get());
                }
                if (metrics.isPresent()) {
                    write(metrics.get());
                }
            });
            done = true;
        } finally {
            if (!done) {
                tally = tallyBefore;
                ticks = ticksBefore;
            }
        }
    }

    private void write(Event.News news) throws SQLException {
        switch (news) {
            case Event.SegmentEnded(Segment segment) -> write(segment);
            case Event.EpisodeEnded(_, var summary) -> end(summary.episode(), summary.ending());
            case Event.PolicyChanged(int version, Artifact artifact) -> write(version, artifact);
            case Event.Edited(_, Edit edit) -> EditRows.writeLive(database, edit);
            case Event.Found(Finding finding) -> write(finding);
            case Event.Evaluated evaluated -> PolicyRows.write(database, evaluated);
            case Event.Remarked remarked -> PolicyRows.write(database, remarked);
            case Event.Failed(String worker, String sentence) ->
                    write(
                            new Finding(
                                    worker,
                                    Stream.of(tally.episode()),
                                    lastTick().orElse(0L),
                                    Finding.Weight.ALARM,
                                    sentence));
            // An episode is written with its first segment, which tells how it began.
            case Event.EpisodeStarted _, Event.Running _, Event.Asked _ -> {}
            case Event.EpisodeRevised _, Event.Noted _ -> {}
        }
    }

    private void write(Metrics metrics) throws SQLException {
        try (PreparedStatement insert =
                database.prepare("INSERT INTO metric (ticks, updates, numbers) VALUES (?, ?, ?)")) {
            insert.setLong(1, ticks);
            insert.setLong(2, metrics.updates());
            insert.setString(3, Json.write(metrics.byName()));
            insert.executeUpdate();
        }
    }

    private void write(Segment segment) throws SQLException {
        if (segment.episode() != tally.episode()) {
            begin(segment.episode(), segment.start());
        }
        Optional<Step> before = tally.last();
        long teacherTicks = tally.teacherTicks();
        long personTicks = tally.personTicks();
        double sum = tally.sum();
        Step last = segment.steps().getLast();
        try (StepRows rows = new StepRows(database)) {
            for (Step step : segment.steps()) {
                requireFollows(before, step);
                rows.write(segment.episode(), step);
                teacherTicks += step.decision().teacherDrives() ? 1 : 0;
                personTicks += step.personDrives() ? 1 : 0;
                sum += step.outcome().reward().at(0);
                before = Optional.of(step);
            }
            rows.writeFrames(segment.episode(), last.tick() + 1, last.outcome().observation());
        }
        tally =
                new Tally(
                        segment.episode(),
                        tally.ticks() + segment.steps().size(),
                        teacherTicks,
                        personTicks,
                        sum,
                        tally.versions().with(segment.steps()),
                        Optional.of(last));
        ticks += segment.steps().size();
        bringUpToDate(last);
    }

    /** Checks that a tick follows: what one led to is stored once, as what the next begins with. */
    private static void requireFollows(Optional<Step> before, Step step) {
        if (before.isPresent()
                && !before.get().outcome().observation().equals(step.observation())) {
            throw new IllegalStateException(
                    "tick %d does not begin with what tick %d led to"
                            .formatted(step.tick(), before.get().tick()));
        }
    }

    private void begin(long episode, Start start) throws SQLException {
        try (PreparedStatement insert =
                database.prepare(
                        "INSERT INTO episode (id, seed, of_episode, replayed, ticks, teacher_ticks,"
                                + " policy_version, ending, last_state, last_tokens)"
                                + " VALUES (?, ?, ?, ?, 0, 0, 0, 0, x'', x'')")) {
            insert.setLong(1, episode);
            insert.setLong(2, start.seed());
            switch (start) {
                case Start.Fresh _ -> {
                    insert.setNull(3, Types.INTEGER);
                    insert.setNull(4, Types.BLOB);
                }
                case Start.Rewound(_, long ofEpisode, var replayed) -> {
                    insert.setLong(3, ofEpisode);
                    insert.setBytes(4, Codec.actionBytes(replayed));
                }
                case Start.Unknown _ -> {
                    insert.setLong(3, NO_EPISODE);
                    insert.setBytes(4, new byte[0]);
                }
            }
            insert.executeUpdate();
        }
        tally = new Tally(episode, 0, 0, 0, 0, VersionTicks.NONE, Optional.empty());
    }

    private void bringUpToDate(Step last) throws SQLException {
        Observation observation = last.outcome().observation();
        database.update(
                "UPDATE episode SET ticks = ?, teacher_ticks = ?, person_ticks = ?,"
                        + " episode_return = ?, policy_version = ?, main_version = ?,"
                        + " main_ticks = ?, ending = ?, last_state = ?, last_tokens = ?"
                        + " WHERE id = ?",
                tally.ticks(),
                tally.teacherTicks(),
                tally.personTicks(),
                tally.sum(),
                last.policy().version(),
                tally.versions().main(),
                tally.versions().mainTicks(),
                Codec.number(last.outcome().ending()),
                Codec.bytes(observation.state()),
                Codec.bytes(observation.tokens()),
                tally.episode());
    }

    /** An episode may be judged after its last tick was handed over. */
    private void end(long episode, Ending ending) throws SQLException {
        database.update(
                "UPDATE episode SET ending = ? WHERE id = ?", Codec.number(ending), episode);
    }

    private void write(int version, Artifact artifact) throws SQLException {
        byte[] body = artifact.body().toArray();
        Optional<byte[]> there =
                database.first(
                        "SELECT body FROM snapshot WHERE version = ?",
                        row -> row.getBytes(1),
                        version);
        if (there.isPresent()) {
            if (!Arrays.equals(there.get(), body)) {
                throw new IllegalStateException("another version " + version + " is stored");
            }
            return;
        }
        try (PreparedStatement insert =
                database.prepare(
                        "INSERT INTO snapshot (version, ticks, episode, tick, provenance, body,"
                                + " checkpoint, form) VALUES (?, ?, ?, ?, ?, ?, ?, ?)")) {
            insert.setInt(1, version);
            insert.setLong(2, ticks);
            Optional<Long> lastTick = lastTick();
            if (lastTick.isPresent()) {
                insert.setLong(3, tally.episode());
                insert.setLong(4, lastTick.get());
            }
            insert.setString(5, Json.write(artifact.provenance()));
            insert.setBytes(6, body);
            insert.setBytes(7, artifact.checkpoint().toArray());
            insert.setInt(8, Codec.number(artifact.form()));
            insert.executeUpdate();
        }
        // Any version can drive again; only the newest that can be is learned on from.
        if (!artifact.checkpoint().isEmpty()) {
            database.update(
                    "UPDATE snapshot SET checkpoint = x'' WHERE version < ? AND checkpoint <> x''",
                    version);
        }
    }

    private void write(Finding finding) throws SQLException {
        database.update(
                "INSERT INTO finding (source, episode, tick, sentence, weight)"
                        + " VALUES (?, nullif(?, 0), ?, ?, ?)",
                finding.monitor(),
                finding.of().episode(),
                finding.tick(),
                finding.sentence(),
                Codec.number(finding.weight()));
    }

    private Optional<Long> lastTick() {
        return tally.last().map(Step::tick);
    }
}
