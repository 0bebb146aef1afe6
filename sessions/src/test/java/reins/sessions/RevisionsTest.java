package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Future;
import java.util.function.Function;

/** What edits leave of an episode is told while the session is recorded. */
final class RevisionsTest {
    private static final int TICKS = 120;
    private static final long RUNNING = 4;

    private final SplittableRandom random = new SplittableRandom(8);
    private final List<Revised> told = new ArrayList<>();
    private boolean hasRoom = true;

    @TempDir private Path folder;
    private SessionWriter writer;
    private List<Segment> running;

    /** Three finished episodes, and one that is running; its first second is recorded. */
    @BeforeEach
    void record() {
        Path file = folder.resolve("drive.reins");
        Drives.session(file, 3, random);
        writer = Session.open(file);
        writer.tellRevisions(
                () -> hasRoom,
                event -> {
                    if (event instanceof Event.EpisodeRevised(Revised revised)) {
                        told.add(revised);
                    }
                    writer.on(event);
                });
        running = Drives.drive(RUNNING, new Start.Fresh(5), TICKS, Ending.NONE, random);
        writer.on(new Event.SegmentEnded(running.getFirst()));
        work();
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private void work() {
        boolean more = true;
        while (more) {
            more = writer.work();
        }
    }

    private void edit(Function<SessionEditor, History> how) {
        Future<History> done = writer.edit(InstantSource.system(), how);
        work();
        assertTrue(done.isDone());
    }

    private void edit(Edit... edits) {
        edit(editor -> editor.apply("", List.of(edits)));
    }

    /** Each as its episode, the tick behind its last one, and how many ticks are left. */
    private List<String> told() {
        return told.stream()
                .map(revised ->
                        revised.of().episode()
                                + " to "
                                + revised.endTick()
                                + ": "
                                + revised.left().stream()
                                        .mapToInt(segment -> segment.steps().size())
                                        .sum())
                .toList();
    }

    @Test
    void whatAnEditLeavesIsTold() {
        edit(new Edit.Trim(1, 10, 70), new Edit.Discard(2));
        assertEquals(List.of("1 to 120: 60", "2 to 120: 0"), told());
        assertEquals(
                List.of(50, 10),
                told.getFirst().left().stream().map(segment -> segment.steps().size()).toList(),
                "cut into segments of a second at most");
    }

    @Test
    void whatIsUndoneAndDoneAgainIsTold() {
        edit(new Edit.Cut(2, 0, 20));
        edit(new Edit.Discard(2));
        edit(SessionEditor::undo);
        edit(SessionEditor::undo);
        edit(SessionEditor::redo);
        assertEquals(
                List.of(
                        "2 to 120: 100",
                        "2 to 120: 0",
                        "2 to 120: 100",
                        "2 to 120: 120",
                        "2 to 120: 100"),
                told());
    }

    @Test
    void aNameIsNobodysLesson() {
        edit(new Edit.Retitle(1, "hard landing"));
        edit(SessionEditor::undo);
        assertEquals(List.of(), told());
    }

    @Test
    void whatIsEditedInTheRunIsToldOnceItIsWritten() {
        writer.on(new Event.SegmentEnded(running.get(1)));
        writer.on(new Event.Edited("", new Edit.Judge(RUNNING, 99, Ending.SUCCESS)));
        assertEquals(List.of(), told());
        work();
        assertEquals(List.of("4 to 100: 100"), told());
        assertEquals(Ending.SUCCESS, told.getFirst().left().getLast().ending());
    }

    @Test
    void anEditOfTheRunningEpisodeReachesWhatIsRecordedLater() {
        edit(new Edit.Discard(RUNNING));
        writer.on(new Event.SegmentEnded(running.get(1)));
        work();
        assertEquals(List.of("4 to 50: 0"), told());
        writer.on(
                new Event.EpisodeEnded(
                        "", new EpisodeSummary(RUNNING, 100, 100, 0, 0, 0, 0, Ending.NONE)));
        work();
        assertEquals(List.of("4 to 50: 0", "4 to 100: 0"), told());
    }

    @Test
    void whereTheLearnerHasNoRoomTheNewestIsToldLater() {
        hasRoom = false;
        edit(new Edit.Discard(2));
        edit(new Edit.Restore(2));
        edit(new Edit.Discard(1));
        assertEquals(List.of(), told());
        hasRoom = true;
        work();
        assertEquals(List.of("2 to 120: 120", "1 to 120: 0"), told());
    }

    @Test
    void toldAgainASessionReadAnewGivesTheSame() {
        edit(new Edit.Trim(1, 10, 70), new Edit.Split(1, 30));
        List<Segment> read = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(writer.file())) {
            reader.eachSegment(segment -> {
                if (segment.episode() == 1) {
                    read.add(segment);
                }
            });
        }
        assertEquals(read, told.getLast().left());
    }
}
