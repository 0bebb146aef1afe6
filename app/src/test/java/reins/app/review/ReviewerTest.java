package reins.app.review;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;

final class ReviewerTest {
    private static final WorldSpec LANDER = Worlds.find("lander").spec();

    private static Step step(long tick, Said said) {
        Action rest = LANDER.rest();
        Observation seen = Observation.of(Vec.zeros(8));
        return new Step(
                tick,
                seen,
                new Decision.Autonomous(rest),
                said,
                Teaching.NONE,
                new Outcome(seen, Vec.of(0), Ending.NONE));
    }

    private static List<Track> tracks(Said first, Said second) {
        Episode episode =
                new Episode(1, new Start.Fresh(1), List.of(step(0, first), step(1, second)));
        return new Reviewer(LANDER)
                .review(episode, List.of(episode), Film.none(""), Optional.empty(), List.of())
                .tracks();
    }

    @Test
    void wordsAreShownByTheirNames() {
        List<String> vocabulary = List.of("coast", "left", "right");
        WorldSpec told = LANDER.withActions(new Actions.Words(vocabulary));
        Observation seen = Observation.of(Vec.zeros(8));
        Outcome outcome = new Outcome(seen, Vec.of(0), Ending.NONE);
        Decision taken = new Decision.TakenOver(new Action.Token(2), new Action.Token(1));
        Step step = new Step(0, seen, taken, Said.nothing(0), Teaching.NONE, outcome);
        Episode episode = new Episode(1, new Start.Fresh(1), List.of(step));
        Track track =
                new Reviewer(told)
                        .review(
                                episode,
                                List.of(episode),
                                Film.none(""),
                                Optional.empty(),
                                List.of())
                        .tracks()
                        .getFirst();
        assertEquals(vocabulary, track.words());
        assertEquals(Track.Voice.WISHED, track.lines().get(0).voice());
        assertArrayEquals(new float[] {1}, track.lines().get(0).values());
        assertEquals(Track.Voice.DONE, track.lines().get(1).voice());
        assertArrayEquals(new float[] {2}, track.lines().get(1).values());
    }

    private static float[] line(List<Track> tracks, Track.Kind kind) {
        List<Track> found = tracks.stream().filter(track -> track.kind() == kind).toList();
        assertEquals(1, found.size(), kind.toString());
        return found.getFirst().lines().getFirst().values();
    }

    @Test
    void doubtRiskAndAskingAreShownAsTheyWereRecorded() {
        List<Track> tracks =
                tracks(new Said(0, "", 0.25f, 0.5f, false), new Said(0, "", 0.75f, 0.125f, true));
        assertArrayEquals(new float[] {0.25f, 0.75f}, line(tracks, Track.Kind.DOUBT));
        assertArrayEquals(new float[] {0.5f, 0.125f}, line(tracks, Track.Kind.RISK));
        assertArrayEquals(new float[] {0, 1}, line(tracks, Track.Kind.ASKING));
    }

    @Test
    void aPolicyThatTellsNothingOfItselfHasNoTracksOfThat() {
        List<Track> tracks = tracks(Said.nothing(0), Said.nothing(0));
        assertEquals(
                0,
                tracks.stream()
                        .filter(track ->
                                track.kind() == Track.Kind.DOUBT
                                        || track.kind() == Track.Kind.RISK
                                        || track.kind() == Track.Kind.ASKING)
                        .count());
    }
}
