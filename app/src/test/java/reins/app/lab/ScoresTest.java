package reins.app.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.app.cli.Pictures;
import reins.app.widgets.Plot;
import reins.app.widgets.Scale;

import java.util.List;
import java.util.Optional;

final class ScoresTest {
    @Test
    void aCellTellsWhatIsMissing() {
        Scores scores =
                new Scores(
                        List.of(
                                RunsFileTest.run("a", "low", 1, 0, 0.5),
                                RunsFileTest.run("a", "low", 2, 0, 0.5),
                                RunsFileTest.run("b", "low", 1, 0, 1)));
        assertEquals("50 [50, 50]", scores.text(scores.last("lander", "low", "a")));
        assertEquals("100 [100, 100] (1)", scores.text(scores.last("lander", "low", "b")));
        assertEquals("–", scores.text(scores.last("lander", "high", "a")));
        assertEquals(Optional.empty(), scores.last("walker", "low", "a"));
    }

    @Test
    void chartsAreOnePictureWithALineForEachMethod() {
        Plot plot = Pictures.plot("one", Scale.NUMBER);
        new Estimate(1, 0, 0, 0).addTo(plot, "a < b", 0);
        new Estimate(1, 100, 50, 150).addTo(plot, "a < b", 10);
        String svg = new Charts(2, 0, 100, List.of(plot)).svg();
        assertTrue(svg.startsWith("<svg ") && svg.endsWith("</svg>\n"), svg);
        // From the lower left corner to the upper right one; what lies above is drawn at the edge.
        assertTrue(svg.contains("d=\"M40.0 154.0L278.0 28.0\""), svg);
        assertTrue(svg.contains("a &lt; b"), svg);
    }
}
