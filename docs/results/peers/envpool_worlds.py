"""How many ticks a second EnvPool's Box2D worlds make, on one thread.

    pip install envpool
    OMP_NUM_THREADS=1 python envpool_worlds.py lander walker racer

Each world is flown with random actions two ways: one world alone, and as many as EnvPool likes best
on one thread, stepped together. Prints one line of JSON with the ticks a second of both.
"""

import json
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import envpool
import numpy

# name: id, ticks to warm up, ticks to measure
WORLDS = {
    "lander": ("LunarLanderContinuous-v2", 5_000, 100_000),
    "walker": ("BipedalWalker-v3", 5_000, 50_000),
    "racer": ("CarRacing-v2", 300, 2_000),
}
TOGETHER = 32


def ticks_per_second(id: str, count: int, warm_up: int, measured: int) -> float:
    worlds = envpool.make(id, env_type="gymnasium", num_envs=count, num_threads=1, seed=1)
    random = numpy.random.default_rng(1)
    space = worlds.action_space
    shape = (count, *space.shape)

    def fly(ticks: int) -> None:
        for _ in range(ticks // count):
            worlds.step(random.uniform(space.low, space.high, shape).astype(space.dtype))

    worlds.reset()
    fly(warm_up)
    begun = time.perf_counter()
    fly(measured)
    return measured // count * count / (time.perf_counter() - begun)


def main() -> None:
    figures = {"envpool": envpool.__version__}
    for name in sys.argv[1:] or list(WORLDS):
        id, warm_up, measured = WORLDS[name]
        figures[name] = {
            "alone": round(ticks_per_second(id, 1, warm_up, measured), 1),
            "together": round(ticks_per_second(id, TOGETHER, warm_up, measured), 1),
        }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
