package reins.sessions;

import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Hand;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What can be known about episodes without reading all of their steps. Used by one thread. */
final class EpisodeRows {
    static final String COLUMNS =
            "SELECT id, of_episode, ticks, teacher_ticks, person_ticks, episode_return,"
                    + " policy_version, main_version, main_ticks, ending FROM episode ";

    private EpisodeRows() {}

    /** Numbers of a stretch of ticks. */
    private record Sums(long teacherTicks, long personTicks, double reward, int policyVersion) {}

    /** Adds every episode in order, as recorded. */
    static void recorded(Database database, List<EpisodeSummary> target) throws SQLException {
        database.each(COLUMNS + "ORDER BY id", row -> target.add(summary(row, target)));
    }

    /**
     * @param earlier those before it; only for the ticks of all
     */
    static EpisodeSummary summary(ResultSet row, List<EpisodeSummary> earlier) throws SQLException {
        long before = earlier.isEmpty() ? 0 : earlier.getLast().totalTicks();
        return new EpisodeSummary(
                row.getLong("id"),
                row.getLong("ticks"),
                before + row.getLong("ticks"),
                Codec.real(row, "episode_return"),
                row.getLong("teacher_ticks"),
                row.getLong("person_ticks"),
                row.getInt("policy_version"),
                Codec.ending(row.getInt("ending")));
    }

    /** Every episode in order, edited. */
    static void each(
            Database database, Map<Long, List<Edit>> edits, Consumer<EditedSummary> consumer)
            throws SQLException {
        database.each(
                COLUMNS + "ORDER BY id",
                row -> {
                    List<Edit> its = edits.getOrDefault(row.getLong("id"), List.of());
                    consumer.accept(summary(database, row, its));
                    return true;
                });
    }

    static Optional<EditedSummary> one(Database database, long episode, List<Edit> edits)
            throws SQLException {
        return database.first(
                COLUMNS + "WHERE id = ?", row -> summary(database, row, edits), episode);
    }

    /** All episodes together. */
    static SessionCard.Facts facts(
            Database database, SessionHeader header, Map<Long, List<Edit>> edits)
            throws SQLException {
        long attempts = database.number("SELECT count(*) FROM episode");
        long ticks = database.number("SELECT sum(ticks) FROM episode");
        long teacherTicks = database.number("SELECT sum(teacher_ticks) FROM episode");
        long personTicks = database.number("SELECT sum(person_ticks) FROM episode");
        long successes = database.number("SELECT count(*) FROM episode WHERE ending = 1");
        for (Map.Entry<Long, List<Edit>> edited : edits.entrySet()) {
            EditedSummary before = present(database, edited.getKey(), List.of());
            EditedSummary now = present(database, edited.getKey(), edited.getValue());
            boolean gone = now.discarded();
            attempts -= gone ? 1 : 0;
            ticks += (gone ? 0 : now.ticks()) - before.ticks();
            teacherTicks += (gone ? 0 : now.teacherTicks()) - before.teacherTicks();
            personTicks += (gone ? 0 : now.personTicks()) - before.personTicks();
            successes += !gone && now.ending() == Ending.SUCCESS ? 1 : 0;
            successes -= before.ending() == Ending.SUCCESS ? 1 : 0;
        }
        return new SessionCard.Facts(
                header.title(),
                header.world().id(),
                header.world().title(),
                header.created(),
                attempts,
                ticks,
                ticks * header.world().tickSeconds(),
                teacherTicks,
                personTicks,
                successes);
    }

    private static EditedSummary present(Database database, long episode, List<Edit> edits)
            throws SQLException {
        return one(database, episode, edits)
                .orElseThrow(() -> Faults.damaged("an edit of episode " + episode));
    }

    /** An episode before its edits; empty where there is none with this number. */
    static Optional<Revision> revision(Database database, long episode) throws SQLException {
        return database.first(
                COLUMNS + "WHERE id = ?", row -> new Revision(recorded(database, row)), episode);
    }

    private static EditedSummary summary(Database database, ResultSet row, List<Edit> edits)
            throws SQLException {
        EditedSummary recorded =
                new EditedSummary(
                        row.getLong("id"),
                        beginning(row),
                        row.getLong("of_episode"),
                        row.getLong("ticks"),
                        1,
                        Codec.ending(row.getInt("ending")),
                        Codec.real(row, "episode_return"),
                        row.getLong("teacher_ticks"),
                        row.getLong("person_ticks"),
                        row.getInt("policy_version"),
                        0,
                        false,
                        "");
        return edits.isEmpty()
                ? recorded
                : edited(database, recorded, recorded(database, row), edits);
    }

    static EditedSummary.Beginning beginning(ResultSet row) throws SQLException {
        long ofEpisode = row.getLong("of_episode");
        if (row.wasNull()) {
            return EditedSummary.Beginning.FRESH;
        }
        return ofEpisode == Records.NO_EPISODE
                ? EditedSummary.Beginning.UNKNOWN
                : EditedSummary.Beginning.REWOUND;
    }

    private static Revision.Part recorded(Database database, ResultSet row) throws SQLException {
        long first =
                database.first(
                                "SELECT min(tick) FROM step WHERE episode = ?",
                                tick -> tick.getLong(1),
                                row.getLong("id"))
                        .orElse(0L);
        return new Revision.Part(
                first, first + row.getLong("ticks"), Codec.ending(row.getInt("ending")));
    }

    private static EditedSummary edited(
            Database database, EditedSummary recorded, Revision.Part all, List<Edit> edits)
            throws SQLException {
        Revision revision = new Revision(all);
        edits.forEach(revision::take);
        List<Revision.Part> parts = revision.parts();
        long ticks = 0;
        for (Revision.Part part : parts) {
            ticks += part.ticks();
        }
        Sums sums =
                ticks == recorded.ticks()
                        ? new Sums(
                                recorded.teacherTicks(),
                                recorded.personTicks(),
                                recorded.episodeReturn(),
                                recorded.policyVersion())
                        : sums(database, recorded.episode(), parts);
        return new EditedSummary(
                recorded.episode(),
                recorded.beginning(),
                recorded.ofEpisode(),
                ticks,
                parts.size(),
                parts.isEmpty() ? Ending.NONE : parts.getLast().ending(),
                sums.reward(),
                sums.teacherTicks(),
                sums.personTicks(),
                sums.policyVersion(),
                edits.size(),
                revision.isDiscarded(),
                revision.title());
    }

    private static Sums sums(Database database, long episode, List<Revision.Part> parts)
            throws SQLException {
        Sums[] sums = {new Sums(0, 0, 0, 0)};
        for (Revision.Part part : parts) {
            database.each(
                    "SELECT decision, hand, reward, policy_version FROM step"
                            + " WHERE episode = ? AND tick >= ? AND tick < ? ORDER BY tick",
                    row -> {
                        boolean teacher = driver(row) != Band.Driver.POLICY;
                        boolean person = teacher && hand(row) == Hand.PERSON;
                        sums[0] =
                                new Sums(
                                        sums[0].teacherTicks() + (teacher ? 1 : 0),
                                        sums[0].personTicks() + (person ? 1 : 0),
                                        sums[0].reward() + Codec.vec(row.getBytes("reward")).at(0),
                                        row.getInt("policy_version"));
                        return true;
                    },
                    episode,
                    part.firstTick(),
                    part.endTick());
        }
        return sums[0];
    }

    /** Who drove, in as few bands as possible; empty where there is no such episode. */
    static List<Band> bands(Database database, long episode) throws SQLException {
        List<Band> bands = new ArrayList<>();
        database.each(
                "SELECT tick, decision, hand, asked, policy_version FROM step"
                        + " WHERE episode = ? ORDER BY tick",
                row -> {
                    long tick = row.getLong("tick");
                    Band next =
                            new Band(
                                    tick,
                                    tick + 1,
                                    driver(row),
                                    hand(row),
                                    row.getInt("decision") == StepRows.LABELLED,
                                    row.getBoolean("asked"),
                                    row.getInt("policy_version"));
                    if (!bands.isEmpty() && isOne(bands.getLast(), next)) {
                        bands.add(joined(bands.removeLast(), next));
                    } else {
                        bands.add(next);
                    }
                    return true;
                },
                episode);
        return List.copyOf(bands);
    }

    private static boolean isOne(Band before, Band next) {
        return before.endTick() == next.firstTick()
                && before.driver() == next.driver()
                && before.hand() == next.hand()
                && before.labelled() == next.labelled()
                && before.asked() == next.asked()
                && before.policyVersion() == next.policyVersion();
    }

    private static Band joined(Band before, Band next) {
        return new Band(
                before.firstTick(),
                next.endTick(),
                before.driver(),
                before.hand(),
                before.labelled(),
                before.asked(),
                before.policyVersion());
    }

    private static Hand hand(ResultSet row) throws SQLException {
        return Codec.hand(row.getInt("hand"));
    }

    private static Band.Driver driver(ResultSet row) throws SQLException {
        int decision = row.getInt("decision");
        return switch (decision) {
            case StepRows.AUTONOMOUS, StepRows.LABELLED -> Band.Driver.POLICY;
            case StepRows.TAKEN_OVER -> Band.Driver.TEACHER;
            case StepRows.SHARED -> Band.Driver.BOTH;
            default -> throw Faults.damaged("decision " + decision);
        };
    }
}
