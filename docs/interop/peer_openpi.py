"""openpi's own client and messages against those of Reins.

peer_openpi.py client PORT ASKED  asks a server of Reins for each state in ASKED (JSON), prints its actions (JSON)
peer_openpi.py server PORT        serves ten steps: the state's sum and the picture's mean, until a client leaves
"""

import asyncio
import json
import sys

import numpy
from openpi_client import msgpack_numpy
from openpi_client.websocket_client_policy import WebsocketClientPolicy


def client(port, asked):
    policy = WebsocketClientPolicy("127.0.0.1", port)
    assert policy.get_server_metadata()["world"] == "lander", policy.get_server_metadata()
    actions = []
    for state in json.load(open(asked)):
        for kind in (numpy.float32, numpy.float64):
            answer = policy.infer({"observation/state": numpy.asarray(state, kind)})
            assert answer["actions"].dtype == numpy.float32, answer
            assert answer["server_timing"]["infer_ms"] >= 0, answer
        actions.append([float(number) for number in answer["actions"][0]])
    try:
        policy.infer({"observation/wrong": numpy.zeros(8)})
        raise AssertionError("a wrong question was answered")
    except RuntimeError as refused:
        assert "'observation/state' is missing." in str(refused), refused
    print(json.dumps(actions))


def server(port):
    import websockets.asyncio.server

    left = asyncio.Event()

    async def serve(socket):
        packer = msgpack_numpy.Packer()
        await socket.send(packer.pack({"name": "sum"}))
        try:
            while True:
                asked = msgpack_numpy.unpackb(await socket.recv())
                assert asked["observation/image"].shape == (224, 224, 3), asked["observation/image"].shape
                assert asked["observation/image"].dtype == numpy.uint8
                total = float(asked["observation/state"].sum())
                mean = float(asked["observation/image"].mean())
                steps = numpy.asarray([[step, total, mean, len(asked["prompt"])] for step in range(10)])
                await socket.send(packer.pack({"actions": steps, "server_timing": {"infer_ms": numpy.float32(0.5)}}))
        except websockets.exceptions.ConnectionClosed:
            left.set()

    async def run():
        async with websockets.asyncio.server.serve(serve, "127.0.0.1", port, compression=None, max_size=None):
            await left.wait()

    asyncio.run(run())
    print("served")


if sys.argv[1] == "client":
    client(int(sys.argv[2]), sys.argv[3])
else:
    server(int(sys.argv[2]))
