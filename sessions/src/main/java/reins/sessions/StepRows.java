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
import reins.core.fact.Traffic;
import reins.core.fact.Vec;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
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

    /** Pictures with their pixels, also where they refer to another tick. */
    private static final String WHOLE =
            "SELECT frame.camera, frame.width, frame.height, frame.coding, coalesce(shown.pixels,"
                + " frame.pixels) AS pixels FROM frame LEFT JOIN frame AS shown ON shown.episode ="
                + " frame.episode AND shown.tick = frame.as_tick AND shown.number = frame.number ";

    private final PreparedStatement insertStep;
    private final PreparedStatement insertFrame;
    private final PixelCodec pixels = new PixelCodec();

    /** The last picture of each number that was written with its pixels. */
    private final Map<Integer, Kept> kept = new HashMap<>();

    private record Kept(long episode, long tick, Frame frame) {}

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
                            + " policy_thought, doubt, risk, asked, link_age, trouble, round_trip,"
                            + " commands, freshness) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                            + " ?, ?, ?, ?, ?, ?, ?, ?)");
        insertFrame =
                database.prepare(
                        "INSERT OR IGNORE INTO frame (episode, tick, number, camera, width, height,"
                                + " pixels, coding, as_tick) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
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
        Link link = step.outcome().link();
        insertStep.setDouble(17, link.ageSeconds());
        insertStep.setString(18, link.trouble());
        insertStep.setDouble(19, link.traffic().roundTripSeconds());
        insertStep.setInt(20, link.traffic().commands());
        insertStep.setBytes(21, Codec.bytes(link.traffic()));
        insertStep.executeUpdate();
        writeFrames(episode, step.tick(), step.observation());
    }

    /**
     * Frames already written, as what the tick before led to, stay as they are; one that shows what
     * was shown before becomes a reference.
     */
    void writeFrames(long episode, long tick, Observation observation) throws SQLException {
        int number = 0;
        for (Frame frame : observation.frames()) {
            writeFrame(episode, tick, number++, frame);
        }
    }

    private void writeFrame(long episode, long tick, int number, Frame frame) throws SQLException {
        Optional<Kept> same =
                Optional.ofNullable(kept.get(number))
                        .filter(before -> before.episode() == episode)
                        .filter(before -> before.frame().equals(frame));
        insertFrame.setLong(1, episode);
        insertFrame.setLong(2, tick);
        insertFrame.setInt(3, number);
        insertFrame.setString(4, frame.camera());
        insertFrame.setInt(5, frame.width());
        insertFrame.setInt(6, frame.height());
        insertFrame.setInt(8, Codec.number(frame.coding()));
        if (same.isPresent()) {
            insertFrame.setBytes(7, new byte[0]);
            insertFrame.setLong(9, same.get().tick());
        } else {
            insertFrame.setBytes(
                    7,
                    switch (frame.coding()) {
                        case RGB -> pixels.pack(frame.bytes().toArray());
                        case JPEG -> frame.bytes().toArray();
                    });
            insertFrame.setNull(9, Types.INTEGER);
        }
        boolean written = insertFrame.executeUpdate() > 0;
        if (written && same.isEmpty()) {
            kept.put(number, new Kept(episode, tick, frame));
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
                new Link(
                        row.getDouble("link_age"),
                        new Traffic(
                                row.getDouble("round_trip"),
                                row.getInt("commands"),
                                Codec.parts(row.getBytes("freshness"))),
                        row.getString("trouble")));
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
                                    .add(frame(row, pixels, frames)),
                    episode);
        }
        return frames;
    }

    /** The pictures of one tick, or of after the last one; empty where none were kept. */
    static List<Frame> frames(Database database, long episode, long tick) throws SQLException {
        try (PixelCodec pixels = new PixelCodec()) {
            return database.list(
                    WHOLE + "WHERE frame.episode = ? AND frame.tick = ? ORDER BY frame.number",
                    row -> frame(row, pixels),
                    episode,
                    tick);
        }
    }

    /** The first picture of an episode; empty where none was kept. */
    static Optional<Frame> firstFrame(Database database, long episode) throws SQLException {
        try (PixelCodec pixels = new PixelCodec()) {
            return database.first(
                    WHOLE + "WHERE frame.episode = ? ORDER BY frame.tick, frame.number LIMIT 1",
                    row -> frame(row, pixels),
                    episode);
        }
    }

    /**
     * @param before the pictures of the ticks before it, which it may refer to
     */
    private static Frame frame(ResultSet row, PixelCodec pixels, Map<Long, List<Frame>> before)
            throws SQLException {
        long same = row.getLong("as_tick");
        if (row.wasNull()) {
            return frame(row, pixels);
        }
        int number = row.getInt("number");
        List<Frame> then = before.getOrDefault(same, List.of());
        if (number < 0 || number >= then.size()) {
            throw Faults.damaged("picture " + number + " of tick " + same + " is missing");
        }
        return then.get(number);
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
