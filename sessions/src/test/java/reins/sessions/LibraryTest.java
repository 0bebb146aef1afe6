package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Finding;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.CancellationException;

final class LibraryTest {
    private static final Instant NOON = SessionEditorTest.NOON;

    private final SplittableRandom random = new SplittableRandom(6);

    @TempDir private Path folder;

    private Library library() {
        return new Library(folder);
    }

    private Path session(String name, int episodes) {
        Path file = folder.resolve(name + Session.SUFFIX);
        Drives.session(file, episodes, random);
        return file;
    }

    private static void edit(Path file, Edit... edits) {
        try (SessionEditor editor = Session.edit(file, InstantSource.fixed(NOON))) {
            editor.apply("", List.of(edits));
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<Episode> episodes(Path file) {
        List<Episode> episodes = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(file)) {
            reader.summaries().forEach(one -> episodes.addAll(reader.episode(one.episode())));
        }
        return episodes;
    }

    private static String sentence(Runnable refused) {
        return assertThrows(ReinsException.class, refused::run).sentence();
    }

    @Test
    void aCardTellsWhatIsInASessionAsEdited() {
        Path file = session("drive", 4);
        edit(
                file,
                new Edit.Discard(1),
                new Edit.Trim(2, 0, 20),
                new Edit.Judge(3, 4, Ending.FAILURE));
        SessionCard card = library().sessions().getFirst();
        assertEquals(file, card.file());
        assertEquals(Optional.empty(), card.trouble());
        assertFalse(card.busy());
        SessionCard.Facts facts = card.facts().orElseThrow();
        assertEquals("A first “drive”", facts.title());
        assertEquals("lander", facts.world());
        assertEquals(3, facts.attempts());
        assertEquals(260, facts.ticks());
        assertEquals(1, facts.successes());
        long teacherTicks = 0;
        for (Episode episode : episodes(file)) {
            teacherTicks += Math.round(episode.teacherShare() * episode.steps().size());
        }
        assertEquals(teacherTicks, facts.teacherTicks());
    }

    @Test
    void whatCannotBeReadIsListedWithASentence() throws IOException {
        Path whole = session("d whole", 3);
        byte[] bytes = Files.readAllBytes(whole);
        Files.writeString(folder.resolve("a text.reins"), "no session at all, but long enough");
        Files.createFile(folder.resolve("b empty.reins"));
        Files.write(folder.resolve("c cut.reins"), Arrays.copyOf(bytes, bytes.length / 3));
        Path newer = session("e newer", 1);
        try (Database database = Database.writable(newer)) {
            database.commit(() -> database.execute("PRAGMA user_version = 99"));
            database.settle();
        }
        Files.writeString(folder.resolve("f notes.txt"), "not a session");
        Files.createDirectory(folder.resolve("g folder.reins"));
        List<SessionCard> cards = library().sessions();
        assertEquals(5, cards.size());
        List<String> troubles = cards.stream().map(card -> card.trouble().orElse("")).toList();
        assertTrue(troubles.get(0).startsWith("This is not a Reins session"), troubles.get(0));
        assertTrue(troubles.get(1).startsWith("This is not a Reins session"), troubles.get(1));
        assertTrue(troubles.get(2).startsWith("This session is damaged"), troubles.get(2));
        assertEquals("", troubles.get(3));
        assertTrue(troubles.get(4).startsWith("This session was written by a newer Reins"));
        assertEquals(
                List.of(false, false, false, true, false),
                cards.stream().map(card -> card.facts().isPresent()).toList());
    }

    @Test
    void aSessionThatIsRecordedSaysSoAndStaysWhereItIs() {
        Path file = session("drive", 1);
        try (SessionWriter writer = Session.open(file)) {
            assertTrue(library().sessions().getFirst().busy());
            assertTrue(
                    sentence(() -> library().moveToBin(file, NOON))
                            .startsWith("This session is being recorded already"));
            assertTrue(
                    sentence(() -> library().rename(file, "other"))
                            .startsWith("This session is being recorded already"));
            Drives.record(writer, Drives.drive(2, new Start.Fresh(1), 60, Ending.CUT, random));
        }
        assertFalse(library().sessions().getFirst().busy());
        assertEquals(2, episodes(file).size());
    }

    @Test
    void aRenamedSessionHasTheNewTitleInAFileOfThatName() throws IOException {
        Path file = session("drive", 1);
        session("other", 1);
        Path renamed = library().rename(file, " ../Night: shift? ");
        assertEquals(folder.resolve("-Night- shift-.reins"), renamed);
        assertEquals(
                "../Night: shift?",
                library().card(renamed).orElseThrow().facts().orElseThrow().title());
        assertTrue(sentence(() -> library().rename(renamed, "other")).startsWith("There is a"));
        assertTrue(sentence(() -> library().rename(renamed, " . ")).startsWith("A session needs"));
        assertEquals(renamed, library().rename(renamed, "-Night- shift-"));
        library().rename(renamed, "夜".repeat(300));
        assertEquals(List.of("other.reins", "夜".repeat(50) + ".reins"), names());
    }

    @Test
    void aCopyHoldsTheSame() throws IOException {
        Path file = session("drive", 2);
        Path copy = library().duplicate(file);
        Path second = library().duplicate(file);
        assertEquals(episodes(file), episodes(copy));
        assertEquals(folder.resolve("drive copy 2.reins"), second);
        assertEquals(List.of("drive copy 2.reins", "drive copy.reins", "drive.reins"), names());
    }

    @Test
    void aMergedSessionHoldsAllOfThemAsEdited() {
        Path one = session("one", 2);
        Path two = folder.resolve("two.reins");
        try (SessionWriter writer = Session.create(two, Drives.header())) {
            Drives.record(
                    writer, Drives.filmedDrive(1, new Start.Fresh(9), 70, Ending.CUT, random));
            writer.on(
                    new Event.Found(
                            new Finding(
                                    "stall",
                                    Stream.of(1),
                                    3,
                                    Finding.Weight.NOTE,
                                    "It stands still.")));
            Drives.record(
                    writer,
                    Drives.drive(
                            4,
                            new Start.Rewound(9, 1, List.of(Drives.oddAction(random))),
                            70,
                            Ending.CUT,
                            random));
            Drives.record(
                    writer, Drives.drive(5, new Start.Unknown(3), 70, Ending.SUCCESS, random));
        }
        edit(one, new Edit.Discard(2));
        edit(two, new Edit.Cut(4, 20, 30), new Edit.Retitle(5, "far"));
        List<Long> told = new ArrayList<>();
        Path merged =
                library()
                        .merge(
                                List.of(one, two),
                                "Both",
                                (done, total) -> told.add(done * 1000 / total));
        List<Episode> expected = new ArrayList<>(episodes(one));
        for (Episode episode : episodes(two)) {
            Start start =
                    episode.start() instanceof Start.Rewound(long seed, long of, var replayed)
                            ? new Start.Rewound(seed, of + 2, replayed)
                            : episode.start();
            expected.add(new Episode(episode.id() + 2, start, episode.steps()));
        }
        assertEquals(expected, episodes(merged));
        assertEquals(List.of(0L, 266L, 533L, 688L, 844L), told);
        try (SessionReader reader = SessionReader.open(merged)) {
            assertEquals("Both", reader.header().title());
            assertEquals("7", reader.header().run().get("seed"));
            assertEquals(2, reader.history().applied().size());
            assertEquals(Optional.of("far"), Edits.title(7, reader.edits()));
            assertEquals(3, reader.findings().getFirst().of().episode());
        }
        Session.open(merged).close();
    }

    @Test
    void sessionsOfDifferentChannelsAreNotMergedAndTheDifferenceIsTold() throws IOException {
        Path one = session("one", 1);
        WorldSpec lander = Drives.lander();
        WorldSpec slower =
                lander.withState(lander.state().subList(0, 7))
                        .withTickSeconds(0.05)
                        .withMaxTicks(10);
        Path two = folder.resolve("two.reins");
        Session.create(two, new SessionHeader(slower, "two", NOON, "0.1.0", Map.of())).close();
        String sentence = sentence(() -> library().merge(List.of(one, two), "Both", Progress.NONE));
        assertTrue(
                sentence.startsWith("These sessions differ in the number of state (8, 7); only"),
                sentence);
        assertTrue(
                sentence(() -> library().merge(List.of(one, one), "one", Progress.NONE))
                        .startsWith("There is a file already"));
        assertTrue(
                sentence(() -> library().merge(List.of(one), "Both", Progress.NONE))
                        .startsWith("One session alone"));
        assertEquals(List.of("one.reins", "two.reins"), names());
    }

    @Test
    void aMergeThatIsGivenUpLeavesNothing() throws IOException {
        Path one = session("one", 3);
        Progress stopping =
                (done, _) -> {
                    if (done > 0) {
                        throw new CancellationException();
                    }
                };
        assertThrows(
                CancellationException.class,
                () -> library().merge(List.of(one, one), "Both", stopping));
        assertEquals(List.of("one.reins"), names());
    }

    @Test
    void whatIsInTheBinCanBeRestoredUntilItIsEmptied() throws IOException {
        Path file = session("drive", 2);
        List<Episode> before = episodes(file);
        BinnedSession first = library().moveToBin(file, NOON);
        session("drive", 1);
        BinnedSession second = library().moveToBin(file, NOON);
        assertEquals(List.of(), library().sessions());
        assertEquals(List.of(second, first), library().bin());
        assertEquals("drive.reins", first.name());
        assertEquals(NOON, first.binned());
        session("drive", 1);
        Path restored = library().restore(first);
        assertEquals(folder.resolve("drive 2.reins"), restored);
        assertEquals(before, episodes(restored));
        assertEquals(List.of(second), library().bin());
        library().emptyBin(Progress.NONE);
        assertEquals(List.of(), library().bin());
        assertEquals(2, library().sessions().size());
        try (var slots = Files.list(folder.resolve(".bin"))) {
            assertEquals(List.of(), slots.toList());
        }
    }

    @Test
    void whatAKilledProgramLeftBesideASessionGoesAlongIntoTheBin() throws IOException {
        Path live = Files.createDirectory(folder.resolve("live")).resolve("drive.reins");
        Path file = folder.resolve("drive.reins");
        Path wal = Path.of(file + "-wal");
        try (SessionWriter writer = Session.create(live, Drives.header())) {
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 60, Ending.CUT, random));
            Files.copy(live, file);
            Files.copy(Path.of(live + "-wal"), wal);
        }
        Path restored = library().restore(library().moveToBin(file, NOON));
        assertEquals(60, episodes(restored).getFirst().steps().size());
        assertFalse(Files.exists(wal));
    }
}
