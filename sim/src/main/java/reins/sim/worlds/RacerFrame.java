package reins.sim.worlds;

import reins.core.fact.Scene;
import reins.core.fact.Vec;

/**
 * Where the car is in a view, and how the world is turned about it, so that ahead is up. Safe on
 * every thread.
 *
 * @param x where the car is in the world, in metres; so is y
 * @param sin of the car's heading
 * @param middle where the car is in the view; so is up
 */
record RacerFrame(double x, double y, double sin, double cos, double middle, double up) {
    static RacerFrame of(RacerCar car, Scene.View view) {
        return new RacerFrame(
                car.x(),
                car.y(),
                Math.sin(car.angle()),
                Math.cos(car.angle()),
                view.right() / 2,
                view.top() / 4);
    }

    double right(double atX, double atY) {
        return middle + (atX - x) * cos + (atY - y) * sin;
    }

    double ahead(double atX, double atY) {
        return up + (atY - y) * cos - (atX - x) * sin;
    }

    Vec points(double... points) {
        float[] turned = new float[points.length];
        for (int i = 0; i < points.length; i += 2) {
            turned[i] = (float) right(points[i], points[i + 1]);
            turned[i + 1] = (float) ahead(points[i], points[i + 1]);
        }
        return Vec.of(turned);
    }
}
