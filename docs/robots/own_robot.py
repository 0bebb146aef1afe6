"""A pretend car that speaks Reins' protocol for robots of one's own (docs/robots.md).

    python3 own_robot.py [PORT]

It has a road that bends, a camera that draws it, and stops by itself. Python 3.9 and nothing else.
"""
import asyncio
import base64
import hashlib
import json
import math
import struct
import sys
import time

DEAD_MAN = 0.5
HALF_ROAD = 1.0
HELLO = {
    "protocol": 1,
    "state": [
        {"name": "speed", "unit": "m/s", "low": -1, "high": 1},
        {"name": "offset", "unit": "m", "low": -2, "high": 2},
        {"name": "heading", "unit": "rad", "low": -3.2, "high": 3.2},
    ],
    "controls": [
        {"name": "steering", "low": -1, "high": 1},
        {"name": "throttle", "unit": "m/s", "low": -1, "high": 1, "speed": True},
    ],
    "cameras": [{"name": "front", "width": 160, "height": 120, "url": ":0/camera"}],
    "dead_man_ms": int(1000 * DEAD_MAN),
}


class Car:
    """Where the car is on its road, and what it was told last."""

    def __init__(self):
        self.rest()
        self.begin()
        self.speed = 0.0
        self.heard = time.monotonic()

    def rest(self):
        self.steering = self.throttle = 0.0

    def begin(self):
        self.place = self.offset = self.heading = 0.0
        self.told = False

    def obey(self, message):
        self.heard = time.monotonic()
        if "controls" in message:
            self.steering, self.throttle = message["controls"]
        elif "rest" in message:
            self.rest()
        elif "begin" in message:
            self.begin()

    def live(self, seconds):
        if time.monotonic() - self.heard > DEAD_MAN:
            self.rest()
        self.speed += (self.throttle - self.speed) * min(1.0, 4 * seconds)
        bend = 0.3 * math.sin(self.place)
        self.heading += self.speed * (1.5 * self.steering - bend) * seconds
        self.offset += self.speed * math.sin(self.heading) * seconds
        self.place += self.speed * math.cos(self.heading) * seconds

    def state(self):
        message = {"state": [self.speed, self.offset, math.remainder(self.heading, math.tau)]}
        if abs(self.offset) > HALF_ROAD and not self.told:
            message["ending"] = "failure"
            self.told = True
        return json.dumps(message)

    def picture(self):
        """Grey squares of 8x8 pixels, 20 across and 15 down: the road, and a light that blinks."""
        rows = [[200] * 20 for _ in range(5)]
        for row in range(10):
            ahead = 3.0 / (row + 1)
            middle = -self.offset - self.heading * ahead
            middle += 0.15 * math.sin(self.place) * ahead * ahead
            width = HALF_ROAD / (0.4 * ahead + 0.2)
            centre = 10 + middle / HALF_ROAD * width
            rows.append([60 if abs(x + 0.5 - centre) < width else 130 for x in range(20)])
        rows[0][0] = int(1000 * time.monotonic()) % 256  # one that never changes counts as old
        return jpeg(rows)


def jpeg(rows):
    """A JPEG of grey squares: each has but its mean, so all that is coded are differences."""
    bits, before = [], 0
    for value in (grey for row in rows for grey in row):
        difference, before = (value - 128) - before, value - 128
        size = abs(difference).bit_length()
        bits.append(f"{size:04b}")
        if size:
            bits.append(f"{difference if difference > 0 else difference + 2**size - 1:0{size}b}")
        bits.append("0")  # nothing but the mean
    text = "".join(bits)
    text += "1" * (-len(text) % 8)
    data = int(text, 2).to_bytes(len(text) // 8, "big").replace(b"\xff", b"\xff\x00")

    def part(mark, body):
        return struct.pack(">BBH", 0xFF, mark, len(body) + 2) + body

    height, width = 8 * len(rows), 8 * len(rows[0])
    means = bytes([0, 0, 0, 12] + [0] * 12 + list(range(12)))  # each code has four bits
    others = bytes([1] + [0] * 15 + [0])  # one code, of one bit
    return (
        b"\xff\xd8"
        + part(0xDB, bytes([0] + [8] * 64))
        + part(0xC0, struct.pack(">BHHBBBB", 8, height, width, 1, 1, 0x11, 0))
        + part(0xC4, bytes([0x00]) + means + bytes([0x10]) + others)
        + part(0xDA, bytes([1, 1, 0, 0, 63, 0]))
        + data
        + b"\xff\xd9"
    )


def frame(kind, payload):
    """A message of a WebSocket, as a server sends it."""
    length = len(payload)
    head = struct.pack(">BB", 0x80 | kind, length) if length < 126 else None
    return (head or struct.pack(">BBH", 0x80 | kind, 126, length)) + payload


async def read(reader):
    """The next message of a WebSocket, as a client sends it: its kind and its payload."""
    kind, length = await reader.readexactly(2)
    length &= 0x7F
    if length == 126:
        (length,) = struct.unpack(">H", await reader.readexactly(2))
    mask = await reader.readexactly(4)
    payload = await reader.readexactly(length)
    return kind & 0xF, bytes(byte ^ mask[i % 4] for i, byte in enumerate(payload))


async def converse(car, hello, key, reader, writer):
    """Says hello and then the state, 30 times a second, and obeys."""
    accept = hashlib.sha1(key + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
    writer.write(
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        b"Sec-WebSocket-Accept: " + base64.b64encode(accept) + b"\r\n\r\n"
    )
    writer.write(frame(1, json.dumps(hello).encode()))

    async def tell():
        while True:
            writer.write(frame(1, car.state().encode()))
            await writer.drain()
            await asyncio.sleep(1 / 30)

    telling = asyncio.create_task(tell())
    try:
        while True:
            kind, payload = await read(reader)
            if kind == 1:
                car.obey(json.loads(payload))
            elif kind == 9:  # asked whether it is there
                writer.write(frame(10, payload))
            elif kind == 8:
                return
    finally:
        telling.cancel()


async def show(car, writer):
    """Pictures, 15 a second, for as long as somebody looks."""
    writer.write(
        b"HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace; boundary=picture\r\n\r\n"
    )
    while True:
        picture = car.picture()
        head = f"--picture\r\nContent-Type: image/jpeg\r\nContent-Length: {len(picture)}\r\n\r\n"
        writer.write(head.encode() + picture + b"\r\n")
        await writer.drain()
        await asyncio.sleep(1 / 15)


async def main(port):
    car = Car()
    hello = dict(HELLO)

    async def answer(reader, writer):
        try:
            request = await reader.readuntil(b"\r\n\r\n")
            heads = dict(line.split(b": ", 1) for line in request.split(b"\r\n")[1:] if line)
            keys = [heads[name] for name in heads if name.lower() == b"sec-websocket-key"]
            if keys:
                await converse(car, hello, keys[0], reader, writer)
            elif request.startswith(b"GET /camera "):
                await show(car, writer)
            else:
                writer.write(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # whoever was there has gone
        finally:
            writer.close()

    server = await asyncio.start_server(answer, "0.0.0.0", port)
    port = server.sockets[0].getsockname()[1]
    hello["cameras"] = [dict(HELLO["cameras"][0], url=f":{port}/camera")]
    print(f"a car at port {port}", flush=True)
    while True:
        car.live(0.01)
        await asyncio.sleep(0.01)


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else 8765))
