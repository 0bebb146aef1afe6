package reins.app.screens.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.app.base.Text;
import reins.app.review.Film;
import reins.app.review.Review;
import reins.app.review.Track;
import reins.core.fact.Action;
import reins.core.fact.Edit;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.core.fact.Unit;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

final class CorrectionsTest {
    private static Review beginning(Start start, Track... tracks) {
        return new Review(
                new Episode(3, start, List.of()),
                new Film(List.of(), "", false),
                List.of(),
                List.of(),
                List.of(tracks),
                new BitSet(),
                List.of(),
                false);
    }

    @Test
    void whereTheBeginningIsKnownSomebodyCanDriveOn() {
        Review known = beginning(new Start.Fresh(7));
        assertEquals("", Corrections.againstDriving(known));
        assertEquals(
                Optional.of(new Start.Rewound(7, 3, List.of())), Corrections.startAt(known, 0));
    }

    @Test
    void whatIsDrawnOverWordsIsTheNearestWord() {
        Track track =
                new Track(
                        Track.Kind.ACTION,
                        0,
                        "action",
                        Unit.NONE,
                        List.of("left", "stay", "right"),
                        -0.5f,
                        2.5f,
                        List.of());
        Review review = beginning(new Start.Fresh(7), track);
        float[] drawn = {Float.NaN, -0.5f, 0.4f, 1.2f, 2.5f};
        assertEquals(
                List.of(
                        new Edit.Relabel(
                                3,
                                1,
                                List.of(
                                        new Action.Token(0),
                                        new Action.Token(0),
                                        new Action.Token(1),
                                        new Action.Token(2)))),
                Corrections.labelled(review, 0, drawn));
    }

    @Test
    void anEpisodeOfAWorldThatWasReachedSaysWhyNobodyCanDriveOn() {
        assertEquals(
                Text.of("drive.from.unknown"),
                Corrections.againstDriving(beginning(new Start.Unknown(0))));
    }
}
