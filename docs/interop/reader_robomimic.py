"""robomimic's own SequenceDataset; what is imported is written by h5py in the layout of its documentation,
for robomimic has no writer of its own without a simulator."""
import json

import h5py
import numpy as np

import told
from told import key, same


def scaled(world, executed):
    low = np.array([c.get("low", -np.inf) for c in world["controls"]])
    high = np.array([c.get("high", np.inf) for c in world["controls"]])
    return (executed.astype(float) - low) / (high - low) * 2 - 1


def read(world, attempts, path):
    import robomimic.utils.obs_utils as obs_utils
    from robomimic.utils.dataset import SequenceDataset

    cameras = [key(camera["name"]) + "_image" for camera in world["cameras"]]
    names = ["state"] + cameras
    obs_utils.initialize_obs_utils_with_obs_specs(
        {"obs": {"low_dim": ["state"], "rgb": cameras, "depth": [], "scan": []}}
    )
    keys = ["actions", "rewards", "dones", "interventions"]
    dataset = SequenceDataset(
        hdf5_path=path,
        obs_keys=names,
        dataset_keys=keys,
        hdf5_cache_mode=None,
        hdf5_use_swmr=True,
        load_next_obs=True,
    )
    with h5py.File(path, "r") as file:
        args = json.loads(file["data"].attrs["env_args"])
        assert args["env_name"] == world["id"] and args["type"] == 2
        assert file["data"].attrs["total"] == len(dataset)
    at = 0
    for attempt in attempts:
        actions = scaled(world, attempt.executed)
        for i in range(len(attempt)):
            item = dataset[at]
            at += 1
            where = f"item {at}"
            same(where + " state", item["obs"]["state"][0], attempt.states[i])
            same(where + " next state", item["next_obs"]["state"][0], attempt.states[i + 1])
            for camera, name in zip(world["cameras"], cameras):
                pictures = attempt.pictures[camera["name"]]
                same(where + " " + name, item["obs"][name][0], pictures[i])
                same(where + " next " + name, item["next_obs"][name][0], pictures[i + 1])
            same(where + " actions", item["actions"][0], actions[i], 1e-6)
            same(where + " reward", np.float32(item["rewards"][0]), attempt.rewards[i, 0])
            last = i == len(attempt) - 1
            same(where + " done", item["dones"][0], int(last and attempt.terminal))
            same(where + " driver", item["interventions"][0], int(attempt.driven[i]))
    assert at == len(dataset)
    halves = [
        SequenceDataset(
            hdf5_path=path,
            obs_keys=["state"],
            dataset_keys=keys,
            filter_by_attribute=mask,
            hdf5_cache_mode="low_dim",
        )
        for mask in ("train", "valid")
    ]
    assert sum(half.n_demos for half in halves) == len(attempts)
    return "states, next states, pictures, scaled actions (to 1e-6), rewards, dones, who drove, masks"


def write(world, attempts, path):
    with h5py.File(path, "w") as file:
        data = file.create_group("data")
        data.attrs["total"] = sum(map(len, attempts))
        data.attrs["env_args"] = json.dumps({"env_name": "Lift", "type": 1, "env_kwargs": {"control_freq": 50}})
        for i, attempt in enumerate(attempts):
            demo = data.create_group(f"demo_{i}")
            demo.attrs["num_samples"] = len(attempt)
            demo.create_dataset("actions", data=attempt.executed.astype(float))
            demo.create_dataset("rewards", data=attempt.rewards[:, 0].astype(float))
            dones = np.zeros(len(attempt), int)
            dones[-1] = attempt.terminal
            demo.create_dataset("dones", data=dones)
            demo.create_dataset("states", data=np.zeros((len(attempt), 3)))
            for name, part in (("obs", slice(0, -1)), ("next_obs", slice(1, None))):
                demo.create_dataset(f"{name}/robot0_eef_pos", data=attempt.states[part], compression="gzip")
                for camera, pictures in attempt.pictures.items():
                    demo.create_dataset(f"{name}/{key(camera)}_image", data=pictures[part], compression="gzip")
    return "h5py, in the layout of robomimic's documentation, with gzip"


def versions():
    import robomimic

    return f"robomimic {robomimic.__version__}, h5py {h5py.__version__}"


if __name__ == "__main__":
    told.run(read, write, versions())
