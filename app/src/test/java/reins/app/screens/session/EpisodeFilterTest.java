package reins.app.screens.session;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.sessions.EditedSummary;

import java.util.List;

final class EpisodeFilterTest {
    private static final List<EditedSummary> ROWS =
            List.of(
                    row(1, 10, Ending.SUCCESS, 0, false, ""),
                    row(2, 3, Ending.FAILURE, 0.3, false, "Push the block"),
                    row(3, 7, Ending.SUCCESS, 0.6, true, ""),
                    row(4, 1, Ending.NONE, 1, false, ""));

    private static EditedSummary row(
            long id, double seconds, Ending ending, double share, boolean discarded, String title) {
        return new EditedSummary(
                id,
                EditedSummary.Beginning.FRESH,
                0,
                Math.round(seconds * 50),
                1,
                ending,
                -id,
                Math.round(share * seconds * 50),
                Math.round(share * seconds * 50),
                2,
                discarded ? 1 : 0,
                discarded,
                title);
    }

    private static List<Long> shown(String words) {
        return ROWS.stream()
                .filter(EpisodeFilter.of(words, 0.02))
                .map(EditedSummary::episode)
                .toList();
    }

    @Test
    void noWordsShowEverything() {
        assertEquals(List.of(1L, 2L, 3L, 4L), shown("  "));
    }

    @Test
    void allWordsMustHold() {
        assertEquals(List.of(1L, 3L), shown("success"));
        assertEquals(List.of(3L), shown("Success human"));
        assertEquals(List.of(1L), shown("success not:discarded"));
    }

    @Test
    void numbersAreComparedInTheUnitsOfTheTable() {
        assertEquals(List.of(1L, 3L), shown("length>5"));
        assertEquals(List.of(2L, 3L), shown("human>20% human<=60"));
        assertEquals(List.of(2L), shown("number=2"));
        assertEquals(List.of(3L, 4L), shown("return<-2.5"));
    }

    @Test
    void otherWordsAreLookedForInTheTask() {
        assertEquals(List.of(2L), shown("block"));
    }

    @Test
    void aComparisonThatMakesNoSenseIsRefusedWithASentence() {
        assertTrue(
                assertThrows(ReinsException.class, () -> EpisodeFilter.of("speed>3", 0.02))
                        .sentence()
                        .contains("no number 'speed'"));
        assertTrue(
                assertThrows(ReinsException.class, () -> EpisodeFilter.of("length>abc", 0.02))
                        .sentence()
                        .contains("'length>abc' is not a comparison"));
    }

    @Test
    void everyWordThatIsOfferedIsUnderstood() {
        for (String word : EpisodeFilter.words()) {
            assertDoesNotThrow(() -> EpisodeFilter.of(word, 0.02), word);
        }
    }
}
