package reins.core.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

final class MetricsTest {
    @Test
    void numbersAreNamedOnceAndStayInTheirOrder() {
        Metric loss = new Metric("loss", 2);
        Metric examples = new Metric("examples", 30);
        assertEquals(
                List.of("loss", "examples"),
                List.copyOf(new Metrics(1, List.of(loss, examples)).byName().keySet()));
        List<Metric> twice = List.of(loss, new Metric("loss", 1));
        assertThrows(IllegalArgumentException.class, () -> new Metrics(1, twice));
        assertThrows(IllegalArgumentException.class, () -> new Metric(" ", 1));
    }
}
