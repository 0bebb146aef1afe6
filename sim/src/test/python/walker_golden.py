"""Walks Gymnasium's BipedalWalker-v3 from the random numbers Reins would draw, for WalkerTest.

Needs: pip install gymnasium==1.4.0 Box2D==2.3.10 numpy
Run:   python sim/src/test/python/walker_golden.py
"""

import Box2D
import numpy as np

from lander_golden import SplittableRandom

from gymnasium.envs.box2d.bipedal_walker import BipedalWalker, BipedalWalkerHeuristics


class CloudlessWalker(BipedalWalker):
    """Clouds draw random numbers that Reins has no use for."""

    def _generate_clouds(self):
        self.cloud_poly = []


def begin(world, seed):
    world.np_random = SplittableRandom(seed)
    return world.reset()[0]


def gymnasiums_own():
    """The controller Gymnasium ships, with a state of its own."""
    walker = BipedalWalkerHeuristics()
    walker.a = np.zeros(4)
    return walker


def printed(state):
    return ", ".join(str(round(float(number), 4)) for number in state)


def golden(rounds):
    """What some actions lead to, where Box2D's solver is given so many rounds a tick."""
    step = Box2D.b2World.Step
    Box2D.b2World.Step = lambda self, tick, velocity, position: step(self, tick, rounds, position)
    world = CloudlessWalker()
    begin(world, 3)
    print("heights at 30, 100, 199:", [round(world.terrain_y[i], 4) for i in (30, 100, 199)])
    for ticks, action in ((1, [0, 0, 0, 0]), (40, [0, 0, 0, 0]), (10, [1, -1, -1, -1]),
                          (25, [1, -1, -1, -1]), (5, [0.5, -0.5, 0.3, 0.2])):
        state, total = begin(world, 3), 0.0
        for _ in range(ticks):
            state, reward, over, _, _ = world.step(np.array(action))
            total += reward
        print(ticks, "ticks of", action, ":", printed(state), "return", round(total, 4), over)
    Box2D.b2World.Step = step


def main():
    for rounds in (180, 10_000):
        print("by", rounds, "rounds a tick, where Gymnasium's own are 180")
        golden(rounds)
    world = CloudlessWalker()
    returns, ends, ticks = [], 0, 0
    for seed in range(100):
        state, total, over = begin(world, seed), 0.0, False
        walker = gymnasiums_own()
        for _ in range(1600):
            state, reward, over, _, _ = world.step(walker.step_heuristic(state))
            total += reward
            ticks += 1
            if over:
                break
        returns.append(total)
        ends += over and reward != -100
    print("Gymnasium's own controller, 100 episodes: mean return %.1f, deviation %.1f, to the end %d,"
          " ticks %.0f" % (np.mean(returns), np.std(returns), ends, ticks / 100))


if __name__ == "__main__":
    main()
