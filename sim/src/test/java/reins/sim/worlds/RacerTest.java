package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;

import java.util.SplittableRandom;

/**
 * Numbers named Gymnasium's were printed by {@code python sim/src/test/python/racer_golden.py},
 * which drives the car of Gymnasium 1.4.0's CarRacing-v3 on Box2D 2.3.10.
 */
final class RacerTest {
    private static final boolean[] ROAD = {true, true, true, true};

    private final Racer racer = new Racer(Racer.TYPE.defaults());

    private static Action action(double steer, double gas, double brake) {
        return new Action.Continuous(Vec.of((float) steer, (float) gas, (float) brake));
    }

    private static void drive(RacerCar car, int ticks, double steer, double gas, double brake) {
        for (int i = 0; i < ticks; i++) {
            car.tick(steer, gas, brake, ROAD, 0);
        }
    }

    private static RacerCar car() {
        return new RacerCar(0, 0, 0, 1, 1);
    }

    @Test
    void itsTracksAreGymnasiums() {
        int[] points = {276, 323, 263, 319, 281};
        double[][] hundredth = {
            {0.951, 22.033, 150.868},
            {1.939, -28.358, 98.635},
            {1.054, -26.33, 103.738},
            {0.495, -2.022, 124.168},
            {1.919, -36.643, 87.035}
        };
        for (int seed = 0; seed < points.length; seed++) {
            RacerTrack track = RacerTrack.random(new SplittableRandom(seed));
            assertEquals(points[seed], track.size());
            assertEquals(hundredth[seed][0], track.angle(100), 1e-3);
            assertEquals(hundredth[seed][1], track.x(100), 1e-3);
            assertEquals(hundredth[seed][2], track.y(100), 1e-3);
        }
    }

    @Test
    void itSpeedsUpAsInGymnasium() {
        RacerCar car = car();
        drive(car, 50, 0, 1, 0);
        assertEquals(24.071, car.y(), 1e-2);
        assertEquals(45.532, car.speedAhead(), 1e-2);
        assertEquals(78.895 * RacerCar.WHEEL_RADIUS, car.rim(0), 1e-2);
        assertEquals(136.256 * RacerCar.WHEEL_RADIUS, car.rim(3), 1e-2);
    }

    @Test
    void itBrakesAsInGymnasium() {
        RacerCar car = car();
        drive(car, 100, 0, 0.3, 0);
        drive(car, 10, 0, 0, 0.5);
        assertEquals(72.738, car.y(), 1e-2);
        assertEquals(21.477, car.speedAhead(), 1e-2);
    }

    /** Gymnasium's wheels give way a little where they are fixed; ours do not. */
    @Test
    void itTurnsNearlyAsInGymnasium() {
        RacerCar car = car();
        drive(car, 61, 0, 0.15, 0);
        drive(car, 39, 0.2, 0.15, 0);
        assertEquals(14.901, car.x(), 0.1);
        assertEquals(39.272, car.y(), 0.1);
        assertEquals(-1.371, car.angle(), 0.01);
        assertEquals(2.175, car.turningRight(), 0.02);
    }

    @Test
    void itSlidesNearlyAsInGymnasium() {
        RacerCar car = car();
        drive(car, 61, 0, 0.5, 0);
        drive(car, 20, -1, 0.5, 0);
        assertEquals(-10.214, car.x(), 0.5);
        assertEquals(51.644, car.y(), 0.5);
        assertEquals(1.109, car.angle(), 0.05);
    }

    @Test
    void blockedWheelsStandStill() {
        RacerCar car = car();
        drive(car, 50, 0, 0.5, 0);
        drive(car, 1, 0, 0, 1);
        assertTrue(car.speedAhead() > 10);
        assertTrue(Math.abs(car.rim(0)) < 0.2 * car.speedAhead());
        assertTrue(car.slides(0));
    }

    @Test
    void grassHoldsLess() {
        RacerCar road = car();
        RacerCar grass = car();
        for (int i = 0; i < 50; i++) {
            road.tick(0, 1, 0, ROAD, 0);
            grass.tick(0, 1, 0, new boolean[4], 0);
        }
        assertTrue(grass.speedAhead() < 0.9 * road.speedAhead());
    }

    @Test
    void everyPlaceOfTheTrackIsFoundFromTheOneBefore() {
        RacerTrack track = RacerTrack.random(new SplittableRandom(4));
        int tile = 0;
        for (double place = 0; place < 2 * track.size(); place += 0.3) {
            tile = track.nearest(tile, track.xAt(place), track.yAt(place));
            assertTrue(track.away(tile, track.xAt(place), track.yAt(place)) < 1e-6);
            assertEquals((int) Math.ceil(place) % track.size(), tile, 1);
        }
    }

    @Test
    void newTilesEarnAThousandInAllAndEveryTickCosts() {
        racer.reset(3);
        assertTrue(racer.step(action(0, 0, 0)).reward().at(0) > 0, "the tiles it stands on");
        assertEquals(-0.1f, racer.step(action(0, 0, 0)).reward().at(0));
        double total = 0;
        Outcome outcome = racer.step(action(0, 0.3, 0));
        while (outcome.ending() == Ending.NONE) {
            total += outcome.reward().at(0) > 0 ? outcome.reward().at(0) + 0.1 : 0;
            outcome = racer.step(action(0, 0.3, 0));
        }
        double tile = 1000.0 / RacerTrack.random(new SplittableRandom(3)).size();
        assertEquals(Math.rint(total / tile), total / tile, 1e-2);
        assertEquals(Ending.FAILURE, outcome.ending(), "straight on is off the road in the end");
        assertEquals(-100, outcome.reward().at(0));
    }

    @Test
    void actionsOfAnotherKindAreRefused() {
        racer.reset(1);
        assertThrows(IllegalStateException.class, () -> racer.step(new Action.Token(0)));
        assertThrows(
                IllegalArgumentException.class, () -> racer.step(new Action.Continuous(Vec.of(1))));
    }
}
