package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeSet;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;

final class PlotPictureTest {
    private final Plot plot =
            new Plot("Loss < & >", "updates", Scale.COUNT, Scale.NUMBER, "No training yet");

    private PlotPicture picture(Optional<Span> shown, double smoothing) {
        Look look = new Look(shown, Optional.empty(), OptionalDouble.empty(), smoothing);
        return new PlotPicture(plot, look, Palette.LIGHT);
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<Element> all(Document svg, String name) {
        NodeList found = svg.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static List<String> words(Document svg) {
        return all(svg, "text").stream().map(Element::getTextContent).toList();
    }

    private static List<String> lines(Document svg) {
        return all(svg, "path").stream()
                .filter(path -> path.getAttribute("fill").equals("none"))
                .map(path -> path.getAttribute("d"))
                .toList();
    }

    @Test
    void anSvgHasTheCurveAsALineAndTheWordsAsWords() throws Exception {
        plot.add("actor", Plot.Mark.LINE, 0, 0);
        plot.add("actor", Plot.Mark.LINE, 100, 10);
        plot.add("each", Plot.Mark.DOTS, 50, 5);
        plot.mark(50, "Policy 1");
        Document svg = parsed(picture(Optional.empty(), 0).svg());
        assertEquals("0 0 640 400", svg.getDocumentElement().getAttribute("viewBox"));
        assertEquals("Loss < & >", all(svg, "title").getFirst().getTextContent());
        assertEquals("Loss < & >: actor 10, each 5", all(svg, "desc").getFirst().getTextContent());
        assertTrue(words(svg).containsAll(List.of("Loss < & >", "updates", "actor", "0", "50")));
        assertEquals(1, lines(svg).size());
        // From 0 at the left to 100 at the right, and a picture's y goes down.
        String[] ends = lines(svg).getFirst().substring(1).split("[L ]", -1);
        assertEquals(4, ends.length, lines(svg).getFirst());
        assertEquals(628, Double.parseDouble(ends[2]), 0.05);
        assertTrue(Double.parseDouble(ends[1]) > Double.parseDouble(ends[3]) + 200);
        assertEquals(2, all(svg, "circle").size(), "a dot, and the curve's end");
        assertTrue(
                all(svg, "path").stream()
                        .anyMatch(path -> path.getAttribute("fill").equals("#9a6700")),
                "the policy");
    }

    @Test
    void thePartThatIsShownIsCutOutAndFillsTheHeight() throws Exception {
        for (int i = 0; i <= 100; i++) {
            plot.add("loss", Plot.Mark.LINE, i, i);
        }
        Document svg = parsed(picture(Optional.of(new Span(40, 60)), 0).svg());
        assertEquals(1, all(svg, "clipPath").size());
        assertTrue(words(svg).containsAll(List.of("40", "45", "60")), words(svg).toString());
        assertTrue(!words(svg).contains("80"), words(svg).toString());
        // One bucket before and one behind: 39 to 61.
        assertEquals(23, lines(svg).getFirst().split("L", -1).length);
    }

    @Test
    void behindASmoothedCurveTheNumbersAreFaint() throws Exception {
        for (int i = 0; i <= 100; i++) {
            plot.add("loss", Plot.Mark.LINE, i, i % 2);
        }
        List<Element> strokes =
                all(parsed(picture(Optional.empty(), 0.1).svg()), "path").stream()
                        .filter(path -> path.getAttribute("fill").equals("none"))
                        .toList();
        assertEquals(2, strokes.size());
        assertEquals("0.314", strokes.getFirst().getAttribute("stroke-opacity"));
        assertEquals("", strokes.getLast().getAttribute("stroke-opacity"));
    }

    @Test
    void thePixelsAreThoseOfASharpPicture() {
        plot.add("loss", Plot.Mark.LINE, 1, 1);
        var pixels = picture(Optional.empty(), 0).pixels();
        assertEquals(List.of(1280, 800), List.of(pixels.getWidth(), pixels.getHeight()));
        TreeSet<Integer> colours = new TreeSet<>();
        for (int x = 0; x < 1280; x++) {
            for (int y = 100; y < 700; y++) {
                colours.add(pixels.getRGB(x, y));
            }
        }
        assertTrue(colours.contains(Palette.LIGHT.background()));
        assertTrue(colours.contains(Palette.LIGHT.curve(0)), "its point");
    }

    @Test
    void theNumbersAreThoseOfTheCurves() {
        plot.add("actor", Plot.Mark.LINE, 1, 0.1 + 0.2);
        plot.add("actor", Plot.Mark.LINE, 2, 1e-9, -1, 4);
        plot.add("critic, each", Plot.Mark.LINE, 1, 3);
        assertEquals(
                """
                curve,updates,Loss < & >,least,greatest,values
                actor,1,0.30000000000000004,0.30000000000000004,0.30000000000000004,1
                actor,2,1.0E-9,-1,4,1
                "critic, each",1,3,3,3,1
                """,
                picture(Optional.empty(), 0.1).numbers().csv().replace("\r", ""));
    }

    @Test
    void theNumbersOfALongRunAreMeansOfNeighbours() {
        for (int i = 0; i < 3000; i++) {
            plot.add("loss", Plot.Mark.LINE, i, i);
        }
        List<List<String>> rows = picture(Optional.empty(), 0).numbers().rows();
        assertEquals(List.of("loss", "1", "0.5", "0", "1", "2"), rows.getFirst());
        assertEquals(3000, rows.stream().mapToInt(row -> Integer.parseInt(row.getLast())).sum());
    }

    @Test
    void secondsAndSharesSayWhatTheyAre() {
        Plot success = new Plot("Success", "driven", Scale.CLOCK, Scale.PERCENT, "Nothing");
        success.add("last 20", Plot.Mark.LINE, 12.5, 0.85);
        assertEquals(
                """
                curve\tdriven (s)\tSuccess (0–1)\tleast\tgreatest\tvalues
                last 20\t12.5\t0.85\t0.85\t0.85\t1
                """,
                new PlotPicture(success, Look.WHOLE, Palette.DARK).numbers().tabbed());
    }
}
