"""donkeycar's own Tub."""
import contextlib
import os

import numpy as np

import told
from told import alike, same

with contextlib.redirect_stdout(open(os.devnull, "w")):
    import donkeycar
    from donkeycar.parts.tub_v2 import Tub


def controls(world, executed):
    at = {channel["name"]: i for i, channel in enumerate(world["controls"])}
    gas, brake = executed[:, at["gas"]], executed[:, at["brake"]]
    return executed[:, at["steer"]].astype(float), gas.astype(float) - brake.astype(float)


def read(world, attempts, path):
    from PIL import Image

    tub = Tub(path, read_only=True)
    records = list(tub)
    assert len(records) == len(tub) == sum(map(len, attempts))
    at = 0
    for number, attempt in enumerate(attempts):
        angles, throttles = controls(world, attempt.executed)
        front = attempt.pictures[world["cameras"][0]["name"]]
        for i in range(len(attempt)):
            record = records[at]
            where = f"record {at}"
            assert record["_index"] == at and record["_session_id"].endswith(f"_{number}")
            same(where + " state", np.float32(record["reins/state"]), attempt.states[i])
            same(where + " executed", np.float32(record["reins/executed"]), attempt.executed[i])
            assert record["user/mode"] == ("user" if attempt.driven[i] else "pilot")
            driver = "user" if record["reins/mode"] in (3, 4) else "pilot"
            if record["reins/mode"] != 5:
                same(where + " angle", record[driver + "/angle"], angles[i], 1e-7)
                same(where + " throttle", record[driver + "/throttle"], throttles[i], 1e-7)
            with Image.open(os.path.join(tub.images_base_path, record["cam/image_array"])) as image:
                wanted = Image.fromarray(front[i]).resize((160, 120), Image.BILINEAR)
                alike(where + " picture", np.asarray(image), np.asarray(wanted))
            at += 1
    tub.close()
    return "angles and throttles (to 1e-7), modes, states, sessions; pictures nearly (scaled, JPEG)"


def write(world, attempts, path):
    tub = Tub(
        path,
        inputs=["cam/image_array", "user/angle", "user/throttle", "user/mode", "imu/gyr_x"],
        types=["image_array", "float", "float", "str", "float"],
        metadata=["car:blue"],
        max_catalog_len=10,
    )
    for attempt in attempts:
        angles, throttles = controls(world, attempt.executed)
        front = attempt.pictures[world["cameras"][0]["name"]]
        for i in range(len(attempt)):
            tub.write_record(
                {
                    "cam/image_array": front[i],
                    "user/angle": angles[i],
                    "user/throttle": throttles[i],
                    "user/mode": "user",
                    "imu/gyr_x": float(attempt.states[i, 0]),
                }
            )
        tub.manifest._update_session_info()
        tub.manifest.session_id = tub.manifest.create_new_session_id()
    tub.close()
    return "Tub.write_record, its pictures as JPEG"


if __name__ == "__main__":
    told.run(read, write, f"donkeycar {donkeycar.__version__}")
