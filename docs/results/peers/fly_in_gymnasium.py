"""Flies a Reins policy in the Gymnasium world that its own world was made after.

    pip install "gymnasium[box2d]" numpy onnxruntime
    python fly_in_gymnasium.py POLICY.onnx [--episodes 100] [--seed 0] [--noise]

The file names its world: `lander` flies in LunarLander-v3 with continuous actions, `walker` walks in
BipedalWalker-v3. Without --noise a policy that draws noise gets zeros, which is its mean action, as
`./reins evaluate` does. Prints one line of JSON: the mean return with its standard error, the share
of episodes that succeeded, and their mean length in ticks. Success is what Reins calls so: at rest
between the flags; at the end of the course.
"""

import argparse
import json
import os
import statistics
import sys

os.environ.setdefault("OMP_NUM_THREADS", "1")

import gymnasium
import numpy
import onnxruntime


def is_landed(state, reward, over):
    return over and reward == 100 and abs(float(state[0])) <= 0.2


def is_walked(state, reward, over):
    return over and reward != -100


# Reins' world: Gymnasium's id, its settings, what success is
WORLDS = {
    "lander": ("LunarLander-v3", {"continuous": True}, is_landed),
    "walker": ("BipedalWalker-v3", {}, is_walked),
}


class Policy:
    """A policy file and what it remembers during an episode."""

    def __init__(self, file, noise):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self.session = onnxruntime.InferenceSession(
            file, options, providers=["CPUExecutionProvider"])
        self.sizes = {wanted.name: wanted.shape[-1] for wanted in self.session.get_inputs()}
        unknown = set(self.sizes) - {"observation", "noise", "memory"}
        if unknown:
            sys.exit(f"the policy wants {', '.join(sorted(unknown))}, which Gymnasium does not give")
        self.random = numpy.random.default_rng(noise) if noise is not None else None
        self.begin()

    def world(self):
        return self.session.get_modelmeta().custom_metadata_map.get("reins.world", "")

    def begin(self):
        self.memory = numpy.zeros((1, self.sizes.get("memory", 0)), numpy.float32)

    def act(self, state):
        given = {}
        if "observation" in self.sizes:
            given["observation"] = numpy.asarray(state, numpy.float32)[None]
        if "noise" in self.sizes:
            shape = (1, self.sizes["noise"])
            drawn = numpy.zeros(shape) if self.random is None else self.random.normal(size=shape)
            given["noise"] = drawn.astype(numpy.float32)
        if "memory" not in self.sizes:
            return self.session.run(["action"], given)[0][0]
        given["memory"] = self.memory
        action, self.memory = self.session.run(["action", "next_memory"], given)
        return action[0]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("policy")
    parser.add_argument("--episodes", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--noise", action="store_true")
    given = parser.parse_args()

    policy = Policy(given.policy, given.seed if given.noise else None)
    if policy.world() not in WORLDS:
        sys.exit(f"Gymnasium has no world for '{policy.world()}'; there is one for "
                 f"{' and '.join(WORLDS)}")
    name, settings, succeeded = WORLDS[policy.world()]
    world = gymnasium.make(name, **settings)
    returns, successes, ticks = [], 0, 0
    for episode in range(given.episodes):
        state, _ = world.reset(seed=given.seed + episode)
        policy.begin()
        total, over, cut = 0.0, False, False
        while not (over or cut):
            action = policy.act(state)
            state, reward, over, cut, _ = world.step(
                numpy.clip(action, world.action_space.low, world.action_space.high))
            total += float(reward)
            ticks += 1
        returns.append(total)
        successes += succeeded(state, reward, over)
    spread = statistics.stdev(returns) if len(returns) > 1 else 0.0
    print(json.dumps({
        "world": name,
        "episodes": given.episodes,
        "return": round(statistics.mean(returns), 1),
        "standardError": round(spread / len(returns) ** 0.5, 1),
        "success": successes / given.episodes,
        "ticks": round(ticks / given.episodes, 1),
    }))


if __name__ == "__main__":
    main()
