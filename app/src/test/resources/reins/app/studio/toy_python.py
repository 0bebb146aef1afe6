#!/usr/bin/env python3
"""Stands for a Python with Gymnasium: speaks the bridge's wire by itself, with faults on purpose.

Toy-v0 counts its ticks and takes a number, Words-v0 takes one of two words, Mute-v0 never answers,
Missing-v0 cannot be made; {"fault": "crash"} ends the program in every episode's tenth tick,
{"fault": "none"} tells a number there that is none.
"""
import json, os, struct, sys

WIDTH, HEIGHT = 24, 16


def send(message, *blobs):
    head = json.dumps({**message, "blobs": [len(blob) for blob in blobs]}).encode()
    wire.write(struct.pack(">I", len(head)) + head + b"".join(blobs))
    wire.flush()


def receive():
    head = sys.stdin.buffer.read(4)
    return json.loads(sys.stdin.buffer.read(struct.unpack(">I", head)[0])) if len(head) == 4 else None


def option(name):
    return sys.argv[sys.argv.index(name) + 1]


def seen(count, seed, camera):
    blobs = [struct.pack("<2f", count, seed % 100)]
    if camera and renders:
        blobs.append(bytes([count % 256, 80, 160]) * (WIDTH * HEIGHT))
    return blobs


wire = sys.stdout.buffer
if sys.argv[1] == "-c":  # asked whether it has Gymnasium
    print("toy\n" + sys.argv[0], end="")
    sys.exit()
env, kwargs = option("--env"), json.loads(option("--kwargs"))
renders = option("--camera") == "render"
if env == "Mute-v0":
    sys.stdin.buffer.read()
if env == "Missing-v0":
    send({"op": "error", "n": None, "kind": "NameNotFound", "say": "there is no Missing",
          "where": "", "trace": "Traceback (most recent call last):\nNameNotFound"})
    sys.exit()
words = {"name": "", "kind": "discrete", "shape": [], "n": 2, "start": 0}
box = {"name": "", "kind": "box", "shape": [1], "low": [-1], "high": [1]}
send({"op": "hello", "protocol": 1, "env": env, "python": sys.argv[0], "versions": {"toy": "1"},
      "observation": [{"name": "", "kind": "box", "shape": [2], "low": [0, 0], "high": [100, 100]}],
      "action": [words if env == "Words-v0" else box],
      "camera": [HEIGHT, WIDTH, 3] if renders else None, "fps": 50, "max_steps": 200})
count = seed = 0
while (request := receive()) is not None:
    answer = {"op": "obs", "n": request["n"], "info": {}}
    match request["op"]:
        case "close":
            send({"op": "bye", "n": request["n"]})
            break
        case "look":
            send({**answer, "op": "picture"}, seen(count, seed, True)[1])
            continue
        case "reset":
            count, seed = 0, request["seed"]
        case "replay":
            if request["seed"] is not None:
                count, seed = 0, request["seed"]
            count += len(request["actions"])
        case "step":
            count += 1
            if count == 10 and kwargs.get("fault") == "crash":
                print("Fatal Python error: Aborted", file=sys.stderr, flush=True)
                os.abort()
            reward = None if count == 10 and kwargs.get("fault") == "none" else 1
            answer.update(reward=reward, terminated=False, truncated=count >= 200)
    send(answer, *seen(count, seed, request.get("camera")))
