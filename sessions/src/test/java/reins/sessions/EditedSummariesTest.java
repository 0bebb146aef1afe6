package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Finding;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

final class EditedSummariesTest {
    private static final Action REST = new Action.Continuous(Vec.of(0, 0));

    private final SplittableRandom random = new SplittableRandom(5);

    @TempDir private Path folder;

    private Path session() {
        Path file = folder.resolve("drive.reins");
        try (SessionWriter writer = Session.create(file, Drives.header())) {
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 60, Ending.SUCCESS, random));
            Drives.record(
                    writer,
                    Drives.drive(
                            2,
                            new Start.Rewound(1, 1, List.of(REST, REST, REST)),
                            60,
                            Ending.CUT,
                            random));
            Drives.record(writer, Drives.drive(3, new Start.Unknown(7), 60, Ending.NONE, random));
            Drives.record(
                    writer, Drives.filmedDrive(4, new Start.Fresh(4), 60, Ending.CUT, random));
        }
        return file;
    }

    /** What a summary should be, worked out from all the steps. */
    private static void assertTells(List<Episode> parts, EditedSummary summary) {
        List<Step> steps = new ArrayList<>();
        parts.forEach(part -> steps.addAll(part.steps()));
        assertEquals(steps.size(), summary.ticks());
        assertEquals(parts.size(), summary.parts());
        assertEquals(parts.getLast().ending(), summary.ending());
        assertEquals(
                steps.stream().filter(step -> step.decision().teacherDrives()).count(),
                summary.teacherTicks());
        assertEquals(
                steps.stream().mapToDouble(step -> step.outcome().reward().at(0)).sum(),
                summary.episodeReturn(),
                1e-9);
        assertEquals(steps.getLast().policy().version(), summary.policyVersion());
    }

    @Test
    void withoutEditsTheyTellWhatWasRecorded() {
        try (SessionReader reader = SessionReader.open(session())) {
            List<EpisodeSummary> recorded = reader.summaries();
            List<EditedSummary> summaries = reader.editedSummaries();
            assertEquals(
                    List.of(
                            EditedSummary.Beginning.FRESH,
                            EditedSummary.Beginning.REWOUND,
                            EditedSummary.Beginning.UNKNOWN,
                            EditedSummary.Beginning.FRESH),
                    summaries.stream().map(EditedSummary::beginning).toList());
            for (int i = 0; i < recorded.size(); i++) {
                assertTells(reader.episode(i + 1L), summaries.get(i));
                assertEquals(
                        recorded.get(i).episodeReturn(), summaries.get(i).episodeReturn(), 1e-9);
                assertEquals(summaries.get(i), reader.editedSummary(i + 1L));
            }
            assertThrows(ReinsException.class, () -> reader.editedSummary(9));
        }
    }

    @Test
    void withEditsTheyTellWhatIsLeft() {
        Path file = session();
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(0, reader.editedSummary(1).edits());
            try (SessionEditor editor =
                    Session.edit(file, InstantSource.fixed(SessionEditorTest.NOON))) {
                editor.apply(
                        "",
                        List.of(
                                new Edit.Cut(1, 20, 25),
                                new Edit.Trim(1, 5, 50),
                                new Edit.Judge(1, 49, Ending.FAILURE),
                                new Edit.Cut(2, 3, 33),
                                new Edit.Retitle(2, "late"),
                                new Edit.Split(3, 40),
                                new Edit.Relabel(3, 8, List.of(REST))));
                assertTells(reader.episode(1), reader.editedSummary(1));
                assertTells(reader.episode(2), reader.editedSummaries().get(1));
                assertTells(reader.episode(3), reader.editedSummaries().get(2));
                assertEquals("late", reader.editedSummary(2).title());
                assertEquals(3, reader.editedSummary(1).edits());
                editor.apply("", List.of(new Edit.Discard(1)));
                assertEquals(40, reader.editedSummary(1).ticks());
                assertEquals(true, reader.editedSummary(1).discarded());
                editor.undo();
                editor.undo();
                assertEquals(60, reader.editedSummary(1).ticks());
                assertEquals(0, reader.editedSummary(1).edits());
            }
        }
    }

    @Test
    void bandsTellWhoDroveAtEachTick() {
        try (SessionReader reader = SessionReader.open(session())) {
            for (long id = 1; id <= 4; id++) {
                List<Band> bands = reader.bands(id);
                List<Step> steps = reader.recorded(id).steps();
                assertEquals(steps.getFirst().tick(), bands.getFirst().firstTick());
                assertEquals(steps.getLast().tick() + 1, bands.getLast().endTick());
                for (Band band : bands) {
                    for (long tick = band.firstTick(); tick < band.endTick(); tick++) {
                        Step step = steps.get((int) (tick - steps.getFirst().tick()));
                        assertEquals(step.policy().version(), band.policyVersion());
                        assertEquals(Band.Driver.by(step.decision()), band.driver());
                        assertEquals(step.decision() instanceof Decision.Labelled, band.labelled());
                    }
                }
            }
            assertEquals(List.of(), reader.bands(9));
        }
    }

    @Test
    void thePicturesOfOneTickAreReadByThemselves() {
        try (SessionReader reader = SessionReader.open(session())) {
            List<Step> steps = reader.recorded(4).steps();
            assertEquals(steps.get(31).observation().frames(), reader.frames(4, 31));
            assertEquals(steps.getLast().outcome().observation().frames(), reader.frames(4, 60));
            assertEquals(
                    steps.getFirst().observation().frames(), reader.thumbnail(4).stream().toList());
            assertEquals(List.of(), reader.frames(1, 0));
            assertEquals(List.of(), reader.thumbnail(1).stream().toList());
        }
    }

    @Test
    void aFindingIsFiledUnderItsOwnEpisodeWhicheverRuns() {
        Path file = folder.resolve("drive.reins");
        List<Finding> findings =
                List.of(
                        new Finding(
                                "stall", Stream.of(2), 12, Finding.Weight.NOTE, "It stands still."),
                        new Finding(
                                "stall", Stream.of(1), 3, Finding.Weight.WARNING, "It trembles."));
        try (SessionWriter writer = Session.create(file, Drives.header())) {
            writer.on(new Event.Found(findings.getFirst()));
            writer.work();
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 60, Ending.CUT, random));
            writer.on(new Event.Found(findings.getLast()));
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(findings, reader.findings());
        }
    }
}
