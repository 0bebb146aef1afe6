package reins.sessions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
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
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionWriter;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What of a session goes along. */
final class EditedAttemptsTest {
    private static final List<String> NO_CAMERA = List.of();

    @TempDir private Path folder;
    private Path session;

    /** Success after a takeover at ticks 3 and 4; failure alone; abandoned; of an unknown start. */
    @BeforeEach
    void record() {
        session = folder.resolve("s.reins");
        SessionHeader header =
                new SessionHeader(
                        Drifting.SPEC,
                        "Drift",
                        Instant.parse("2026-01-01T00:00:00Z"),
                        "0",
                        Map.of());
        try (SessionWriter writer = Session.create(session, header)) {
            drive(writer, 1, new Start.Fresh(5), Ending.SUCCESS, 3, 5);
            drive(writer, 2, new Start.Fresh(6), Ending.FAILURE, 0, 0);
            drive(writer, 3, new Start.Fresh(7), Ending.NONE, 0, 2);
        }
    }

    private static void drive(
            SessionWriter writer, long id, Start start, Ending ending, int from, int to) {
        Drifting world = new Drifting(0.5f, false);
        Observation seen = world.reset(start.seed());
        List<Step> steps = new ArrayList<>();
        for (int tick = 0; tick < 8; tick++) {
            Action action = new Action.Continuous(Vec.of(tick / 8f));
            Outcome outcome = world.step(action).withEnding(tick == 7 ? ending : Ending.NONE);
            steps.add(
                    new Step(
                            tick,
                            seen,
                            tick >= from && tick < to
                                    ? new Decision.TakenOver(action, action)
                                    : new Decision.Autonomous(action),
                            Said.nothing(0),
                            Teaching.NONE,
                            outcome));
            seen = outcome.observation();
        }
        tell(writer, new Event.SegmentEnded(new Segment(Stream.of(id), start, steps)));
    }

    private static void tell(SessionWriter writer, Event event) {
        writer.on(event);
        writer.work();
    }

    private void edit(Edit edit) {
        try (SessionWriter writer = Session.open(session)) {
            tell(writer, new Event.Edited("", edit));
        }
    }

    private List<Attempt> attempts(Selection selection) {
        return attempts(selection, 0.5f);
    }

    private List<Attempt> attempts(Selection selection, float wind) {
        List<Attempt> list = new ArrayList<>();
        try (Attempts attempts =
                EditedAttempts.open(session, selection, () -> new Drifting(wind, true))) {
            attempts.each(list::add);
            assertEquals(list.size(), attempts.count());
            assertEquals(
                    list.stream().mapToLong(each -> each.episode().steps().size()).sum(),
                    attempts.ticks());
        }
        return list;
    }

    private List<Long> ids(Selection.Only only) {
        return attempts(new Selection(only, NO_CAMERA, 1)).stream()
                .map(each -> each.episode().id())
                .toList();
    }

    @Test
    void whatIsSelectedGoesAlongAndNothingElse() {
        assertEquals(List.of(1L, 2L, 3L), ids(Selection.Only.ALL));
        assertEquals(List.of(1L), ids(Selection.Only.SUCCESS));
        assertEquals(List.of(2L), ids(Selection.Only.FAILURE));
        assertEquals(List.of(1L, 3L), ids(Selection.Only.CORRECTED));
        assertEquals(List.of(1L, 3L), ids(Selection.Only.HUMAN));
        edit(new Edit.Discard(1));
        edit(new Edit.Judge(2, 0, Ending.SUCCESS));
        assertEquals(List.of(2L, 3L), ids(Selection.Only.ALL));
        assertEquals(List.of(2L), ids(Selection.Only.SUCCESS));
        assertEquals(List.of(), ids(Selection.Only.FAILURE));
    }

    @Test
    void ofAStretchThatTheTeacherDroveTheBeginningIsKnown() {
        Episode stretch =
                attempts(new Selection(Selection.Only.HUMAN, NO_CAMERA, 1)).getFirst().episode();
        assertEquals(2, stretch.steps().size());
        assertEquals(3, stretch.steps().getFirst().tick());
        Start.Rewound start = (Start.Rewound) stretch.start();
        assertEquals(5, start.seed());
        assertEquals(3, start.replayed().size());
        assertEquals(Ending.NONE, stretch.ending());
    }

    @Test
    void theNameOfAnEpisodeIsItsTask() {
        edit(new Edit.Retitle(2, "against the wind"));
        List<Attempt> all = attempts(Selection.ALL);
        assertEquals("Drift", all.get(0).task());
        assertEquals("against the wind", all.get(1).task());
    }

    @Test
    void everyThirdTickHasTheRewardsOfThree() {
        Selection selection = new Selection(Selection.Only.ALL, NO_CAMERA, 3);
        List<Step> whole = attempts(Selection.ALL).getFirst().episode().steps();
        Episode thin = attempts(selection).getFirst().episode();
        assertEquals(3, thin.steps().size());
        assertEquals(
                List.of(3f, 3f, 2f),
                thin.steps().stream().map(step -> step.outcome().reward().at(0)).toList());
        for (int i = 0; i < 3; i++) {
            assertEquals(i, thin.steps().get(i).tick());
            assertEquals(whole.get(3 * i).observation(), thin.steps().get(i).observation());
            assertEquals(whole.get(3 * i).decision(), thin.steps().get(i).decision());
        }
        assertEquals(Ending.SUCCESS, thin.ending());
        assertEquals(new Start.Unknown(0), thin.start());
        try (Attempts attempts =
                EditedAttempts.open(session, selection, () -> new Drifting(0, true))) {
            assertEquals(0.1 * 3, attempts.world().tickSeconds(), 1e-12);
        }
    }

    @Test
    void picturesThatWereNotRecordedArePaintedWhileItIsDrivenAgain() {
        edit(new Edit.Trim(1, 2, 6));
        Selection selection = new Selection(Selection.Only.ALL, List.of("eye"), 1);
        Episode part = attempts(selection).getFirst().episode();
        assertEquals(4, part.steps().size());
        for (Step step : part.steps()) {
            Observation next = step.outcome().observation();
            assertEquals(
                    (byte) Math.round(4 * step.observation().state().at(0)),
                    step.observation().frames().getFirst().pixels().toArray()[0]);
            assertEquals(
                    (byte) Math.round(4 * next.state().at(0)),
                    next.frames().getFirst().pixels().toArray()[0]);
        }
    }

    @Test
    void whereTheWorldIsNoLongerWhatItWasNothingIsPainted() {
        Selection selection = new Selection(Selection.Only.ALL, List.of("eye"), 1);
        String sentence =
                assertThrows(ReinsException.class, () -> attempts(selection, 0.25f)).sentence();
        assertTrue(sentence.startsWith("Episode 1 has no pictures"), sentence);
        assertTrue(sentence.contains("tick 1"), sentence);
    }

    @Test
    void aCameraThatTheWorldHasNotIsRefused() {
        Selection selection = new Selection(Selection.Only.ALL, List.of("nose"), 1);
        String sentence = assertThrows(ReinsException.class, () -> attempts(selection)).sentence();
        assertEquals("World 'drifting' has no camera 'nose'; choose from: eye.", sentence);
    }
}
