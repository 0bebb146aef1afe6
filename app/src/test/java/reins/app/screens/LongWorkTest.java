package reins.app.screens;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.flow.Progress;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;

final class LongWorkTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final LongWork work = new LongWork(told::add);

    @Test
    void theRestTakesAsLongAsWhatIsDone() {
        assertEquals(OptionalDouble.of(30), Remaining.seconds(0.25, 0.75, 10));
        assertEquals(OptionalDouble.of(0), Remaining.seconds(1, 0, 10));
        assertEquals(OptionalDouble.empty(), Remaining.seconds(0.01, 0.99, 10));
        assertEquals(OptionalDouble.empty(), Remaining.seconds(0.5, 0.5, 0.1));
    }

    @Test
    void whatRemainsIsSaidRoughly() {
        assertEquals("a few seconds left", Remaining.words(4));
        assertEquals("about 30 s left", Remaining.words(31));
        assertEquals("about 1 min left", Remaining.words(56));
        assertEquals("about 12 min left", Remaining.words(720));
        assertEquals("about 2 h 5 min left", Remaining.words(7500));
    }

    @Test
    void howFarItIsAndWhatRemainsIsCountedFromTheFirstTimeItIsTold() {
        List<Progress> progress = new ArrayList<>();
        CompletableFuture<String> future = new CompletableFuture<>();
        work.startFor(
                "Learning",
                counting -> {
                    progress.add(counting);
                    return future;
                },
                told::add);
        work.pulse(0);
        assertEquals("", work.farProperty().get());
        progress.getFirst().at(20, 100);
        work.pulse(10 * SECOND);
        assertEquals("20 %", work.farProperty().get());
        progress.getFirst().at(60, 100);
        work.pulse(50 * SECOND);
        assertEquals("60 % · about 40 s left", work.farProperty().get());
        future.complete("learned");
        work.pulse(60 * SECOND);
        assertEquals(List.of("learned"), told);
        assertEquals("", work.titleProperty().get());
    }

    @Test
    void workThatIsCancelledIsToldSoAndEndsWithoutAWord() {
        List<Progress> progress = new ArrayList<>();
        CompletableFuture<String> future = new CompletableFuture<>();
        work.startFor(
                "Learning",
                counting -> {
                    progress.add(counting);
                    return future;
                },
                told::add);
        work.cancel();
        assertThrows(CancellationException.class, () -> progress.getFirst().at(1, 2));
        future.completeExceptionally(new CancellationException());
        work.pulse(0);
        assertEquals(List.of(), told);
        assertEquals("", work.titleProperty().get());
    }
}
