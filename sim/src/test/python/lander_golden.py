"""Flies Gymnasium's LunarLander-v3 from the random numbers Reins would draw, for LanderTest.

Needs: pip install gymnasium==1.4.0 Box2D==2.3.10 numpy
Run:   python sim/src/test/python/lander_golden.py
"""

import math
import sys
import types

import numpy as np

# Drawing is not needed, so neither is the package that Gymnasium imports for it.
pygame = types.ModuleType("pygame")
pygame.gfxdraw = types.ModuleType("pygame.gfxdraw")
sys.modules.setdefault("pygame", pygame)
sys.modules.setdefault("pygame.gfxdraw", pygame.gfxdraw)

from gymnasium.envs.box2d.lunar_lander import LunarLander  # noqa: E402

MASK = (1 << 64) - 1


class SplittableRandom:
    """The numbers of java.util.SplittableRandom, in the form NumPy's generator offers them."""

    def __init__(self, seed):
        self.seed = seed

    def uniform(self, low, high, size=None):
        if size is None:
            return low + (high - low) * self.unit()
        return np.array([self.uniform(low, high) for _ in range(size[0])])

    def integers(self, low, high):
        return math.floor(self.uniform(low, high))

    def unit(self):
        self.seed = (self.seed + 0x9E3779B97F4A7C15) & MASK
        mixed = self.seed
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & MASK
        return ((mixed ^ (mixed >> 31)) >> 11) * 2.0**-53


def begin(world, seed):
    world.np_random = SplittableRandom(seed)
    return world.reset()[0]


def pilot(state):
    x, y, speed_x, speed_y, tilt, turning, right, left = (float(number) for number in state)
    if right > 0 or left > 0:
        return np.array([-1 - 10 * speed_y, 0])
    lean = min(max(0.5 * x + speed_x, -0.4), 0.4)
    main = 10 * (-0.1 - y + 0.5 * abs(x) - speed_y)
    return np.array([main, 10 * (tilt - lean) + 20 * turning])


def main():
    world = LunarLander(continuous=True)
    for action in ([0, 0], [0.5, 0], [0, 1]):
        state = begin(world, 3)
        for _ in range(50):
            state = world.step(np.array(action))[0]
        print("state after 50 ticks of", action, [round(float(number), 5) for number in state])
    windy = LunarLander(continuous=True, enable_wind=True)
    for action in ([0, 0], [0.5, 0]):
        state = begin(windy, 3)
        for _ in range(50):
            state = windy.step(np.array(action))[0]
        print("state in wind after", action, [round(float(number), 5) for number in state])
    returns, rested, ticks = [], 0, 0
    for seed in range(200):
        state, total, over = begin(world, seed), 0.0, False
        for _ in range(1000):
            state, reward, over, _, _ = world.step(pilot(state))
            total += reward
            ticks += 1
            if over:
                break
        returns.append(total)
        rested += over and reward == 100 and abs(state[0]) <= 0.2
    print("returns of seeds 0 to 7", [round(float(total), 1) for total in returns[:8]])
    print("200 episodes: mean return %.1f, deviation %.1f, success %.3f, ticks %.0f"
          % (np.mean(returns), np.std(returns), rested / 200, ticks / 200))
    assert all(math.isfinite(total) for total in returns)


if __name__ == "__main__":
    main()
