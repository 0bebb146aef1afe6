"""ONNX's own checker, and ONNX Runtime running a policy that Reins trained."""
import base64
import json
import sys

import numpy as np
import onnx
import onnxruntime

import told
from told import same

OUTPUTS = ("doubt", "risk")
TOLERANCE = 1e-5


def read(lines, path):
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)
    policy = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    inputs = {i.name: i for i in policy.get_inputs()}
    told_of = {o.name for o in policy.get_outputs()}
    answer = "word" if "word" in told_of else "action"
    outputs = [answer] + sorted(told_of & {*OUTPUTS, "next_memory"})
    world = policy.get_modelmeta().custom_metadata_map["reins.world"]
    memory = None
    for number, line in enumerate(lines):
        tick = json.loads(line)
        if tick["first"]:
            memory = np.zeros((1, inputs["memory"].shape[1]), np.float32) if "memory" in inputs else None
        fed = {
            "observation": np.array([tick["state"]], np.float32),
            "noise": np.array([tick["noise"]], np.float32),
            "memory": memory,
        }
        for image in inputs:
            if image.startswith("image."):
                pixels = np.frombuffer(base64.b64decode(tick["picture"]), np.uint8)
                fed[image] = pixels.reshape(1, *inputs[image].shape[1:])
        given = dict(zip(outputs, policy.run(outputs, {name: fed[name] for name in inputs})))
        memory = given.get("next_memory")
        where = f"tick {number}"
        same(f"{where} {answer}", given[answer][0], np.float32(tick[answer]), TOLERANCE)
        for output in OUTPUTS:
            if output in given:
                same(where + " " + output, given[output][0], np.float32(tick[output]), TOLERANCE)
    return f"onnx.checker (full); over what was recorded in {world}: " + ", ".join(
        [answer + "s"] + [output for output in OUTPUTS if output in outputs]
    ) + " (to 1e-5); from " + ", ".join(sorted(inputs))


if __name__ == "__main__":
    with open(sys.argv[2], encoding="utf-8") as lines:
        words = read(lines, sys.argv[3])
    told.say(words, f"onnx {onnx.__version__}, onnxruntime {onnxruntime.__version__}")
