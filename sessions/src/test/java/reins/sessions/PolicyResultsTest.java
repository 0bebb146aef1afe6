package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Evaluation;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Remark;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Solo;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

final class PolicyResultsTest {
    private static final Action REST = new Action.Continuous(Vec.of(0, 0));
    private static final Observation SEEN = Observation.of(Vec.of(0, 0, 0, 0, 0, 0, 0, 0));

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("a.reins");
    }

    /** An episode with a reward of 1 a tick, of which each version drives so many ticks. */
    private static Segment episode(
            long episode, Start start, Ending ending, boolean teacher, int... versions) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < versions.length; i++) {
            boolean last = i == versions.length - 1;
            steps.add(
                    new Step(
                            start.firstTick() + i,
                            SEEN,
                            teacher && last
                                    ? new Decision.TakenOver(REST, REST)
                                    : new Decision.Autonomous(REST),
                            Said.nothing(versions[i]),
                            Teaching.NONE,
                            new Outcome(SEEN, Vec.of(1), last ? ending : Ending.NONE, Link.NONE)));
        }
        return new Segment(Stream.of(episode), start, steps);
    }

    private void record(Segment... episodes) {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, List.of(episodes));
        }
    }

    private List<Solo> solos() {
        try (SessionReader reader = SessionReader.open(file())) {
            return reader.solos();
        }
    }

    @Test
    void onlyWholeEpisodesThatOneVersionMostlyDroveAloneTellHowGoodItIs() {
        Start fresh = new Start.Fresh(1);
        Start rewound = new Start.Rewound(1, 1, List.of(REST));
        record(
                episode(1, fresh, Ending.SUCCESS, false, 0, 1, 1),
                episode(2, fresh, Ending.FAILURE, false, 1),
                episode(3, fresh, Ending.CUT, false, 2, 2, 1),
                episode(4, fresh, Ending.SUCCESS, false, 2, 2, 3, 3), // half is not more than half
                episode(5, fresh, Ending.SUCCESS, true, 3, 3, 3), // somebody took over
                episode(6, rewound, Ending.SUCCESS, false, 3, 3), // it did not come there itself
                episode(7, fresh, Ending.NONE, false, 3, 3)); // abandoned
        assertEquals(
                List.of(
                        new Solo(1, 1, Ending.SUCCESS, 3),
                        new Solo(2, 1, Ending.FAILURE, 1),
                        new Solo(3, 2, Ending.CUT, 3)),
                solos());
    }

    @Test
    void editsOfEpisodesCount() {
        Start fresh = new Start.Fresh(1);
        record(
                episode(1, fresh, Ending.FAILURE, false, 1, 1),
                episode(2, fresh, Ending.FAILURE, false, 1, 1),
                episode(3, fresh, Ending.FAILURE, false, 1, 1),
                episode(4, fresh, Ending.NONE, false, 1, 1));
        try (SessionEditor editor = Session.edit(file(), Clock.systemUTC())) {
            editor.apply("leave out", List.of(new Edit.Discard(1)));
            editor.apply("judge", List.of(new Edit.Judge(2, 1, Ending.SUCCESS)));
            editor.apply("trim", List.of(new Edit.Trim(3, 1, 2)));
            editor.apply("judge", List.of(new Edit.Judge(4, 1, Ending.SUCCESS)));
        }
        assertEquals(
                List.of(new Solo(2, 1, Ending.SUCCESS, 2), new Solo(4, 1, Ending.SUCCESS, 2)),
                solos());
    }

    @Test
    void anEpisodeThatIsJudgedByHandCountsAsJudged() {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(
                    writer, List.of(episode(1, new Start.Fresh(1), Ending.NONE, false, 4, 4)));
            writer.on(
                    new Event.EpisodeEnded(
                            "", new EpisodeSummary(1, 2, 2, 2, 0, 0, 4, Ending.SUCCESS)));
        }
        assertEquals(List.of(new Solo(1, 4, Ending.SUCCESS, 2)), solos());
    }

    @Test
    void evaluationsAndRemarksComeBackAndTheNewestCounts() {
        Evaluation poor = new Evaluation(20, 3, -50.5, 12.25, 300);
        Evaluation good = new Evaluation(50, 45, 201.5, 4, 250.5);
        Evaluation strange = new Evaluation(1, 0, Double.NaN, Double.NaN, 7);
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            writer.on(new Event.Evaluated(7, 1, poor));
            writer.on(new Event.Evaluated(7, 1, good));
            writer.on(new Event.Evaluated(9, 1, strange));
            writer.on(new Event.Remarked(7, new Remark("lands softly", false)));
            writer.on(new Event.Remarked(7, new Remark("lands softly", true)));
            writer.on(new Event.Remarked(8, new Remark("tips over", true)));
            writer.on(new Event.Remarked(8, Remark.NONE));
        }
        Session.saveAs(file(), folder.resolve("copy.reins"), false);
        for (String name : List.of("a.reins", "copy.reins")) {
            try (SessionReader reader = SessionReader.open(folder.resolve(name))) {
                assertEquals(Map.of(7, good, 9, strange), reader.evaluations());
                assertEquals(
                        Map.of(7, new Remark("lands softly", true), 8, Remark.NONE),
                        reader.remarks());
            }
        }
    }

    @Test
    void aSessionOfVersionFourTellsTheSameBeforeAndAfterItIsBroughtUpToDate() throws SQLException {
        Start fresh = new Start.Fresh(1);
        record(
                episode(1, fresh, Ending.SUCCESS, false, 0, 1, 1),
                episode(2, fresh, Ending.SUCCESS, false, 2, 2, 3, 3));
        List<Solo> told = List.of(new Solo(1, 1, Ending.SUCCESS, 3));
        assertEquals(told, solos());
        try (Database database = Database.writable(file())) {
            database.commit(() -> {
                database.execute("ALTER TABLE episode DROP COLUMN main_version");
                database.execute("ALTER TABLE episode DROP COLUMN main_ticks");
                database.execute("DROP TABLE evaluation");
                database.execute("DROP TABLE remark");
                database.execute("PRAGMA user_version = 4");
            });
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(told, reader.solos());
            assertEquals(Map.of(), reader.evaluations());
            assertEquals(Map.of(), reader.remarks());
            Session.open(file()).close();
            assertEquals(told, reader.solos());
            assertEquals(Map.of(), reader.evaluations());
        }
        try (Database database = Database.readable(file())) {
            assertEquals(
                    List.of("1 2", "3 2"),
                    database.list(
                            "SELECT main_version || ' ' || main_ticks FROM episode ORDER BY id",
                            row -> row.getString(1)));
        }
    }
}
