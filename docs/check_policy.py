"""Compares what a policy wanted while it drove in Reins with what its ONNX file gives in Python.

    pip install numpy onnxruntime
    python docs/check_policy.py SESSION.reins [POLICY.onnx]

Every recorded tick of one policy version is fed to ONNX Runtime again, episode by episode: the
version whose exported file is given, else the one that drove the most ticks. Fits policies that
draw no noise. What a policy remembers is rebuilt from the episode's first tick, whoever drove
then; that is right where it remembers what was seen.
"""

import sqlite3
import sys
import zlib

import numpy
import onnxruntime

session = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)


def has(table, column):
    """Whether the session is new enough to have that column."""
    return column in {row[1] for row in session.execute(f"PRAGMA table_info({table})")}


body = "body" if has("snapshot", "body") else "onnx"
coding = "coding" if has("frame", "coding") else "0"
as_tick = "as_tick" if has("frame", "as_tick") else "NULL"
if len(sys.argv) > 2:
    graph = open(sys.argv[2], "rb").read()
    found = session.execute(f"SELECT version FROM snapshot WHERE {body} = ?", (graph,)).fetchone()
    if not found:
        sys.exit(f"{sys.argv[2]} is not a policy of {sys.argv[1]}")
    (version,) = found
else:
    (version,) = session.execute(
        "SELECT policy_version FROM step GROUP BY 1 ORDER BY count(*) DESC").fetchone()
    (graph,) = session.execute(f"SELECT {body} FROM snapshot WHERE version = ?", (version,)).fetchone()

policy = onnxruntime.InferenceSession(graph, providers=["CPUExecutionProvider"])
shapes = {i.name: i.shape for i in policy.get_inputs()}
if "noise" in shapes:
    sys.exit(f"version {version} draws its actions, so it cannot be repeated here")
answer = next(o.name for o in policy.get_outputs() if o.name in ("action", "word"))
metadata = policy.get_modelmeta().custom_metadata_map


def picture(name, episode, tick):
    """The frame of the camera that an input is named after, else of the file's or the first one."""
    camera = name[len("image."):] or metadata.get("reins.camera")
    width, height, code, pixels, same, number = session.execute(
        f"SELECT width, height, {coding}, pixels, {as_tick}, number FROM frame WHERE episode = ?"
        " AND tick = ? AND coalesce(camera = ?, 1) ORDER BY number",
        (episode, tick, camera)).fetchone()
    if same is not None:  # it shows what that tick showed, and keeps no pixels of its own
        code, pixels = session.execute(
            f"SELECT {coding}, pixels FROM frame WHERE episode = ? AND tick = ? AND number = ?",
            (episode, same, number)).fetchone()
    if code:
        sys.exit(f"version {version} saw pictures packed as JPEG, which are not unpacked here")
    if len(pixels) != width * height * 3:
        pixels = zlib.decompress(pixels, wbits=-15)
    return numpy.frombuffer(pixels, numpy.uint8).reshape(1, height, width, 3)


ticks, greatest, driven, memory = 0, 0.0, None, None
for episode, tick, drove, state, tokens, wish in session.execute(
        "SELECT episode, tick, policy_version, state, tokens, coalesce(proposed, executed) FROM step"
        " WHERE episode IN (SELECT episode FROM step WHERE policy_version = ?)"
        " ORDER BY episode, tick", (version,)).fetchall():
    if "memory" not in shapes and drove != version:
        continue
    if driven != episode:
        driven, memory = episode, numpy.zeros((1, shapes.get("memory", [1, 0])[1]), numpy.float32)
    inputs = {"memory": memory} if "memory" in shapes else {}
    if "observation" in shapes:
        inputs["observation"] = numpy.frombuffer(state, "<f4")[None]
    if "tokens" in shapes:
        inputs["tokens"] = numpy.frombuffer(tokens, "<i4").astype(numpy.int64)[None]
    for name in shapes:
        if name == "image" or name.startswith("image."):
            inputs[name] = picture(name, episode, tick)
    given, *rest = policy.run([answer] + ["next_memory"] * ("memory" in shapes), inputs)
    memory = rest[0] if rest else memory
    if drove == version:
        wanted = wish if answer == "word" else numpy.frombuffer(wish, "<f4")
        greatest = max(greatest, abs(given[0] - wanted).max())
        ticks += 1
if not ticks:
    sys.exit(f"version {version} drove no tick of {sys.argv[1]} that can be repeated")
print(f"version {version}: {ticks} ticks, greatest difference {greatest:.1e}")
sys.exit(int(greatest > 1e-5))
