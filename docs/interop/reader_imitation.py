"""imitation's own serialize.load; it no longer writes .npz, so what is imported is written as it did."""
import importlib.metadata
import warnings

import numpy as np

import told
from told import same


def read(world, attempts, path):
    from imitation.data import serialize

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        trajectories = serialize.load_with_rewards(path)
    assert len(trajectories) == len(attempts)
    with np.load(path, allow_pickle=False) as arrays:
        assert all(arrays[name].dtype != object for name in arrays)
    for i, (trajectory, attempt) in enumerate(zip(trajectories, attempts)):
        same(f"obs of {i}", trajectory.obs, attempt.states)
        same(f"acts of {i}", trajectory.acts, attempt.executed)
        same(f"rews of {i}", trajectory.rews, attempt.rewards[:, 0])
        assert trajectory.terminal == attempt.terminal
    return "observations with the last ones, actions, rewards, terminal; no pickles"


def write(world, attempts, path):
    lengths = [len(attempt) for attempt in attempts]
    np.savez_compressed(
        path,
        obs=np.concatenate([attempt.states for attempt in attempts]),
        acts=np.concatenate([attempt.executed for attempt in attempts]),
        rews=np.concatenate([attempt.rewards[:, 0] for attempt in attempts]),
        infos=np.array([{}] * sum(lengths), dtype=object),
        terminal=np.array([attempt.terminal for attempt in attempts]),
        indices=np.cumsum(lengths[:-1]),
    )
    return "numpy.savez_compressed as imitation did before 1.0, with its pickled infos"


def versions():
    return f"imitation {importlib.metadata.version('imitation')}, numpy {np.__version__}"


if __name__ == "__main__":
    told.run(read, write, versions())
