"""LeRobot's own converter from v2.1, then its LeRobotDataset."""
import shutil
from pathlib import Path

import reader_lerobot
import told


def read(world, attempts, path):
    from lerobot.datasets.v30 import convert_dataset_v21_to_v30 as converter

    older, newer = Path(path), Path(str(path) + "-converted")
    shutil.rmtree(newer, ignore_errors=True)
    converter.validate_local_dataset_version(older)
    converter.convert_info(older, newer, 100, 200)
    converter.convert_tasks(older, newer)
    episodes = converter.convert_data(older, newer, 100)
    films = converter.convert_videos(older, newer, 200)
    converter.convert_episodes_metadata(older, newer, episodes, films)
    return "converted to v3.0 by convert_dataset_v21_to_v30: " + reader_lerobot.read(world, attempts, newer)


def write(world, attempts, path):
    raise NotImplementedError("this lerobot writes v3.0")


if __name__ == "__main__":
    told.run(read, write, reader_lerobot.versions())
