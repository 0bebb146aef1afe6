"""How many soft actor-critic updates a second Stable-Baselines3 makes, on one thread.

    pip install stable-baselines3
    OMP_NUM_THREADS=1 python sb3_sac.py --hidden 256 --updates 500

The data are random numbers of the shape of LunarLanderContinuous (8 numbers seen, 2 controls), so
no world is stepped and only the updates are counted: two critics, batch 256, a learned temperature,
as Stable-Baselines3 has them by default. Prints one line of JSON: updates a second of wall clock
and of the process's own time, which other programs on the machine do not disturb as much.
"""

import argparse
import json
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import gymnasium
import numpy
import stable_baselines3
import torch
from stable_baselines3 import SAC
from stable_baselines3.common.logger import configure

STATES, CONTROLS, ROWS = 8, 2, 20_000


class Nowhere(gymnasium.Env):
    """Spaces of the lander's shape; it is never stepped."""

    observation_space = gymnasium.spaces.Box(-10, 10, (STATES,), numpy.float32)
    action_space = gymnasium.spaces.Box(-1, 1, (CONTROLS,), numpy.float32)


def learner(hidden: int, batch: int) -> SAC:
    model = SAC(
        "MlpPolicy",
        Nowhere(),
        buffer_size=ROWS,
        batch_size=batch,
        policy_kwargs={"net_arch": [hidden, hidden]},
        seed=1,
        device="cpu",
    )
    model.set_logger(configure(None, []))
    random = numpy.random.default_rng(1)
    for _ in range(ROWS):
        model.replay_buffer.add(
            random.standard_normal((1, STATES), numpy.float32),
            random.standard_normal((1, STATES), numpy.float32),
            random.uniform(-1, 1, (1, CONTROLS)).astype(numpy.float32),
            random.standard_normal(1),
            random.random(1) < 0.01,
            [{}],
        )
    return model


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--hidden", type=int, default=256)
    options.add_argument("--batch", type=int, default=256)
    options.add_argument("--updates", type=int, default=500)
    options.add_argument("--profile", action="store_true", help="print where the time goes")
    chosen = options.parse_args()

    torch.set_num_threads(1)
    model = learner(chosen.hidden, chosen.batch)
    model.train(gradient_steps=50, batch_size=chosen.batch)  # warming up
    if chosen.profile:
        with torch.profiler.profile() as profile:
            model.train(gradient_steps=chosen.updates, batch_size=chosen.batch)
        print(profile.key_averages().table(sort_by="self_cpu_time_total", row_limit=25))
        return
    wall, own = time.perf_counter(), time.process_time()
    model.train(gradient_steps=chosen.updates, batch_size=chosen.batch)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    figures = {
        "hidden": chosen.hidden,
        "updates": chosen.updates,
        "updatesPerSecond": round(chosen.updates / wall, 1),
        "updatesPerOwnSecond": round(chosen.updates / own, 1),
        "stableBaselines3": stable_baselines3.__version__,
        "torch": torch.__version__,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
