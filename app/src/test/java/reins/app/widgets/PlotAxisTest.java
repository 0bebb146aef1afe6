package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.Optional;
import java.util.OptionalDouble;

final class PlotAxisTest {
    private final PlotAxis axis = new PlotAxis(Scale.CLOCK);
    private final Plot plot = new Plot("Success", "driven", Scale.CLOCK, Scale.PERCENT, "Nothing");
    private final Plot other = new Plot("Return", "driven", Scale.CLOCK, Scale.NUMBER, "Nothing");

    private void drive(double seconds) {
        axis.add(plot);
        axis.add(other);
        plot.add("success", Plot.Mark.LINE, 0, 0.5);
        other.add("return", Plot.Mark.LINE, seconds, 7);
    }

    @Test
    void allPlotsOfAnAxisShowTheSamePart() {
        assertEquals(Optional.empty(), axis.shown());
        drive(100);
        assertEquals(Optional.of(new Span(0, 100)), axis.shown());
        axis.show(new Span(20, 40));
        assertEquals(Optional.of(new Span(20, 40)), axis.look(0).shown());
        axis.showAll();
        assertEquals(Optional.of(new Span(0, 100)), axis.shown());
    }

    @Test
    void zoomingKeepsThePlaceThatIsPointedAt() {
        drive(100);
        axis.zoom(25, 0.5); // a quarter of the way along before and after
        assertEquals(Optional.of(new Span(12.5, 62.5)), axis.shown());
        axis.zoom(25, 2);
        assertEquals(Optional.of(new Span(0, 100)), axis.shown());
        assertFalse(axis.isZoomed(), "it shows everything again");
    }

    @Test
    void nothingBeyondTheRunIsShown() {
        drive(100);
        axis.show(new Span(-10, 20));
        assertEquals(Optional.of(new Span(0, 30)), axis.shown());
        axis.move(-0.5);
        assertEquals(Optional.of(new Span(0, 30)), axis.shown());
        axis.move(0.5);
        assertEquals(Optional.of(new Span(15, 45)), axis.shown());
        axis.show(new Span(50, 50.000001));
        assertEquals(0.01, axis.shown().orElseThrow().width(), 1e-9, "a ten thousandth of it");
        axis.show(new Span(-5, 500));
        assertFalse(axis.isZoomed());
    }

    @Test
    void aPartAtTheEndGoesAlongAndAnotherStays() {
        drive(100);
        axis.show(new Span(60, 80));
        other.add("return", Plot.Mark.LINE, 200, 7);
        assertEquals(Optional.of(new Span(60, 80)), axis.shown());
        axis.show(new Span(150, 200));
        other.add("return", Plot.Mark.LINE, 230, 7);
        assertEquals(Optional.of(new Span(180, 230)), axis.shown());
    }

    @Test
    void theCrossHairIsOneInAllPlotsAndGoesWithTheNumbers() {
        drive(100);
        PlotAxis updates = new PlotAxis(Scale.COUNT);
        axis.link(updates, seconds -> OptionalDouble.of(10 * seconds));
        long before = updates.changes();
        axis.point(OptionalDouble.of(30));
        assertEquals(OptionalDouble.of(30), axis.look(0).cursor());
        assertEquals(OptionalDouble.of(300), updates.look(0).cursor());
        assertTrue(updates.changes() > before, "painted again");
        axis.reset();
        assertEquals(OptionalDouble.empty(), axis.cursor());
    }

    @Test
    void aPartHasAWidth() {
        assertThrows(IllegalArgumentException.class, () -> new Span(3, 3));
        assertThrows(IllegalArgumentException.class, () -> new Span(Double.NaN, 3));
    }
}
