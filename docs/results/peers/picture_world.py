"""An environment that tells a picture of 640x480 and costs nothing else: PictureBench-v0."""

import gymnasium
import numpy
from gymnasium import spaces


class PictureBench(gymnasium.Env):
    observation_space = spaces.Box(0, 255, (480, 640, 3), numpy.uint8)
    action_space = spaces.Box(-1, 1, (2,), numpy.float32)
    metadata = {"render_fps": 30}

    def __init__(self):
        random = numpy.random.default_rng(1)
        self.film = [random.integers(0, 256, (480, 640, 3), numpy.uint8) for _ in range(8)]
        self.ticks = 0

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.ticks = 0
        return self.film[0], {}

    def step(self, action):
        self.ticks += 1
        return self.film[self.ticks % len(self.film)], 0.0, False, False, {}


gymnasium.register("PictureBench-v0", PictureBench, max_episode_steps=500)
