"""Runs donkeycar's own loop and web page with a camera and a drive that exist in this file only.

    python robot_donkeycar.py 8887

It prints each change of what the drive is told, a JSON object a line. Each picture shows when it
was taken (see stamp.py).
"""

import contextlib
import json
import os
import sys

from stamp import stamped

with contextlib.redirect_stdout(open(os.devnull, "w")):
    from donkeycar.parts.web_controller.web import LocalWebController
    from donkeycar.vehicle import Vehicle


class Camera:
    def run(self):
        return stamped(160, 120, (200, 40, 90))


class Drive:
    def __init__(self):
        self.before = None

    def run(self, *told):
        if told != self.before:
            self.before = told
            words = dict(zip(["angle", "throttle", "mode", "recording"], told))
            print(json.dumps(words), flush=True)


vehicle = Vehicle()
vehicle.add(Camera(), outputs=["cam/image_array"])
vehicle.add(
    LocalWebController(port=int(sys.argv[1])),
    inputs=["cam/image_array", "tub/num_records", "user/mode", "recording"],
    outputs=["user/angle", "user/throttle", "user/mode", "recording", "web/buttons"],
    threaded=True,
)
vehicle.add(Drive(), inputs=["user/angle", "user/throttle", "user/mode", "recording"])
vehicle.start(rate_hz=20)
