"""How fast plain Python steps an environment of Gymnasium, beside which Reins' bridge is measured.

    pip install "gymnasium[box2d]"
    OMP_NUM_THREADS=1 python bridge.py ID ACTIONS [--render] [--load FILE]

ACTIONS is a file with a JSON list of actions, each a list of numbers; an episode that ends begins
anew with the next seed, from 1. With --render a picture is rendered after every step. Prints one
line of JSON: steps a second and how many milliseconds all of them took.
"""

import argparse
import importlib.util
import json
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import gymnasium
import numpy

WARM_UP = 200


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("env")
    options.add_argument("actions")
    options.add_argument("--render", action="store_true")
    options.add_argument("--load")
    asked = options.parse_args()
    if asked.load:
        spec = importlib.util.spec_from_file_location("loaded", asked.load)
        spec.loader.exec_module(importlib.util.module_from_spec(spec))
    world = gymnasium.make(asked.env, **({"render_mode": "rgb_array"} if asked.render else {}))
    with open(asked.actions) as file:
        actions = [numpy.asarray(one, world.action_space.dtype) for one in json.load(file)]

    def drive(some) -> float:
        seed = 1
        begun = time.perf_counter()
        world.reset(seed=seed)
        for action in some:
            _, _, terminated, truncated, _ = world.step(action)
            if asked.render:
                world.render()
            if terminated or truncated:
                seed += 1
                world.reset(seed=seed)
        return time.perf_counter() - begun

    drive(actions[:WARM_UP])
    seconds = drive(actions)
    print(json.dumps({"stepsPerSecond": len(actions) / seconds, "millis": 1000 * seconds}))


if __name__ == "__main__":
    main()
