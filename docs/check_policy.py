"""Compares what a policy wanted while it drove in Reins with what its ONNX file gives in Python.

    pip install numpy onnxruntime
    python docs/check_policy.py SESSION.reins [POLICY.onnx]

Every recorded tick of one policy version is fed to ONNX Runtime again: the version whose exported
file is given, else the one that drove the most ticks. Fits policies that draw no noise.
"""

import sqlite3
import sys

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

rows = session.execute(
    "SELECT state, coalesce(proposed, executed) FROM step WHERE policy_version = ?",
    (version,)).fetchall()
if not rows:
    sys.exit(f"version {version} drove no tick of {sys.argv[1]}")
states = numpy.stack([numpy.frombuffer(state, "<f4") for state, _ in rows])
wishes = numpy.stack([numpy.frombuffer(wish, "<f4") for _, wish in rows])

policy = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
if [i.name for i in policy.get_inputs()] != ["observation"]:
    sys.exit(f"version {version} wants more than an observation, so it cannot be repeated here")
actions = numpy.concatenate(
    [policy.run(["action"], {"observation": state[None]})[0] for state in states])
print(f"version {version}: {len(rows)} ticks, greatest difference {abs(actions - wishes).max():.1e}")
sys.exit(int(abs(actions - wishes).max() > 1e-5))
