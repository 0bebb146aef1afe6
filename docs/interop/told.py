"""What the session store holds, as the program wrote it down, and how to compare with it."""
import base64
import json
import sys

import numpy as np

NOT_RUN = 77


class Attempt:
    def __init__(self, told, world):
        self.task = told["task"]
        self.ending = told["ending"]
        self.states = np.array(told["states"], np.float32).reshape(-1, len(world["state"]))
        self.executed = np.array(told["executed"], np.float32)
        self.rewards = np.array(told["rewards"], np.float32)
        self.driven = np.array(told["driven"], bool)
        self.pictures = {
            camera["name"]: np.frombuffer(
                base64.b64decode(told["pictures"][camera["name"]]), np.uint8
            ).reshape(-1, camera["height"], camera["width"], 3)
            for camera in world["cameras"]
        }

    @property
    def terminal(self):
        return self.ending in ("SUCCESS", "FAILURE")

    def __len__(self):
        return len(self.executed)


def load(path):
    with open(path, encoding="utf-8") as lines:
        world = json.loads(next(lines))
        return world, [Attempt(json.loads(line), world) for line in lines]


numbers = 0


def same(what, got, want, tolerance=0.0):
    """Stops where numbers differ; counts them where they do not."""
    global numbers
    got, want = np.asarray(got), np.asarray(want)
    if got.shape != want.shape:
        sys.exit(f"{what}: shape {got.shape}, not {want.shape}")
    if tolerance:
        equal = np.allclose(got, want, rtol=0, atol=tolerance)
    else:
        equal = np.array_equal(got, want)
    if not equal:
        far = np.max(np.abs(np.asarray(got, float) - np.asarray(want, float)))
        sys.exit(f"{what}: differs by {far}")
    numbers += got.size


def alike(what, got, want):
    """Pictures that were compressed: the mean of all colours may differ by 6 of 255."""
    global numbers
    if np.shape(got) != np.shape(want):
        sys.exit(f"{what}: shape {np.shape(got)}, not {np.shape(want)}")
    far = np.mean(np.abs(np.asarray(got, float) - np.asarray(want, float)))
    if far > 6:
        sys.exit(f"{what}: differs by {far:.1f} of 255 on average")
    numbers += np.size(got)


def key(camera):
    return "".join(c if c.isalnum() or c == "_" else "_" for c in camera)


def run(read, write, versions):
    """python READER.py read TOLD EXPORT, or python READER.py write TOLD OUT."""
    what, told, path = sys.argv[1:4]
    world, attempts = load(told)
    words = (read if what == "read" else write)(world, attempts, path)
    say(words, versions)


def say(words, versions):
    print(json.dumps({"versions": versions, "compared": words, "numbers": numbers}))
