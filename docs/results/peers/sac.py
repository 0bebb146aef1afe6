"""How many soft actor-critic updates a second Stable-Baselines3 or its JAX sibling SBX makes, on
one thread.

    pip install stable-baselines3            # or: pip install sbx-rl
    OMP_NUM_THREADS=1 python sac.py --library stable_baselines3 --hidden 256 --updates 500
    OMP_NUM_THREADS=1 python sac.py --library sbx --layer-norm --hidden 256 --updates 500

The data are random numbers of the shape of LunarLanderContinuous (8 numbers seen, 2 controls), so
no world is stepped and only the updates are counted: two critics, batch 256, a learned temperature,
as both have them by default. SBX can normalise its critics' layers, as RLPD does, whose own JAX
code is in no package index. Prints one line of JSON: updates a second of wall clock and of the
process's own time, which other programs on the machine do not disturb as much.
"""

import argparse
import importlib
import json
import os
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("JAX_PLATFORMS", "cpu")
if hasattr(os, "sched_setaffinity"):  # XLA has as many threads as it may use cores
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})

import gymnasium
import numpy
import torch
from stable_baselines3.common.logger import configure

STATES, CONTROLS, ROWS = 8, 2, 20_000


class Nowhere(gymnasium.Env):
    """Spaces of the lander's shape; it is never stepped."""

    observation_space = gymnasium.spaces.Box(-10, 10, (STATES,), numpy.float32)
    action_space = gymnasium.spaces.Box(-1, 1, (CONTROLS,), numpy.float32)


def learner(library, hidden: int, batch: int, layer_norm: bool):
    networks = {"net_arch": [hidden, hidden]}
    if layer_norm:
        networks["layer_norm"] = True
    model = library.SAC(
        "MlpPolicy",
        Nowhere(),
        buffer_size=ROWS,
        batch_size=batch,
        policy_kwargs=networks,
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
    options.add_argument("--library", choices=["stable_baselines3", "sbx"], required=True)
    options.add_argument("--layer-norm", action="store_true", help="of the critics; SBX only")
    options.add_argument("--hidden", type=int, default=256)
    options.add_argument("--batch", type=int, default=256)
    options.add_argument("--updates", type=int, default=500)
    options.add_argument("--profile", action="store_true", help="print where the time goes")
    chosen = options.parse_args()

    torch.set_num_threads(1)
    library = importlib.import_module(chosen.library)
    model = learner(library, chosen.hidden, chosen.batch, chosen.layer_norm)
    for _ in range(2):  # SBX compiles anew for each number of steps
        model.train(gradient_steps=chosen.updates, batch_size=chosen.batch)
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
        chosen.library: library.__version__,
        "torch": torch.__version__,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
