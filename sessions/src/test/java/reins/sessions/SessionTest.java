package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Coding;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Finding;
import reins.core.fact.Frame;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.flow.Event;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Future;

import javax.imageio.ImageIO;

final class SessionTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("a drive.reins");
    }

    @Test
    void whatIsReadEqualsWhatWasRecorded() {
        Start rewound =
                new Start.Rewound(
                        5,
                        1,
                        List.of(new Action.Token(0), new Action.Continuous(Vec.of(1, -0.0f))));
        List<Segment> plain = Drives.drive(1, new Start.Fresh(-9), 120, Ending.CUT, random);
        List<Segment> odd = Drives.oddDrive(2, rewound, 120, Ending.FAILURE, random);
        List<Segment> abandoned = Drives.oddDrive(3, new Start.Fresh(3), 7, Ending.NONE, random);
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, plain);
            Drives.record(writer, odd);
            Drives.record(writer, abandoned);
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(Drives.header(), reader.header());
            assertEquals(
                    new Episode(1, new Start.Fresh(-9), Drives.stepsOf(plain)), reader.recorded(1));
            assertEquals(new Episode(2, rewound, Drives.stepsOf(odd)), reader.recorded(2));
            assertEquals(
                    new Episode(3, new Start.Fresh(3), Drives.stepsOf(abandoned)),
                    reader.recorded(3));
            assertEquals(Optional.empty(), reader.damage());
            List<Segment> learned = new ArrayList<>();
            reader.eachSegment(learned::add);
            List<Segment> told = new ArrayList<>(plain);
            told.addAll(odd);
            told.addAll(abandoned);
            assertEquals(told, learned);
        }
    }

    @Test
    void aSummaryTellsWhatTheStepsTell() {
        List<Segment> first = Drives.drive(1, new Start.Fresh(1), 130, Ending.SUCCESS, random);
        List<Segment> second = Drives.drive(2, new Start.Fresh(2), 60, Ending.NONE, random);
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, first);
            Drives.record(writer, second);
        }
        try (SessionReader reader = SessionReader.open(file())) {
            long total = 0;
            for (EpisodeSummary summary : reader.summaries()) {
                Episode episode = reader.recorded(summary.episode());
                total += episode.steps().size();
                assertEquals(episode.steps().size(), summary.ticks());
                assertEquals(total, summary.totalTicks());
                assertEquals(episode.episodeReturn(), summary.episodeReturn());
                assertEquals(episode.teacherShare(), summary.teacherShare());
                assertEquals(episode.steps().getLast().policy().version(), summary.policyVersion());
                assertEquals(episode.ending(), summary.ending());
            }
            assertEquals(2, reader.summaries().size());
        }
    }

    @Test
    void anEpisodeMayBeJudgedAfterItsLastTickWasHandedOver() {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 30, Ending.NONE, random));
            writer.on(
                    new Event.EpisodeEnded(
                            "", new EpisodeSummary(1, 30, 30, 0, 0, 0, 0, Ending.SUCCESS)));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(Ending.SUCCESS, reader.recorded(1).ending());
        }
    }

    @Test
    void aReopenedSessionGoesOnBehind() {
        Drives.session(file(), 2, random);
        try (SessionWriter writer = Session.open(file())) {
            assertEquals(3, writer.firstEpisode());
            assertEquals(Drives.header(), writer.header());
            Drives.record(writer, Drives.drive(3, new Start.Fresh(3), 9, Ending.CUT, random));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(
                    List.of(120L, 240L, 249L),
                    reader.summaries().stream().map(EpisodeSummary::totalTicks).toList());
        }
    }

    @Test
    void howItIsRunFromNowOnIsSaidAndWhatElseWasSaidStays() throws Exception {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Future<SessionHeader> said = writer.describe(Map.of("learner", "other"));
            writer.work();
            assertEquals("other", said.get().run().get("learner"));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            Map<String, String> expected = new TreeMap<>(Drives.header().run());
            expected.put("learner", "other");
            assertEquals(expected, reader.header().run());
        }
    }

    @Test
    void whatWaitsIsWrittenAtTheEnd() {
        SessionWriter writer = Session.create(file(), Drives.header());
        for (Segment segment : Drives.drive(1, new Start.Fresh(1), 120, Ending.CUT, random)) {
            writer.on(new Event.SegmentEnded(segment));
        }
        writer.close();
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(120, reader.recorded(1).steps().size());
        }
    }

    @Test
    void theWorldIsToldToWaitWhileManySegmentsWait() {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            List<Segment> segments = Drives.drive(1, new Start.Fresh(1), 4000, Ending.CUT, random);
            int told = 0;
            while (writer.obstacle().isEmpty()) {
                writer.on(new Event.SegmentEnded(segments.get(told++)));
            }
            assertTrue(told > 10, told + " segments");
            assertEquals(Optional.of("Waiting for the disk to keep up."), writer.obstacle());
            writer.work();
            assertEquals(Optional.empty(), writer.obstacle());
        }
    }

    @Test
    void aReaderSeesALiveSessionAndLeavesItAlone() {
        List<Segment> segments = Drives.drive(1, new Start.Fresh(1), 150, Ending.CUT, random);
        SessionWriter writer = Session.create(file(), Drives.header());
        Drives.record(writer, segments.subList(0, 1));
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(50, reader.recorded(1).steps().size());
            Drives.record(writer, segments.subList(1, 2));
            assertEquals(100, reader.recorded(1).steps().size());
            Drives.record(writer, segments.subList(2, 3));
            writer.close();
            assertEquals(150, reader.recorded(1).steps().size());
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(150, reader.recorded(1).steps().size());
        }
    }

    @Test
    void everyVersionCanDriveAgainAndTheNewestCanLearnOn() {
        List<Artifact> artifacts = new ArrayList<>();
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            for (int version = 0; version < 3; version++) {
                Artifact artifact = Drives.artifact(version, random);
                artifacts.add(artifact);
                writer.on(new Event.PolicyChanged(version, artifact));
                writer.on(new Event.PolicyChanged(version, artifact)); // told twice, kept once
                while (writer.work()) {
                    // until all is written
                }
                Drives.record(
                        writer,
                        Drives.drive(version + 1, new Start.Fresh(0), 60, Ending.CUT, random));
            }
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(
                    List.of(
                            new Snapshot(0, 0, 0, -1, false, artifacts.get(0).provenance()),
                            new Snapshot(1, 60, 1, 59, false, artifacts.get(1).provenance()),
                            new Snapshot(2, 120, 2, 59, true, artifacts.get(2).provenance())),
                    reader.snapshots());
            for (int version = 0; version < 3; version++) {
                Artifact artifact = artifacts.get(version);
                Blob checkpoint = version == 2 ? artifact.checkpoint() : Blob.EMPTY;
                assertEquals(
                        Artifact.onnx(artifact.body(), checkpoint, artifact.provenance()),
                        reader.snapshot(version));
            }
            ReinsException refusal = assertThrows(ReinsException.class, () -> reader.snapshot(3));
            assertTrue(refusal.sentence().startsWith("There is no policy version 3"));
        }
    }

    @Test
    void theNewestMetricsAreKeptWithEachSegment() {
        List<Metric> numbers = List.of(new Metric("loss", 0.1), new Metric("broken", Double.NaN));
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            for (int i = 0; i < 100; i++) {
                writer.on(new Event.Trained(new Metrics(i, List.of(new Metric("loss", 1))), 0));
            }
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 40, Ending.CUT, random));
            writer.on(new Event.Trained(new Metrics(100, numbers), 0));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(
                    List.of(
                            new MetricPoint(40, 99, Map.of("loss", 1.0)),
                            new MetricPoint(40, 100, new Metrics(100, numbers).byName())),
                    reader.metrics(100));
            assertEquals(
                    List.of("loss", "broken"),
                    List.copyOf(reader.metrics(1).getLast().numbers().keySet()));
        }
    }

    @Test
    void aPictureThatCameAsJpegStaysTheFileItWas() throws IOException {
        BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_INT_RGB);
        image.setRGB(3, 4, 0xffffff);
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "jpeg", jpeg));
        Frame frame = new Frame("front", 16, 8, Coding.JPEG, Blob.of(jpeg.toByteArray()));
        Observation seen = new Observation(Vec.of(1, 2), List.of(frame), List.of());
        Step step =
                new Step(
                        0,
                        seen,
                        new Decision.Autonomous(new Action.Continuous(Vec.of(0))),
                        Said.nothing(0),
                        Teaching.NONE,
                        new Outcome(seen, Vec.of(0), Ending.CUT));
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(
                    writer, List.of(new Segment(Stream.of(1), new Start.Fresh(1), List.of(step))));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            Frame kept = reader.recorded(1).steps().getFirst().observation().frames().getFirst();
            assertEquals(frame, kept);
            assertEquals(16 * 8 * 3, kept.pixels().size());
        }
    }

    @Test
    void aPictureThatStandsStillIsKeptOnceInASegmentAndReadAtEveryTick() throws SQLException {
        SplittableRandom random = new SplittableRandom(3);
        List<Segment> drive =
                Drives.filmedDrive(1, new Start.Fresh(1), 130, Ending.CUT, random).stream()
                        .map(SessionTest::frozenFromItsThirdTick)
                        .toList();
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, drive);
        }
        List<Step> steps = drive.stream().flatMap(segment -> segment.steps().stream()).toList();
        try (SessionReader reader = SessionReader.open(file());
                Database database = Database.readable(file())) {
            assertEquals(steps, reader.recorded(1).steps());
            for (int tick : List.of(0, 1, 2, 40, 77, 129)) {
                assertEquals(
                        steps.get(tick).observation().frames(), reader.frames(1, tick), "" + tick);
            }
            long whole = database.number("SELECT count(*) FROM frame WHERE length(pixels) > 0");
            assertTrue(whole < 20, whole + " pictures with pixels");
            assertEquals(131, database.number("SELECT count(*) FROM frame"));
        }
    }

    /** A segment whose camera shows the same picture from its third tick on. */
    private static Segment frozenFromItsThirdTick(Segment segment) {
        List<Step> steps = new ArrayList<>();
        List<Frame> shown = segment.steps().getFirst().observation().frames();
        for (int i = 0; i < segment.steps().size(); i++) {
            Step step = segment.steps().get(i);
            boolean last = i == segment.steps().size() - 1;
            List<Frame> next = i < 2 || last ? step.outcome().observation().frames() : shown;
            steps.add(
                    new Step(
                            step.tick(),
                            with(step.observation(), shown),
                            step.decision(),
                            step.policy(),
                            step.teacher(),
                            step.outcome()
                                    .withObservation(with(step.outcome().observation(), next))));
            shown = next;
        }
        return new Segment(segment.of(), segment.start(), steps);
    }

    private static Observation with(Observation seen, List<Frame> frames) {
        return new Observation(seen.state(), frames, seen.tokens());
    }

    @Test
    void findingsAndFailuresAreKept() {
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            writer.on(
                    new Event.Found(
                            new Finding(
                                    "stall",
                                    Stream.of(0),
                                    12,
                                    Finding.Weight.NOTE,
                                    "It stands still.")));
            writer.on(new Event.Failed("learner", "It diverged."));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(
                    List.of(
                            new Finding(
                                    "stall",
                                    Stream.of(0),
                                    12,
                                    Finding.Weight.NOTE,
                                    "It stands still."),
                            new Finding(
                                    "learner",
                                    Stream.of(0),
                                    0,
                                    Finding.Weight.ALARM,
                                    "It diverged.")),
                    reader.findings());
        }
    }

    @Test
    void editsAreAddedAndAppliedWhenReading() {
        List<Edit> edits =
                List.of(
                        new Edit.Discard(1),
                        new Edit.Trim(2, 10, 60),
                        new Edit.Relabel(2, 20, List.of(new Action.Continuous(Vec.of(0.25f, 1)))),
                        new Edit.Relabel(3, 20, List.of(new Action.Token(4))),
                        new Edit.Judge(3, 119, Ending.FAILURE),
                        new Edit.Retitle(3, "hard landing"),
                        new Edit.Discard(3),
                        new Edit.Restore(3),
                        new Edit.Cut(3, 50, 60),
                        new Edit.Split(3, 100),
                        new Edit.Relabel(
                                3, 5, List.of(new Action.Token(0), Drives.oddAction(random))));
        Drives.session(file(), 3, random);
        try (SessionWriter writer = Session.open(file())) {
            edits.forEach(edit -> writer.on(new Event.Edited("", edit)));
            writer.on(
                    new Event.Edited("", new Edit.Discard(77))); // never recorded: nothing to edit
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(edits, reader.edits());
            assertEquals(edits.size(), reader.history().applied().size());
            assertEquals(List.of(), reader.episode(1));
            assertEquals(120, reader.recorded(1).steps().size());
            assertEquals(Edits.apply(reader.recorded(2), edits), reader.episode(2));
            assertEquals(
                    List.of(50, 40, 20),
                    reader.episode(3).stream().map(part -> part.steps().size()).toList());
            assertEquals(Ending.FAILURE, reader.episode(3).getLast().ending());
            List<Long> learned = new ArrayList<>();
            reader.eachSegment(segment -> learned.add(segment.episode()));
            assertEquals(List.of(2L, 3L, 3L, 3L), learned);
        }
    }

    @Test
    void labelsGivenOneAfterAnotherAreOneChange() {
        Action taught = new Action.Continuous(Vec.of(0.25f, 1));
        List<Edit> edits =
                List.of(
                        new Edit.Relabel(2, 20, List.of(taught, taught)),
                        new Edit.Relabel(2, 30, List.of(taught)),
                        new Edit.Relabel(2, 30, List.of(taught)),
                        new Edit.Judge(2, 60, Ending.FAILURE),
                        new Edit.Relabel(2, 40, List.of(taught)),
                        new Edit.Relabel(1, 50, List.of(taught)));
        Drives.session(file(), 2, random);
        try (SessionWriter writer = Session.open(file())) {
            edits.forEach(edit -> writer.on(new Event.Edited("", edit)));
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(edits, reader.edits());
            assertEquals(
                    List.of(2, 1, 1, 1, 1),
                    reader.history().applied().stream()
                            .map(change -> change.edits().size())
                            .toList());
        }
    }

    @Test
    void aStepThatDoesNotFollowTheLastIsRefusedAsAnErrorOfTheProgram() {
        Segment one = Drives.drive(1, new Start.Fresh(1), 50, Ending.NONE, random).getFirst();
        SessionWriter writer = Session.create(file(), Drives.header());
        Drives.record(writer, List.of(one));
        Segment other = Drives.drive(1, new Start.Fresh(1), 80, Ending.NONE, random).getLast();
        assertThrows(IllegalStateException.class, () -> Drives.record(writer, List.of(other)));
        assertTrue(writer.obstacle().isPresent());
        writer.close();
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(one.steps(), reader.recorded(1).steps());
        }
    }
}
