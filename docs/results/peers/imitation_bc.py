"""How many behaviour-cloning updates a second the imitation library makes, on one thread.

    pip install imitation
    OMP_NUM_THREADS=1 python imitation_bc.py --hidden 256 --updates 2000

The data are random numbers of the shape of LunarLanderContinuous (8 numbers seen, 2 controls); its
DAgger trains by the same class. Adam, batch 256, a Gaussian policy, as imitation has them. Prints
one line of JSON: updates a second of wall clock and of the process's own time.
"""

import argparse
import json
import os
import tempfile
import time

os.environ.setdefault("OMP_NUM_THREADS", "1")

import gymnasium
import imitation
import numpy
import torch
from imitation.algorithms import bc
from imitation.data import types
from imitation.util import logger
from stable_baselines3.common import policies

STATES, CONTROLS, ROWS, BATCH = 8, 2, 20_000, 256


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--hidden", type=int, default=256)
    options.add_argument("--updates", type=int, default=2000)
    chosen = options.parse_args()

    torch.set_num_threads(1)
    random = numpy.random.default_rng(1)
    seen = gymnasium.spaces.Box(-10, 10, (STATES,), numpy.float32)
    controls = gymnasium.spaces.Box(-1, 1, (CONTROLS,), numpy.float32)
    states = random.standard_normal((ROWS, STATES), numpy.float32)
    demonstrations = types.Transitions(
        obs=states,
        acts=random.uniform(-1, 1, (ROWS, CONTROLS)).astype(numpy.float32),
        infos=numpy.array([{}] * ROWS),
        next_obs=states,
        dones=numpy.zeros(ROWS, bool),
    )
    policy = policies.ActorCriticPolicy(
        seen, controls, lambda _: 1e-3, net_arch=[chosen.hidden, chosen.hidden]
    )
    learner = bc.BC(
        observation_space=seen,
        action_space=controls,
        rng=random,
        policy=policy,
        demonstrations=demonstrations,
        batch_size=BATCH,
        custom_logger=logger.configure(tempfile.mkdtemp(), []),
    )
    learner.train(n_batches=50, progress_bar=False)  # warming up
    wall, own = time.perf_counter(), time.process_time()
    learner.train(n_batches=chosen.updates, progress_bar=False)
    wall, own = time.perf_counter() - wall, time.process_time() - own
    figures = {
        "hidden": chosen.hidden,
        "updates": chosen.updates,
        "updatesPerSecond": round(chosen.updates / wall, 1),
        "updatesPerOwnSecond": round(chosen.updates / own, 1),
        "imitation": imitation.__version__,
        "torch": torch.__version__,
    }
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
