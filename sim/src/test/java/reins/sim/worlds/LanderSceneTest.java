package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Scene;
import reins.core.fact.Vec;

import java.util.List;

final class LanderSceneTest {
    /** Shapes of the craft alone: two legs of two struts and two parts each, and the hull's. */
    private static final int CRAFT = 2 * 4 + 5;

    private final Lander lander = new Lander(Lander.TYPE.defaults());

    private List<Scene.Shape> shapesAfter(int ticks, double main, double side) {
        for (int i = 0; i < ticks; i++) {
            lander.step(new Action.Continuous(Vec.of((float) main, (float) side)));
        }
        return lander.scene().shapes();
    }

    @Test
    void allButTheCraftAndItsExhaustStaysTheSameObjectsForAnEpisode() {
        lander.reset(1);
        List<Scene.Shape> start = shapesAfter(1, 0, 0);
        int still = start.size() - CRAFT;
        List<Scene.Shape> later = shapesAfter(50, 1, 1);
        for (int i = 0; i < still; i++) {
            assertSame(start.get(i), later.get(i), "shape " + i);
        }
        assertTrue(later.size() > still + CRAFT, "no exhaust");
    }

    @Test
    void exhaustStaysAboveTheGround() {
        double[] slope = {4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6};
        LanderScene look = new LanderScene(slope);
        LanderBodies bodies = new LanderBodies(slope, 0, 0, 0.1, 1);
        Exhaust exhaust = new Exhaust();
        for (int i = 0; i < Exhaust.LIFE; i++) {
            exhaust.burn(bodies.hull, i, i % 7, 0, -1, 1, i % 2 == 0);
            exhaust.tick();
        }
        List<Scene.Shape> shapes = look.of(bodies, exhaust).shapes();
        int end = shapes.size() - CRAFT;
        for (Scene.Shape shape : shapes.subList(end - (Exhaust.LIFE - 1), end)) {
            Scene.Disc puff = (Scene.Disc) shape;
            double place = Math.clamp(puff.x() / 2, 0, 10);
            double ground = place < 4 ? 4 - place : place - 4;
            assertTrue(puff.y() > ground, puff + " over " + ground);
        }
    }
}
