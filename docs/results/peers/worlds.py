"""How many ticks a second Gymnasium's and gym-pusht's worlds make, on one thread.

    pip install "gymnasium[box2d]" gym-pusht
    OMP_NUM_THREADS=1 python worlds.py lander walker racer pusht

Each world is flown with random actions, two ways: as `gymnasium.make` gives it, with its checks and
its time limit, and bare, the class behind it alone. Prints one line of JSON with the ticks a second
of both; a world that is not installed is left out and named under "missing".
"""

import importlib
import json
import os
import sys
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import gymnasium
import numpy

# name: package that registers it, id, its settings, ticks to warm up, ticks to measure
WORLDS = {
    "lander": ("gymnasium", "LunarLander-v3", {"continuous": True}, 5_000, 30_000),
    "walker": ("gymnasium", "BipedalWalker-v3", {}, 2_000, 15_000),
    "racer": ("gymnasium", "CarRacing-v3", {"continuous": True}, 100, 1_000),
    "pusht": ("gym_pusht", "gym_pusht/PushT-v0", {"obs_type": "state"}, 500, 5_000),
}


def ticks_per_second(world, warm_up: int, measured: int) -> float:
    random = numpy.random.default_rng(1)
    low, high = world.action_space.low, world.action_space.high

    def fly(ticks: int) -> None:
        world.reset(seed=1)
        for _ in range(ticks):
            action = random.uniform(low, high).astype(world.action_space.dtype)
            _, _, ended, cut, _ = world.step(action)
            if ended or cut:
                world.reset()

    fly(warm_up)
    begun = time.perf_counter()
    fly(measured)
    return measured / (time.perf_counter() - begun)


def main() -> None:
    figures = {"gymnasium": gymnasium.__version__, "missing": []}
    for name in sys.argv[1:] or list(WORLDS):
        package, id, settings, warm_up, measured = WORLDS[name]
        try:
            importlib.import_module(package)
            world = gymnasium.make(id, **settings)
        except (ImportError, gymnasium.error.Error):
            figures["missing"].append(name)
            continue
        figures[name] = {
            "bare": round(ticks_per_second(world.unwrapped, warm_up, measured), 1),
            "made": round(ticks_per_second(world, warm_up, measured), 1),
        }
        world.close()
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
