package reins.app.screens.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.app.base.Text;
import reins.app.review.Film;
import reins.app.review.Review;
import reins.core.fact.Episode;
import reins.core.fact.Start;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;

final class CorrectionsTest {
    private static Review beginning(Start start) {
        return new Review(
                new Episode(3, start, List.of()),
                new Film(List.of(), "", false),
                List.of(),
                List.of(),
                List.of(),
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
    void anEpisodeOfAWorldThatWasReachedSaysWhyNobodyCanDriveOn() {
        assertEquals(
                Text.of("drive.from.unknown"),
                Corrections.againstDriving(beginning(new Start.Unknown(0))));
    }
}
