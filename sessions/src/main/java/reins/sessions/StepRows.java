package reins.sessions;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Coding;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steps as rows, both ways. Used by one thread, for one transaction: after a full disk the driver
 * cannot use a prepared statement again, and an open one forbids a copy.
 */
final class StepRows implements AutoCloseable {
    static final int AUTONOMOUS = 0;
    static final int LABELLED = 1;
    static final int TAKEN_OVER = 2;
    static final int SHARED = 3;

    /**
     * The largest picture read, larger than any camera gives: a damaged size must not ask for
     * gigabytes.
     */
    private static final long MOST_PIXEL_BYTES = 1L << 28;

    private final PreparedStatement insertStep;
    private final PreparedStatement insertFrame;
    private final PixelCodec pixels = new PixelCodec();

    /** A row of the table: a step without what the tick led to. */
    private record Half(
            long tick,
            Observation observation,
            Decision decision,
            Said policy,
            Teaching teacher,
            Vec reward,
            Link link) {
        Step with(Observation next, Ending ending) {
            return new Step(
                    tick,
                    observation,
                    decision,
                    policy,
                    teacher,
                    new Outcome(next, reward, ending, link));
        }
    }

    StepRows(Database database) throws SQLException {
        insertStep =
                database.prepare(
                        "INSERT INTO step (episode, tick, state, tokens, decision, executed,"
                            + " proposed, taught, policy_version, teacher_thought, reward, hand,"
                            + " policy_thought, doubt, risk, asked, link_age, trouble) VALUES (?,"
                            + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insertFrame =
                database.prepare(
                        "INSERT OR IGNORE INTO frame (episode, tick, number, camera, width, height,"
                                + " pixels, coding) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    }

    void write(long episode, Step step) throws SQLException {
        insertStep.setLong(1, episode);
        insertStep.setLong(2, step.tick());
        insertStep.setBytes(3, Codec.bytes(step.observation().state()));
        insertStep.setBytes(4, Codec.bytes(step.observation().tokens()));
        switch (step.decision()) {
            case Decision.Autonomous(Action executed) ->
                    bind(AUTONOMOUS, executed, Optional.empty(), Optional.empty());
            case Decision.Labelled(Action executed, Action taught) ->
                    bind(LABELLED, executed, Optional.empty(), Optional.of(taught));
            case Decision.Relabelled _ ->
                    throw new IllegalArgumentException(
                            "tick " + step.tick() + " is relabelled: that is an edit");
            case Decision.TakenOver(Action executed, Action proposed) ->
                    bind(TAKEN_OVER, executed, Optional.of(proposed), Optional.empty());
            case Decision.Demonstrated(Action executed) ->
                    bind(TAKEN_OVER, executed, Optional.empty(), Optional.empty());
            case Decision.Shared(Action executed, Action proposed, Action taught) ->
                    bind(SHARED, executed, Optional.of(proposed), Optional.of(taught));
        }
        Said policy = step.policy();
        insertStep.setInt(9, policy.version());
        insertStep.setString(10, step.teacher().thought());
        insertStep.setBytes(11, Codec.bytes(step.outcome().reward()));
        insertStep.setInt(12, Codec.number(step.teacher().hand()));
        insertStep.setString(13, policy.thought());
        insertStep.setDouble(14, policy.doubt());
        insertStep.setDouble(15, policy.risk());
        insertStep.setBoolean(16, policy.asked());
        insertStep.setDouble(17, step.outcome().link().ageSeconds());
        insertStep.setString(18, step.outcome().link().trouble());
        insertStep.executeUpdate();
        writeFrames(episode, step.tick(), step.observation());
    }

    /** Frames already written, as what the tick before led to, stay as they are. */
    void writeFrames(long episode, long tick, Observation observation) throws SQLException {
        int number = 0;
        for (Frame frame : observation.frames()) {
            insertFrame.setLong(1, episode);
            insertFrame.setLong(2, tick);
            insertFrame.setInt(3, number++);
            insertFrame.setString(4, frame.camera());
            insertFrame.setInt(5, frame.width());
            insertFrame.setInt(6, frame.height());
            insertFrame.setBytes(
                    7,
                    switch (frame.coding()) {
                        case RGB -> pixels.pack(frame.bytes().toArray());
                        case JPEG -> frame.bytes().toArray();
                    });
            insertFrame.setInt(8, Codec.number(frame.coding()));
            insertFrame.executeUpdate();
        }
    }

    private void bind(int kind, Action executed, Optional<Action> proposed, Optional<Action> taught)
            throws SQLException {
        insertStep.setInt(5, kind);
        Codec.bind(insertStep, 6, executed);
        Codec.bind(insertStep, 7, proposed);
        Codec.bind(insertStep, 8, taught);
    }

    @Override
    public void close() throws SQLException {
        try (pixels;
                insertStep) {
            insertFrame.close();
        }
    }

    /** An episode as recorded; empty where there is none with this number. */
    static Optional<Episode> read(Database database, long episode) throws SQLException {
        Map<Long, List<Frame>> frames = frames(database, episode);
        List<Half> halves =
                database.list(
                        "SELECT * FROM step WHERE episode = ? ORDER BY tick",
                        row -> half(row, frames),
                        episode);
        return database.first(
                "SELECT * FROM episode WHERE id = ?", row -> episode(row, halves, frames), episode);
    }

    private static Episode episode(ResultSet row, List<Half> halves, Map<Long, List<Frame>> frames)
            throws SQLException {
        if (halves.size() != row.getLong("ticks") || halves.isEmpty()) {
            throw Faults.damaged(halves.size() + " steps of " + row.getLong("ticks"));
        }
        List<Step> steps = new ArrayList<>(halves.size());
        for (int i = 0; i < halves.size() - 1; i++) {
            steps.add(halves.get(i).with(halves.get(i + 1).observation(), Ending.NONE));
        }
        Half last = halves.getLast();
        Observation behind =
                new Observation(
                        Codec.vec(row.getBytes("last_state")),
                        frames.getOrDefault(last.tick() + 1, List.of()),
                        Codec.tokens(row.getBytes("last_tokens")));
        steps.add(last.with(behind, Codec.ending(row.getInt("ending"))));
        return new Episode(row.getLong("id"), start(row, halves.getFirst().tick()), steps);
    }

    private static Start start(ResultSet row, long firstTick) throws SQLException {
        byte[] replayed = row.getBytes("replayed");
        if (replayed == null) {
            return new Start.Fresh(row.getLong("seed"));
        }
        long ofEpisode = row.getLong("of_episode");
        return ofEpisode == Records.NO_EPISODE
                ? new Start.Unknown(firstTick)
                : new Start.Rewound(row.getLong("seed"), ofEpisode, Codec.actions(replayed));
    }

    private static Half half(ResultSet row, Map<Long, List<Frame>> frames) throws SQLException {
        long tick = row.getLong("tick");
        return new Half(
                tick,
                new Observation(
                        Codec.vec(row.getBytes("state")),
                        frames.getOrDefault(tick, List.of()),
                        Codec.tokens(row.getBytes("tokens"))),
                decision(row),
                new Said(
                        row.getInt("policy_version"),
                        row.getString("policy_thought"),
                        row.getFloat("doubt"),
                        row.getFloat("risk"),
                        row.getBoolean("asked")),
                new Teaching(Codec.hand(row.getInt("hand")), row.getString("teacher_thought")),
                Codec.vec(row.getBytes("reward")),
                new Link(row.getDouble("link_age"), row.getString("trouble")));
    }

    private static Decision decision(ResultSet row) throws SQLException {
        Action executed = Codec.action(row, "executed");
        int kind = row.getInt("decision");
        return switch (kind) {
            case AUTONOMOUS -> new Decision.Autonomous(executed);
            case LABELLED -> new Decision.Labelled(executed, Codec.action(row, "taught"));
            case TAKEN_OVER ->
                    row.getObject("proposed") == null
                            ? new Decision.Demonstrated(executed)
                            : new Decision.TakenOver(executed, Codec.action(row, "proposed"));
            case SHARED ->
                    new Decision.Shared(
                            executed, Codec.action(row, "proposed"), Codec.action(row, "taught"));
            default -> throw Faults.damaged("decision " + kind);
        };
    }

    private static Map<Long, List<Frame>> frames(Database database, long episode)
            throws SQLException {
        Map<Long, List<Frame>> frames = new HashMap<>();
        try (PixelCodec pixels = new PixelCodec()) {
            database.each(
                    "SELECT * FROM frame WHERE episode = ? ORDER BY tick, number",
                    row ->
                            frames.computeIfAbsent(row.getLong("tick"), _ -> new ArrayList<>())
                                    .add(frame(row, pixels)),
                    episode);
        }
        return frames;
    }

    /** The pictures of one tick, or of after the last one; empty where none were kept. */
    static List<Frame> frames(Database database, long episode, long tick) throws SQLException {
        try (PixelCodec pixels = new PixelCodec()) {
            return database.list(
                    "SELECT * FROM frame WHERE episode = ? AND tick = ? ORDER BY number",
                    row -> frame(row, pixels),
                    episode,
                    tick);
        }
    }

    /** The first picture of an episode; empty where none was kept. */
    static Optional<Frame> firstFrame(Database database, long episode) throws SQLException {
        try (PixelCodec pixels = new PixelCodec()) {
            return database.first(
                    "SELECT * FROM frame WHERE episode = ? ORDER BY tick, number LIMIT 1",
                    row -> frame(row, pixels),
                    episode);
        }
    }

    private static Frame frame(ResultSet row, PixelCodec pixels) throws SQLException {
        int width = row.getInt("width");
        int height = row.getInt("height");
        long size = 3L * width * height;
        if (width <= 0 || height <= 0 || size > MOST_PIXEL_BYTES) {
            throw Faults.damaged("a picture of " + width + " by " + height);
        }
        byte[] packed = row.getBytes("pixels");
        Coding coding = Codec.coding(row.getInt("coding"));
        byte[] bytes =
                switch (coding) {
                    case RGB -> pixels.unpack(packed, (int) size);
                    case JPEG -> packed;
                };
        return new Frame(row.getString("camera"), width, height, coding, Blob.of(bytes));
    }
}
