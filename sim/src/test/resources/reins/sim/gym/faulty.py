"""An environment that does what its argument says at its second step."""
import os, sys, time
import gymnasium, numpy
from gymnasium import spaces


class Faulty(gymnasium.Env):
    metadata = {"render_modes": []}

    def __init__(self, fault):
        self.fault = fault
        self.ticks = 0
        self.observation_space = spaces.Dict({
            "arm": spaces.Dict({"place": spaces.Box(-1, 1, (2,), numpy.float64)}),
            "mode": spaces.Discrete(3, start=1),
            "pixels": spaces.Box(0, 255, (16, 20, 3), numpy.uint8),
            "codes": spaces.Box(0, 255, (2, 2, 3), numpy.uint8),
            "mission": spaces.Text(20)})
        self.action_space = spaces.Box(-numpy.inf, numpy.inf, (2,), numpy.float32)

    def seen(self):
        return {"arm": {"place": numpy.array([self.ticks / 10, 0.5])}, "mode": numpy.int64(2),
                "pixels": numpy.full((16, 20, 3), self.ticks, numpy.uint8),
                "codes": numpy.full((2, 2, 3), 7, numpy.uint8), "mission": "go"}

    def reset(self, seed=None, options=None):
        super().reset(seed=seed)
        self.ticks = 0
        return self.seen(), {"level": numpy.int32(4)}

    def step(self, action):
        self.ticks += 1
        if self.ticks == 2:
            self.break_down()
        return self.seen(), float("nan") if self.fault == "none" and self.ticks == 2 else 1.0, \
            False, False, {"is_success": numpy.bool_(self.ticks == 3), "deep": {"not": "told"}}

    def break_down(self):
        if self.fault == "print":
            print("to whom it may concern")
            os.system("echo a child's word")
            os.write(1, b"raw words\n")
        elif self.fault == "input":
            input("Continue? ")
        elif self.fault == "raise":
            raise ValueError("the arm is out of reach:\n  3 joints")
        elif self.fault == "exit":
            sys.exit(3)
        elif self.fault == "abort":
            os.abort()
        elif self.fault == "hang":
            time.sleep(1000)


gymnasium.register("Faulty-v0", entry_point=Faulty)
