package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Vec;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

final class SessionEditorTest {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static final int EPISODES = 3;
    private static final int TICKS = 120;

    private final SplittableRandom random = new SplittableRandom(8);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void recordSession() {
        file = folder.resolve("drive.reins");
        Drives.session(file, EPISODES, random);
    }

    private SessionEditor editor() {
        return Session.edit(file, InstantSource.fixed(NOON));
    }

    private static Action controls(float... values) {
        return new Action.Continuous(Vec.of(values));
    }

    /** All that edits can change of a session. */
    private record Edited(List<List<Episode>> episodes, List<Optional<String>> titles) {}

    private Edited edited() {
        List<List<Episode>> episodes = new ArrayList<>();
        List<Optional<String>> titles = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(file)) {
            for (long id = 1; id <= EPISODES; id++) {
                episodes.add(reader.episode(id));
                titles.add(Edits.title(id, reader.edits()));
            }
        }
        return new Edited(episodes, titles);
    }

    private static Edit anyEdit(RandomGenerator random) {
        long episode = random.nextLong(1, EPISODES + 1L);
        int first = random.nextInt(TICKS);
        int end = first + 1 + random.nextInt(TICKS - first);
        return switch (random.nextInt(8)) {
            case 0 -> new Edit.Discard(episode);
            case 1 -> new Edit.Restore(episode);
            case 2 -> new Edit.Trim(episode, first / 8, TICKS - (TICKS - end) / 8);
            case 3 -> new Edit.Cut(episode, first, Math.min(end, first + 5));
            case 4 -> new Edit.Split(episode, first);
            case 5 ->
                    new Edit.Judge(
                            episode, first, random.nextBoolean() ? Ending.FAILURE : Ending.CUT);
            case 6 -> new Edit.Retitle(episode, "try " + random.nextInt());
            default -> {
                List<Action> taught = new ArrayList<>();
                for (int tick = first; tick < end; tick++) {
                    taught.add(new Action.Continuous(Drives.floats(2, random)));
                }
                yield new Edit.Relabel(episode, first, taught);
            }
        };
    }

    private static List<Change> changes(SessionEditor editor) {
        List<Change> changes = new ArrayList<>(editor.history().applied());
        changes.addAll(editor.history().undone());
        return changes;
    }

    @Test
    void whatIsUndoneAndRedoneIsExactlyAsItWasAcrossRestarts() {
        List<Edited> states = new ArrayList<>();
        states.add(edited());
        SessionEditor editor = editor();
        while (states.size() <= 200) {
            int before = editor.history().applied().size();
            try {
                editor.apply("", List.of(anyEdit(random)));
            } catch (ReinsException _) {
                continue; // an edit that does not fit: see below
            }
            if (editor.history().applied().size() > before) {
                states.add(edited());
            }
        }
        for (int i = states.size() - 1; i >= 0; i--) {
            assertEquals(states.get(i), edited(), "undone to change " + i);
            if (i % 50 == 0) {
                editor.close();
                editor = editor();
            }
            if (i > 0) {
                editor.undo();
            }
        }
        for (int i : List.of(137, 20, 199, 0)) {
            editor.goTo(i == 0 ? 0 : changes(editor).get(i - 1).number());
            assertEquals(states.get(i), edited(), "gone to change " + i);
        }
        SessionEditor there = editor;
        assertThrows(ReinsException.class, () -> there.goTo(100_000));
        for (int i = 0; i < states.size(); i++) {
            assertEquals(states.get(i), edited(), "redone to change " + i);
            if (i % 70 == 0) {
                editor.close();
                editor = editor();
            }
            if (i < 200) {
                editor.redo();
            }
        }
        editor.close();
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(200, reader.history().applied().size());
            assertEquals(TICKS, reader.recorded(1).steps().size());
        }
    }

    @Test
    void aChangeIsKnownByItsNameItsTimeAndAllItsEdits() {
        List<Edit> edits = List.of(new Edit.Discard(1), new Edit.Trim(2, 10, 20));
        History history;
        try (SessionEditor editor = editor()) {
            editor.apply("Tidy up", edits);
            editor.apply("", List.of(new Edit.Discard(3)));
            history = editor.undo();
        }
        assertEquals(
                new History(
                        List.of(new Change(1, Optional.of(NOON), "Tidy up", edits)),
                        List.of(
                                new Change(
                                        2, Optional.of(NOON), "", List.of(new Edit.Discard(3))))),
                history);
        try (SessionEditor editor = editor()) {
            assertEquals(history, editor.history());
            editor.apply("", List.of(new Edit.Retitle(2, " short ")));
            assertThrows(ReinsException.class, editor::redo);
            assertEquals(Optional.of("short"), Edits.title(2, editor.history().edits()));
            editor.undo();
            editor.undo();
            String sentence = assertThrows(ReinsException.class, editor::undo).sentence();
            assertTrue(sentence.startsWith("There is no edit to undo"), sentence);
        }
    }

    @Test
    void whatDoesNotFitIsRefusedWithASentenceAndNothingIsWritten() {
        try (SessionEditor editor = editor()) {
            editor.apply("", List.of(new Edit.Discard(3), new Edit.Cut(2, 50, 60)));
            refused(editor, new Edit.Discard(9), "There is no episode 9 in this session");
            refused(editor, new Edit.Trim(1, 5, 121), "Episode 1 has the ticks 0 to 119");
            refused(editor, new Edit.Cut(1, 0, 120), "Nothing of episode 1 would be left");
            refused(editor, new Edit.Trim(2, 50, 60), "Nothing of episode 2 would be left");
            refused(editor, new Edit.Split(1, 120), "Episode 1 has no tick 120");
            refused(editor, new Edit.Judge(2, 55, Ending.CUT), "Episode 2 has no tick 55");
            refused(editor, new Edit.Split(3, 10), "Episode 3 is discarded");
            refused(editor, relabel(119, controls(0, 0), controls(0, 0)), "Episode 1 has the tick");
            refused(editor, relabel(0, controls(0)), "A label of episode 1 is 1 numbers, but an");
            refused(editor, relabel(0, controls(0, Float.NaN)), "A label of episode 1 is a number");
            refused(editor, relabel(0, new Action.Token(0)), "A label of episode 1 is word 0");
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(List.of(new Edit.Discard(3), new Edit.Cut(2, 50, 60)), reader.edits());
        }
    }

    private static Edit relabel(long firstTick, Action... taught) {
        return new Edit.Relabel(1, firstTick, List.of(taught));
    }

    private static void refused(SessionEditor editor, Edit edit, String sentence) {
        History before = editor.history();
        ReinsException refusal =
                assertThrows(
                        ReinsException.class,
                        () -> editor.apply("", List.of(new Edit.Retitle(1, "x"), edit)));
        assertTrue(refusal.sentence().startsWith(sentence), refusal.sentence());
        assertEquals(before, editor.history());
    }

    @Test
    void labelsAreBroughtWithinTheBounds() {
        try (SessionEditor editor = editor()) {
            History history = editor.apply("", List.of(relabel(4, controls(7, -0.5f))));
            assertEquals(List.of(relabel(4, controls(1, -0.5f))), history.edits());
        }
    }

    @Test
    void whatChangesNothingIsNoChange() {
        try (SessionEditor editor = editor()) {
            editor.apply("", List.of(new Edit.Retitle(1, "one"), new Edit.Split(1, 60)));
            editor.undo();
            editor.redo();
            History before = editor.undo();
            editor.apply(
                    "",
                    List.of(
                            new Edit.Restore(1),
                            new Edit.Trim(1, 0, TICKS),
                            new Edit.Split(1, 0),
                            new Edit.Judge(1, 3, Ending.SUCCESS),
                            new Edit.Retitle(1, " ")));
            assertEquals(before, editor.history());
            assertEquals(1, editor.history().undone().size(), "what was undone can be redone");
        }
    }

    @Test
    void aSessionThatIsRecordedCannotBeEditedAndTheOtherWayRound() {
        try (SessionWriter _ = Session.open(file)) {
            assertThrows(ReinsException.class, this::editor);
        }
        try (SessionEditor _ = editor()) {
            assertThrows(ReinsException.class, () -> Session.open(file));
        }
        try (SessionWriter writer = Session.open(file)) {
            Drives.record(writer, Drives.drive(4, new Start.Fresh(4), TICKS, Ending.CUT, random));
        }
    }

    @Test
    void aKilledProgramLeavesEveryChangeWholeOrAbsent() throws IOException, InterruptedException {
        Process editing = OtherJava.of(List.of(), EndlessEdits.class, file.toString()).start();
        int made = 0;
        try (BufferedReader lines = editing.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                made = Integer.parseInt(line);
                if (made == 30) {
                    editing.toHandle().destroyForcibly();
                }
            }
        } finally {
            editing.destroyForcibly().waitFor();
        }
        assertTrue(made >= 30, made + " changes");
        byte[] before = Files.readAllBytes(file);
        List<Change> changes;
        try (SessionReader reader = SessionReader.open(file)) {
            changes = reader.history().applied();
        }
        assertEquals(
                Collections.nCopies(changes.size(), EndlessEdits.EACH),
                changes.stream().map(change -> change.edits().size()).toList());
        assertTrue(changes.size() >= made, changes.size() + " of " + made);
        assertEquals(before.length, Files.size(file));
        try (SessionEditor editor = editor()) {
            assertEquals(changes.size() - 1, editor.undo().applied().size());
        }
    }
}
