"""LeRobot's own LeRobotDataset."""
import json
import os
import shutil

import numpy as np

import told
from told import alike, key, same

os.environ["HF_HUB_OFFLINE"] = "1"
os.environ["HF_DATASETS_CACHE"] = os.path.join(os.environ.get("TMPDIR", "/tmp"), "reins-hf")


def read(world, attempts, path):
    import lerobot.datasets.lerobot_dataset as module

    dataset = module.LeRobotDataset("me/reins", root=path, video_backend="pyav")
    assert dataset.num_episodes == len(attempts)
    assert dataset.num_frames == sum(map(len, attempts))
    films = {f"observation.images.{key(c['name'])}": c["name"] for c in world["cameras"]}
    assert set(dataset.meta.camera_keys) == set(films), dataset.meta.camera_keys
    at = 0
    for number, attempt in enumerate(attempts):
        for i in range(len(attempt)):
            item = dataset[at]
            where = f"frame {at}"
            same(where + " state", item["observation.state"].numpy(), attempt.states[i])
            same(where + " action", item["action"].numpy(), attempt.executed[i])
            same(where + " reward", np.float32(item["next.reward"]).reshape(-1)[0], attempt.rewards[i, 0])
            same(where + " driver", bool(item["intervention"]), bool(attempt.driven[i]))
            same(where + " episode", int(item["episode_index"]), number)
            assert item["task"] == attempt.task, item["task"]
            for film, camera in films.items():
                picture = item[film].numpy().transpose(1, 2, 0) * 255
                alike(where + " " + camera, picture, attempt.pictures[camera][i])
            at += 1
    return "states, actions, rewards, who drove, episodes, tasks; pictures nearly (video)"


def write(world, attempts, path):
    import lerobot.datasets.lerobot_dataset as module

    features = {
        "observation.state": {"dtype": "float32", "shape": (len(world["state"]),), "names": [c["name"] for c in world["state"]]},
        "action": {"dtype": "float32", "shape": (len(world["controls"]),), "names": [c["name"] for c in world["controls"]]},
        "next.reward": {"dtype": "float32", "shape": (1,), "names": None},
    }
    cameras = [camera for camera in world["cameras"] if min(camera["width"], camera["height"]) >= 64]
    for camera in cameras:
        features["observation.images." + key(camera["name"])] = {
            "dtype": "video",
            "shape": (camera["height"], camera["width"], 3),
            "names": ["height", "width", "channels"],
        }
    dataset = module.LeRobotDataset.create(
        "me/made", fps=round(1 / world["tickSeconds"]), features=features, root=path, use_videos=True
    )
    for attempt in attempts:
        for i in range(len(attempt)):
            frame = {
                "observation.state": attempt.states[i],
                "action": attempt.executed[i],
                "next.reward": attempt.rewards[i, :1],
                "task": attempt.task,
            }
            for camera in cameras:
                frame["observation.images." + key(camera["name"])] = attempt.pictures[camera["name"]][i]
            dataset.add_frame(frame)
        dataset.save_episode()
    dataset.finalize()
    return "LeRobotDataset.create, add_frame and save_episode, with video"


def versions():
    import lerobot

    return f"lerobot {lerobot.__version__}"


if __name__ == "__main__":
    told.run(read, write, versions())
