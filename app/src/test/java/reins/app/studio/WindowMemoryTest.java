package reins.app.studio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Rectangle2D;

import org.junit.jupiter.api.Test;

import reins.app.input.Commands;

import java.util.List;

class WindowMemoryTest {
    private static final Rectangle2D SMALL = new Rectangle2D(0, 0, 1366, 768);

    @Test
    void aWindowThatFitsIsLeftAsItWas() {
        WindowMemory left = at(40, 30, 1000, 660);

        assertEquals(left, left.within(SMALL));
    }

    @Test
    void theFirstWindowFitsASmallScreenAndIsPlacedByTheSystem() {
        WindowMemory first = WindowMemory.FIRST.within(SMALL);

        assertEquals(1280, first.width());
        assertTrue(first.height() < 740, "no room for the title bar: " + first.height());
        assertFalse(first.isPlaced());
    }

    @Test
    void aWindowBeyondTheEdgeIsMovedBackOntoTheScreen() {
        WindowMemory beyond = at(900, -200, 1000, 660).within(SMALL);

        assertEquals(366, beyond.x());
        assertEquals(0, beyond.y());
        assertEquals(1000, beyond.width());
    }

    @Test
    void aWindowLargerThanAScreenOfDoubleScaleIsMadeAsSmallAsThatAndScrolls() {
        Rectangle2D doubled = new Rectangle2D(0, 0, 640, 400);
        WindowMemory left = at(-300, -200, 1920, 1160).within(doubled);

        assertEquals(0, left.x());
        assertEquals(0, left.y());
        assertEquals(640, left.width());
        assertTrue(left.height() < 360, "no room for the title bar: " + left.height());
        assertTrue(left.isSmall());
        assertFalse(at(0, 0, 800, 560).isSmall());
    }

    private static WindowMemory at(double x, double y, double width, double height) {
        return new WindowMemory(
                x,
                y,
                width,
                height,
                false,
                "dark",
                0.7,
                0.7,
                List.of("lander"),
                false,
                Commands.REWIND);
    }
}
