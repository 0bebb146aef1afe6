package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.flow.Event;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** While a file cannot be written, what was recorded waits, and none of it is lost. */
final class NoRoomTest {
    /** More calls than lie between two tries. */
    private static final int CALLS = 1001;

    private static final int FULL = 60;
    private static final int ROOMY = 1 << 30;

    private final SplittableRandom random = new SplittableRandom(6);

    @TempDir private Path folder;
    private Path file;
    private Database database;
    private SessionWriter writer;

    @BeforeEach
    void create() {
        file = folder.resolve("drive.reins");
        Session.create(file, Drives.header()).close();
        database = Database.writable(file);
        writer = new SessionWriter(database);
    }

    /** SQLite refuses more pages the way it refuses a full disk. */
    private void allowPages(int pages) {
        database.run(() -> database.number("PRAGMA max_page_count = " + pages));
    }

    private List<Segment> drive(int ticks) {
        return Drives.drive(1, new Start.Fresh(1), ticks, Ending.CUT, random);
    }

    /** Tells segments until the disk is full, and one more behind; returns how many. */
    private int fill(List<Segment> segments) {
        allowPages(FULL);
        int told = 0;
        while (writer.obstacle().isEmpty()) {
            writer.on(new Event.SegmentEnded(segments.get(told++)));
            writer.work();
        }
        writer.on(new Event.SegmentEnded(segments.get(told++)));
        return told;
    }

    private void goOn() {
        for (int i = 0; i < CALLS; i++) {
            writer.work();
        }
    }

    private static void assertRecorded(Path session, List<Segment> segments) {
        List<Step> steps = Drives.stepsOf(segments);
        try (SessionReader reader = SessionReader.open(session)) {
            assertEquals(Optional.empty(), reader.damage());
            assertEquals(steps, reader.recorded(1).steps());
            EpisodeSummary summary = reader.summaries().getFirst();
            assertEquals(steps.size(), summary.ticks());
            assertEquals(
                    steps.stream().filter(step -> step.decision().teacherDrives()).count(),
                    summary.teacherTicks());
        }
    }

    @Test
    void whenRoomIsMadeOnAFullDiskAllThatWaitedIsWritten() {
        List<Segment> segments = drive(5000);
        int told = fill(segments);
        goOn();
        String sentence = writer.obstacle().orElseThrow();
        assertEquals("The disk is full; make room on it to go on: " + file, sentence);
        allowPages(ROOMY);
        goOn();
        assertEquals(Optional.empty(), writer.obstacle());
        Drives.record(writer, segments.subList(told, segments.size()));
        writer.close();
        assertRecorded(file, segments);
    }

    @Test
    void picturesWaitForRoomWithTheirSteps() {
        List<Segment> segments =
                Drives.filmedDrive(1, new Start.Fresh(1), 2000, Ending.CUT, random);
        int told = fill(segments);
        allowPages(ROOMY);
        goOn();
        Drives.record(writer, segments.subList(told, segments.size()));
        writer.close();
        assertRecorded(file, segments);
    }

    @Test
    void wheneverTheDiskIsFullNothingIsWrittenByHalfOrTwice() {
        List<Segment> segments = drive(2400);
        Artifact artifact = Drives.artifact(0, random);
        segments.subList(0, 24).forEach(segment -> writer.on(new Event.SegmentEnded(segment)));
        writer.on(new Event.PolicyChanged(0, artifact));
        segments.subList(24, 48).forEach(segment -> writer.on(new Event.SegmentEnded(segment)));
        writer.on(new Event.Trained(new Metrics(7, List.of(new Metric("loss", 0.5))), 0));
        int refused = 0;
        boolean done = false;
        for (int pages = 1; !done; pages++) {
            allowPages(pages); // as many as there are already, at least
            Future<Path> all = writer.writeAll();
            writer.work();
            done = all.state() == Future.State.SUCCESS;
            refused += done ? 0 : 1;
        }
        assertTrue(refused > 10, refused + " times");
        writer.close();
        assertRecorded(file, segments);
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(artifact, reader.snapshot(0));
            assertEquals(1200, reader.snapshots().getFirst().ticks());
            assertEquals(1, reader.metrics(100).size());
        }
    }

    @Test
    void whatIsLostAtTheEndIsCountedAndTheRestIsKept() {
        List<Segment> segments = drive(5000);
        int told = fill(segments);
        String sentence = assertThrows(ReinsException.class, writer::close).sentence();
        assertTrue(
                sentence.startsWith("The last 100 ticks are not written. The disk is full"),
                sentence);
        assertRecorded(file, segments.subList(0, told - 2));
        Session.open(file).close();
    }

    @Test
    void writingAllFailsWhileTheDiskIsFullAndMayBeTriedAgain()
            throws ExecutionException, InterruptedException {
        List<Segment> segments = drive(5000);
        int told = fill(segments);
        Future<Path> early = writer.writeAll();
        writer.work();
        assertInstanceOf(
                ReinsException.class,
                assertThrows(ExecutionException.class, early::get).getCause());
        allowPages(ROOMY);
        Future<Path> late = writer.writeAll();
        writer.work();
        assertEquals(file, late.get());
        assertRecorded(file, segments.subList(0, told));
        writer.close();
        assertTrue(writer.writeAll().isCancelled());
    }

    @Test
    void aSessionOnAFullDiskIsSavedElsewhereWithAllThatWaited()
            throws ExecutionException, InterruptedException {
        List<Segment> segments = drive(5000);
        int told = fill(segments);
        Path copy = folder.resolve("copy.reins");
        Future<Path> moved = writer.moveTo(copy);
        writer.work();
        assertEquals(copy, moved.get());
        assertEquals(copy, writer.file());
        assertEquals(Optional.empty(), writer.obstacle());
        Drives.record(writer, segments.subList(told, segments.size()));
        writer.close();
        assertRecorded(copy, segments);
        assertRecorded(file, segments.subList(0, told - 2));
        Session.open(file).close();
        Session.remove(file);
        try (var files = Files.list(folder)) {
            assertEquals(List.of(copy), files.toList());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void whereThereCanBeNoCopyTheRecordingGoesOnWhereItWas() {
        List<Segment> segments = drive(200);
        Drives.record(writer, segments.subList(0, 1));
        Future<Path> moved = writer.moveTo(folder.resolve("nowhere").resolve("copy.reins"));
        writer.work();
        assertInstanceOf(
                ReinsException.class,
                assertThrows(ExecutionException.class, moved::get).getCause());
        assertEquals(file, writer.file());
        Drives.record(writer, segments.subList(1, 4));
        writer.close();
        assertRecorded(file, segments);
    }

    @Test
    void aFileThatVanishesIsNoticedAndRecordingGoesOnWhenItIsBack() throws IOException {
        List<Segment> segments = drive(150);
        Drives.record(writer, segments.subList(0, 1));
        Path moved = folder.resolve("moved.reins");
        try {
            Files.move(file, moved);
        } catch (IOException _) {
            writer.close(); // where an open file cannot be moved there is nothing to notice
            return;
        }
        Drives.record(writer, segments.subList(1, 3));
        String sentence = writer.obstacle().orElseThrow();
        assertTrue(sentence.contains("was moved or deleted"), sentence);
        Files.move(moved, file);
        goOn();
        assertEquals(Optional.empty(), writer.obstacle());
        writer.close();
        assertRecorded(file, segments);
    }

    @Test
    void aDeletedSessionIsSavedWhole()
            throws IOException, ExecutionException, InterruptedException {
        List<Segment> segments = drive(150);
        Drives.record(writer, segments.subList(0, 1));
        try {
            Files.delete(file);
        } catch (IOException _) {
            writer.close(); // where an open file cannot be deleted there is nothing to lose
            return;
        }
        Drives.record(writer, segments.subList(1, 3));
        Path copy = folder.resolve("copy.reins");
        Future<Path> moved = writer.moveTo(copy);
        writer.work();
        moved.get();
        writer.close();
        assertRecorded(copy, segments);
    }
}
