"""Minari's own MinariDataset and create_dataset_from_buffers."""
import os
import pathlib
import shutil
import tempfile

import numpy as np

import told
from told import key, same


def read(world, attempts, path):
    import minari

    dataset = minari.MinariDataset(os.path.join(path, "data"))
    assert dataset.total_episodes == len(attempts)
    assert dataset.total_steps == sum(map(len, attempts))
    low = [c.get("low", -np.inf) for c in world["controls"]]
    same("lowest actions", dataset.action_space.low, np.array(low, np.float32))
    for episode, attempt in zip(dataset.iterate_episodes(), attempts):
        where = f"episode {episode.id}"
        seen = episode.observations
        same(where + " state", seen["state"], attempt.states)
        for camera, pictures in attempt.pictures.items():
            same(where + " " + camera, seen[key(camera)], pictures)
        same(where + " actions", episode.actions, attempt.executed)
        same(where + " rewards", episode.rewards.astype(np.float32), attempt.rewards[:, 0])
        last = np.zeros(len(attempt), bool)
        last[-1] = True
        same(where + " terminations", episode.terminations, last & attempt.terminal)
        same(where + " truncations", episode.truncations, last & (not attempt.terminal))
        assert episode.terminations.dtype == bool
        same(where + " driver", episode.infos["intervention"][1:], attempt.driven)
    return "states and pictures with the last ones, actions, rewards, terminations, truncations, who drove"


def write(world, attempts, path):
    with tempfile.TemporaryDirectory() as root:
        os.environ["MINARI_DATASETS_PATH"] = root
        import gymnasium
        import minari
        from minari.data_collector import EpisodeBuffer

        spaces = {"state": gymnasium.spaces.Box(-np.inf, np.inf, (len(world["state"]),), np.float32)}
        for camera in world["cameras"]:
            shape = (camera["height"], camera["width"], 3)
            spaces[key(camera["name"])] = gymnasium.spaces.Box(0, 255, shape, np.uint8)
        buffers = []
        for attempt in attempts:
            last = np.zeros(len(attempt), bool)
            last[-1] = True
            seen = {"state": list(attempt.states)}
            for camera, pictures in attempt.pictures.items():
                seen[key(camera)] = list(pictures)
            buffers.append(
                EpisodeBuffer(
                    observations=seen,
                    actions=list(attempt.executed),
                    rewards=[float(r) for r in attempt.rewards[:, 0]],
                    terminations=list(last & attempt.terminal),
                    truncations=list(last & (not attempt.terminal)),
                )
            )
        minari.create_dataset_from_buffers(
            "made/here-v0",
            buffer=buffers,
            action_space=gymnasium.spaces.Box(-1, 1, (len(world["controls"]),), np.float32),
            observation_space=gymnasium.spaces.Dict(spaces),
            description="interoperation",
        )
        shutil.copytree(pathlib.Path(root, "made", "here-v0"), path)
    return "create_dataset_from_buffers, its pictures as JPEG"


def versions():
    import h5py
    import minari

    return f"minari {minari.__version__}, h5py {h5py.__version__}"


if __name__ == "__main__":
    told.run(read, write, versions())
