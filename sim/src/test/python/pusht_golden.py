"""Pushes gym-pusht's T along fixed ways and prints where it lies then, for PushtTest.

Needs: pip install gym-pusht==0.1.5 pymunk==6.11.1
Run:   python sim/src/test/python/pusht_golden.py
"""

import numpy as np
from gym_pusht.envs.pusht import PushTEnv

WAYS = {
    "the bar's end": ([306, 150, 256, 200, 0], [(306, 220, 20)]),
    "the stem": ([100, 400, 256, 200, 0.5], [(256, 260, 20), (350, 260, 10)]),
    "a corner": ([400, 320, 256, 200, 1], [(240, 240, 15), (100, 300, 15)]),
    "nothing": ([60, 60, 260, 250, 0.7], [(60, 60, 1)]),
}


def numbers(state, reward):
    return ", ".join(f"{number:.4f}" for number in [*state, reward])


env = PushTEnv(obs_type="state")
for name, (start, way) in WAYS.items():
    state, _ = env.reset(options={"reset_to_state": start})
    print(name, "from", numbers(state, 0))
    for x, y, ticks in way:
        for _ in range(ticks):
            state, reward, *_ = env.step(np.array([x, y], float))
        print(f"  {ticks} ticks to {x}, {y}:", numbers(state, reward))
