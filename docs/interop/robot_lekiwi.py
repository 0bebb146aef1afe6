"""Runs LeRobot's own host of a LeKiwi with a robot that exists in this file only.

    python robot_lekiwi.py --host.port_zmq_cmd=5555 --host.port_zmq_observations=5556

It prints what reaches the robot, a JSON object a line. Each picture shows when it was taken in 24
blocks (see stamp.py), and so does the observed y.vel: milliseconds of the wall clock modulo 4,000,
as metres a second from -2 to 2.
"""

import json
import sys
import tempfile
import time
import types

from stamp import stamped

ARM = ["shoulder_pan", "shoulder_lift", "elbow_flex", "wrist_flex", "wrist_roll", "gripper"]


class Anything(types.ModuleType):
    """Stands for what the host imports and does not use: drivers of motors and PyTorch."""

    __path__ = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {})


def say(**what):
    print(json.dumps(what), flush=True)


class LeKiwi:
    """A base that goes as it is told at once, and an arm whose joints go 90 a second."""

    def __init__(self, config):
        self.cameras = {"front": (480, 640), "wrist": (640, 480)}
        self.arm = {f"arm_{name}.pos": 10.0 * (i + 1) for i, name in enumerate(ARM)}
        self.to = dict(self.arm)
        self.base = {"x.vel": 0.0, "y.vel": 0.0, "theta.vel": 0.0}
        self.at = time.time()

    def connect(self):
        say(ready=True)

    def send_action(self, action):
        self.base = {name: action[name] for name in self.base}
        self.to = {name: action[name] for name in self.to}
        say(action=action)
        return action

    def stop_base(self):
        self.base = dict.fromkeys(self.base, 0.0)
        say(stopped=True)

    def get_observation(self):
        now = time.time()
        most = 90 * (now - self.at)
        self.at = now
        for name, to in self.to.items():
            self.arm[name] += max(-most, min(most, to - self.arm[name]))
        observed = {**self.arm, **self.base}
        observed["y.vel"] = int(1000 * now) % 4000 / 1000 - 2
        for name, (height, width) in self.cameras.items():
            observed[name] = stamped(width, height, (200, 40, 90))
        return observed

    def disconnect(self):
        say(left=True)


for name in [
    "torch",
    "huggingface_hub",
    "huggingface_hub.constants",
    "huggingface_hub.utils",
    "huggingface_hub.errors",
    "lerobot.processor",
    "lerobot.motors",
    "lerobot.motors.feetech",
    "lerobot.motors.motors_bus",
    "lerobot.robots.lekiwi.lekiwi",
]:
    sys.modules[name] = Anything(name)
sys.modules["huggingface_hub.constants"].HF_HOME = tempfile.gettempdir()
sys.modules["lerobot.robots.lekiwi.lekiwi"].LeKiwi = LeKiwi

from lerobot.robots.lekiwi import lekiwi_host  # noqa: E402

lekiwi_host.main()
