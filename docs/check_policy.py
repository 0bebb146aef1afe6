"""Compares what a policy wanted while it drove in Reins with what its ONNX file gives in Python.

    pip install numpy onnxruntime
    python docs/check_policy.py SESSION.reins [POLICY.onnx]

Every recorded tick of one policy version is fed to ONNX Runtime again, episode by episode: the
version whose exported file is given, else the one that drove the most ticks. Fits policies that
draw no noise. What a policy remembers is made anew from the episode's first tick, whoever drove
then; that is right where it remembers what was seen.
"""

import sqlite3
import sys
import zlib

import numpy
import onnxruntime

session = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
if len(sys.argv) > 2:
    graph = open(sys.argv[2], "rb").read()
    found = session.execute("SELECT version FROM snapshot WHERE onnx = ?", (graph,)).fetchone()
    if not found:
        sys.exit(f"{sys.argv[2]} is not a policy of {sys.argv[1]}")
    (version,) = found
else:
    (version,) = session.execute(
        "SELECT policy_version FROM step GROUP BY 1 ORDER BY count(*) DESC").fetchone()
    (graph,) = session.execute("SELECT onnx FROM snapshot WHERE version = ?", (version,)).fetchone()

policy = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
shapes = {i.name: i.shape for i in policy.get_inputs()}
if "noise" in shapes:
    sys.exit(f"version {version} draws its actions, so it cannot be repeated here")
camera = policy.get_modelmeta().custom_metadata_map.get("reins.camera")


def picture(episode, tick):
    """The frame of the policy's camera, else of the first one."""
    width, height, pixels = session.execute(
        "SELECT width, height, pixels FROM frame WHERE episode = ? AND tick = ?"
        " AND coalesce(camera = ?, 1) ORDER BY number", (episode, tick, camera)).fetchone()
    if len(pixels) != width * height * 3:
        pixels = zlib.decompress(pixels, wbits=-15)
    return numpy.frombuffer(pixels, numpy.uint8).reshape(1, height, width, 3)


ticks, greatest, driven, memory = 0, 0.0, None, None
for episode, tick, drove, state, wish in session.execute(
        "SELECT episode, tick, policy_version, state, coalesce(proposed, executed) FROM step"
        " WHERE episode IN (SELECT episode FROM step WHERE policy_version = ?)"
        " ORDER BY episode, tick", (version,)).fetchall():
    if "memory" not in shapes and drove != version:
        continue
    if driven != episode:
        driven, memory = episode, numpy.zeros((1, shapes.get("memory", [1, 0])[1]), numpy.float32)
    inputs = {"memory": memory} if "memory" in shapes else {}
    if "observation" in shapes:
        inputs["observation"] = numpy.frombuffer(state, "<f4")[None]
    if "image" in shapes:
        inputs["image"] = picture(episode, tick)
    action, *rest = policy.run(["action"] + ["next_memory"] * ("memory" in shapes), inputs)
    memory = rest[0] if rest else memory
    if drove == version:
        greatest = max(greatest, abs(action[0] - numpy.frombuffer(wish, "<f4")).max())
        ticks += 1
if not ticks:
    sys.exit(f"version {version} drove no tick of {sys.argv[1]} that can be repeated")
print(f"version {version}: {ticks} ticks, greatest difference {greatest:.1e}")
sys.exit(int(greatest > 1e-5))
