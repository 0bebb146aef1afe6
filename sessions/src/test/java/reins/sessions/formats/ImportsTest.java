package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.SessionReader;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.Found;
import reins.sessions.format.Imports;
import reins.sessions.format.Kept;
import reins.sessions.format.Mapping;
import reins.sessions.format.Selection;
import reins.sessions.format.Verification;
import reins.sessions.format.table.CsvParquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/** What others recorded becomes a session, whole or not at all. */
final class ImportsTest {
    private static final WorldSpec WORLD =
            Samples.world(List.of(new Camera("front", 20, 16), new Camera("rear", 16, 16)));

    private final Format format = new CsvParquet();

    @TempDir private Path folder;
    private Path original;
    private Path exported;
    private Path session;

    @BeforeEach
    void export() {
        original = folder.resolve("original.reins");
        exported = folder.resolve("exported");
        session = folder.resolve("session.reins");
        Recorded.session(original, WORLD, 6);
        try (Attempts attempts = open(original)) {
            Exports.run(format, attempts, exported, false, Progress.NONE);
        }
    }

    private static Attempts open(Path session) {
        return EditedAttempts.open(
                session,
                new Selection(Selection.Only.ALL, List.of("front", "rear"), 1),
                () -> {
                    throw new IllegalStateException("every picture was recorded");
                });
    }

    private Imports.Taken take(Mapping mapping, Progress progress) {
        try (Attempts attempts = format.read(exported)) {
            return Imports.run(
                    format,
                    attempts,
                    mapping,
                    "exported",
                    session,
                    Instant.parse("2026-04-01T00:00:00Z"),
                    progress);
        }
    }

    private static Mapping known() {
        return Mapping.byNames(WORLD, WORLD).orElseThrow();
    }

    @Test
    void everyFactIsTheSameInTheNewSession() {
        Imports.Taken taken = take(known(), Progress.NONE);
        // An episode that begins with a rewind names its origin by its new number.
        Set<Kept> facts = EnumSet.complementOf(EnumSet.of(Kept.START, Kept.PICTURES_NEARLY));
        try (Attempts wanted = open(original);
                Attempts found = open(session)) {
            assertEquals(
                    List.of(), Verification.differences(wanted, found, facts, 20, Progress.NONE));
            assertEquals(wanted.count(), taken.episodes());
            assertEquals(wanted.ticks(), taken.ticks());
            assertEquals(0, taken.outside());
        }
        try (SessionReader reader = SessionReader.open(session)) {
            assertEquals("Rounds", reader.header().title());
            assertEquals("table", reader.header().run().get("imported from"));
            assertEquals("hg-dagger", reader.header().run().get("learner"));
        }
    }

    @Test
    void channelsInAnotherOrderComeIntoTheWorldsOrder() {
        List<Channel> turned = new ArrayList<>(WORLD.controls());
        Collections.reverse(turned);
        WorldSpec other = Found.with(WORLD, turned);
        Mapping mapping = Mapping.fitting(WORLD, List.of(Samples.tokens(), other)).getFirst();
        assertEquals("by the channels' names", mapping.why());
        assertEquals(List.of(2, 1, 0), mapping.controls());
        take(mapping, Progress.NONE);
        try (Attempts wanted = open(original);
                Attempts found = open(session)) {
            List<Attempt> ones = new ArrayList<>();
            List<Attempt> others = new ArrayList<>();
            wanted.each(ones::add);
            found.each(others::add);
            var one = ones.getFirst().episode().steps().getFirst().decision().executed();
            var two = others.getFirst().episode().steps().getFirst().decision().executed();
            for (int i = 0; i < 3; i++) {
                assertEquals(one.asControls().at(i), two.asControls().at(2 - i));
            }
        }
    }

    @Test
    void worldsThatDoNotFitAreNotTaken() {
        assertEquals(List.of(), Mapping.fitting(WORLD, List.of(Samples.tokens())));
        WorldSpec renamed = Found.with(WORLD, Found.channels("motor", WORLD.controls().size()));
        List<Mapping> fitting = Mapping.fitting(renamed, List.of(Samples.tokens(), WORLD));
        assertEquals(1, fitting.size());
        assertEquals("by the number of channels", fitting.getFirst().why());
        assertEquals(2, Mapping.fitting(renamed, List.of(WORLD, WORLD)).size());
    }

    @Test
    void withoutAWorldEverythingIsKeptAsItIs() {
        take(Mapping.none(WORLD), Progress.NONE);
        try (SessionReader reader = SessionReader.open(session)) {
            assertEquals(Mapping.FOREIGN, reader.header().world().id());
            assertEquals(WORLD.state(), reader.header().world().state());
        }
    }

    @Test
    void anImportThatIsCancelledOrFailsLeavesNothing() throws IOException {
        List<Path> before = files();
        assertThrows(
                CancellationException.class,
                () ->
                        take(
                                known(),
                                (done, _) -> {
                                    if (done > 20) {
                                        throw new CancellationException();
                                    }
                                }));
        assertEquals(before, files());
        Path steps = exported.resolve(CsvParquet.STEPS);
        byte[] bytes = Files.readAllBytes(steps);
        Files.write(steps, Arrays.copyOf(bytes, bytes.length / 2));
        assertThrows(ReinsException.class, () -> take(known(), Progress.NONE));
        assertEquals(before, files());
    }

    @Test
    void aSessionThatIsThereIsNotTouched() throws IOException {
        Files.writeString(session, "mine");
        String sentence =
                assertThrows(ReinsException.class, () -> take(known(), Progress.NONE)).sentence();
        assertTrue(sentence.startsWith("There is a file already"), sentence);
        assertEquals("mine", Files.readString(session));
        assertFalse(Files.exists(folder.resolve(".session.reins.part")));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
