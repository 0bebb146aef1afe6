"""pandas on pyarrow, with the pictures by Pillow; what is imported are our tables, rewritten by pandas."""
import os
import shutil

import numpy as np
import pandas
import pyarrow

import told
from told import same


def read(world, attempts, path):
    from PIL import Image

    for steps in (
        pandas.read_parquet(os.path.join(path, "steps.parquet")),
        pandas.read_csv(os.path.join(path, "steps.csv"), float_precision="round_trip"),
    ):
        assert len(steps) == sum(map(len, attempts))
        for number, attempt in enumerate(attempts, 1):
            where = f"episode {number}"
            mine = steps[steps["episode"] == number]
            for k, channel in enumerate(world["state"]):
                same(where + " state", np.float32(mine["state." + channel["name"]]), attempt.states[:-1, k])
            for k, channel in enumerate(world["controls"]):
                same(where + " action", np.float32(mine["action." + channel["name"]]), attempt.executed[:, k])
            for k, channel in enumerate(world["objectives"]):
                same(where + " reward", np.float32(mine["reward." + channel["name"]]), attempt.rewards[:, k])
            same(where + " driver", mine["driver"].to_numpy() == "teacher", attempt.driven)
    for camera, number, i in [
        (c["name"], n, i) for c in world["cameras"] for n, a in enumerate(attempts, 1) for i in range(len(a) + 1)
    ]:
        name = os.path.join(path, "frames", camera, f"episode-{number:06d}", f"{i:06d}.png")
        with Image.open(name) as image:
            same(name, np.asarray(image.convert("RGB")), attempts[number - 1].pictures[camera][i])
    return "states, actions, all rewards, who drove, in Parquet and in CSV; pictures with the last ones"


def write(world, attempts, path):
    import sys

    shutil.copytree(os.path.join(os.path.dirname(sys.argv[2]), "drive-table"), path)
    for name in ("steps.parquet", "episodes.parquet"):
        file = os.path.join(path, name)
        pandas.read_parquet(file).to_parquet(file)
    return "DataFrame.to_parquet of our tables"


if __name__ == "__main__":
    told.run(read, write, f"pandas {pandas.__version__}, pyarrow {pyarrow.__version__}")
