"""Tracks and car of Gymnasium's CarRacing-v3 from the random numbers Reins would draw, for RacerTest.

Needs: pip install gymnasium==1.4.0 Box2D==2.3.10 numpy pygame
Run:   python sim/src/test/python/racer_golden.py
"""

import os

import Box2D
from gymnasium.envs.box2d.car_dynamics import Car
from gymnasium.envs.box2d.car_racing import CarRacing

from lander_golden import SplittableRandom

os.environ["SDL_VIDEODRIVER"] = "dummy"


class Road:
    road_friction = 1.0


def track(seed):
    world = CarRacing()
    world.np_random = SplittableRandom(seed)
    world.road_poly = []
    while not world._create_track():
        pass
    return world.track


def drive(controls):
    """Where a car is after these controls, each a list of ticks, steer, gas and brake."""
    world = Box2D.b2World((0, 0))
    car = Car(world, 0, 0, 0)
    road = Road()
    for wheel in car.wheels:
        wheel.tiles = {road}
    for ticks, steer, gas, brake in controls:
        for _ in range(ticks):
            car.steer(-steer)
            car.gas(gas)
            car.brake(brake)
            car.step(1 / 50)
            world.Step(1 / 50, 180, 60)
    hull = car.hull
    return [round(float(number), 3) for number in
            (*hull.position, hull.angle, *hull.linearVelocity, hull.angularVelocity,
             *(wheel.omega for wheel in car.wheels))]


def main():
    for seed in range(5):
        points = track(seed)
        print("track", seed, ":", len(points), "points;",
              [[round(float(number), 3) for number in points[i][1:]] for i in (0, 100, 200)])
    print("full gas       ", drive([(50, 0, 1, 0)]))
    print("gas, then brake", drive([(100, 0, 0.3, 0), (10, 0, 0, 0.5)]))
    print("a gentle bend  ", drive([(61, 0, 0.15, 0), (39, 0.2, 0.15, 0)]))
    print("a slide        ", drive([(61, 0, 0.5, 0), (20, -1, 0.5, 0)]))


if __name__ == "__main__":
    main()
