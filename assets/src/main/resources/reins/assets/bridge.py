"""Lets Reins drive a Gymnasium environment. Needs gymnasium and numpy only.

Both ways: a big-endian u32, JSON of that many bytes, then the blobs whose sizes the JSON tells:
the state (float32, little-endian), each image of the observation, the rendered picture if asked.
"""
import argparse, ctypes, faulthandler, importlib, importlib.util, json, math, os, signal, socket, struct
import sys, traceback

MOST_BYTES = 1 << 20  # of a request
LEAST_SIDE = 16  # fewer pixels are a table of codes
PIPE = 1031, 1 << 20  # Linux's F_SETPIPE_SZ, so that a picture goes at once
SMALL = 1 << 14  # what is larger is not copied to be sent at once
ENCODE = json.JSONEncoder(allow_nan=False).encode
PAINTERS = (("egl", "libEGL.so.1"), ("osmesa", "libOSMesa.so.8"), ("osmesa", "libOSMesa.so"))


def wire(port):
    """What Reins is talked to over; afterwards nothing else can read or write it."""
    faulthandler.enable()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if port is not None:
        with socket.create_server(("127.0.0.1", port)) as server:
            print("listening on port", server.getsockname()[1], file=sys.stderr, flush=True)
            connection = server.accept()[0]
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        source, sink = connection.makefile("rb"), connection.makefile("wb")
    else:
        source, sink = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
        if os.name == "nt":
            import msvcrt
            for end in (source, sink):
                msvcrt.setmode(end.fileno(), os.O_BINARY)
        if sys.platform.startswith("linux"):
            import fcntl
            try:
                fcntl.fcntl(sink, *PIPE)
            except OSError:
                pass  # it is as large as it may be
    os.dup2(2, 1)  # whatever is printed goes where errors go
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    return source, sink


def painter():
    """What MuJoCo renders with where there is no screen; it cannot even be imported with another."""
    for name, library in PAINTERS:
        try:
            ctypes.CDLL(library)
            return name
        except OSError:
            pass
    return "disabled"


def send(sink, message, blobs=()):
    message["blobs"] = [len(blob) for blob in blobs]
    head = ENCODE(message).encode()
    small = [struct.pack(">I", len(head)), head]
    for blob in blobs:
        if len(blob) > SMALL:
            sink.write(b"".join(small))
            sink.write(blob)
            small = []
        else:
            small.append(blob)
    sink.write(b"".join(small))
    sink.flush()


def receive(source):
    """The next request; None at the end."""
    head = source.read(4)
    size = struct.unpack(">I", head)[0] if len(head) == 4 else 0
    body = source.read(size) if 0 < size <= MOST_BYTES else b""
    return json.loads(body) if body and len(body) == size else None


def error(number, thrown):
    """An exception as an answer; its message on one line."""
    frames = traceback.extract_tb(thrown.__traceback__)
    where = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else ""
    say = " ".join(str(thrown).split()) or type(thrown).__name__
    if isinstance(thrown, SystemExit):
        say = f"the environment asked its program to end ({say})"
    trace = "".join(traceback.format_exception(thrown))
    return {"op": "error", "n": number, "kind": type(thrown).__name__, "say": say[:1000],
            "where": where, "trace": trace[-20000:]}


def bounds(values):
    return [float(v) if math.isfinite(v) else None for v in values.ravel().tolist()]


def leaf(space, name):
    """One part of a space, as it is told to Reins."""
    from gymnasium import spaces
    shape = list(space.shape or [])
    told = {"name": name, "shape": shape}
    if isinstance(space, spaces.Box):
        picture = (space.dtype == "uint8" and len(shape) == 3 and shape[2] in (1, 3, 4)
                   and min(shape[:2]) >= LEAST_SIDE)
        if picture:
            return {**told, "kind": "image"}
        return {**told, "kind": "box", "dtype": str(space.dtype),
                "low": bounds(space.low), "high": bounds(space.high)}
    if isinstance(space, spaces.Discrete):
        return {**told, "kind": "discrete", "n": int(space.n), "start": int(space.start)}
    if isinstance(space, spaces.MultiDiscrete):
        return {**told, "kind": "multidiscrete", "n": space.nvec.ravel().tolist()}
    if isinstance(space, spaces.MultiBinary):
        return {**told, "kind": "multibinary"}
    try:
        if isinstance(space, spaces.Text) or isinstance(space.sample(), str):
            return {**told, "kind": "text"}
    except Exception:
        pass
    return {**told, "kind": "unsupported", "why": type(space).__name__}


def parts(space):
    """What a space is made of, by key; None where it is a leaf."""
    from gymnasium import spaces
    if isinstance(space, spaces.Dict):
        return list(space.spaces.items())
    if isinstance(space, spaces.Tuple):
        return list(enumerate(space.spaces))
    return None


def leaves(space, name=""):
    below = parts(space)
    if below is None:
        return [leaf(space, name)]
    return [one for key, part in below
            for one in leaves(part, f"{name}/{key}" if name else str(key))]


def values(space, value):
    """A value's leaves, in the space's order."""
    below = parts(space)
    return [value] if below is None else [v for key, part in below for v in values(part, value[key])]


class World:
    def __init__(self, asked):
        import gymnasium
        import numpy
        self.np, self.gym = numpy, gymnasium
        for module in asked.load:
            self.load(module)
        arguments = json.loads(asked.kwargs)
        self.why = ""
        if asked.camera == "render":
            try:
                self.env = gymnasium.make(asked.env, **{"render_mode": "rgb_array", **arguments})
            except Exception as refused:
                self.env = gymnasium.make(asked.env, **arguments)
                self.why = " ".join(str(refused).split())[:1000]
        else:
            self.env = gymnasium.make(asked.env, **arguments)
        self.observed = leaves(self.env.observation_space)
        self.taken = leaves(self.env.action_space)
        self.isbox = [leaf["kind"] for leaf in self.observed] == ["box"]
        self.isbox = self.isbox and parts(self.env.observation_space) is None
        self.build = self.builder(self.env.action_space)
        self.dm = getattr(self.env.unwrapped, "_env", None)  # of dm_control, through shimmy
        model = getattr(self.env.unwrapped, "model", None)
        if model is None:
            model = getattr(getattr(self.dm, "physics", None), "model", None)
        quality = getattr(getattr(model, "vis", None), "quality", None)
        if quality is not None and not asked.fine:  # software spends its time on these
            quality.shadowsize = quality.offsamples = 0
        self.camera = self.look() if asked.camera == "render" and not self.why else None
        if self.why and quality is not None and (
                os.environ.get("MUJOCO_GL") == "disabled" or "EGL" in self.why):
            self.why = "its pictures need libraries; type: apt install libegl1 libegl-mesa0 libopengl0"

    @staticmethod
    def load(module):
        if module.endswith(".py"):
            spec = importlib.util.spec_from_file_location(os.path.basename(module)[:-3], module)
            if spec is None or spec.loader is None:
                raise ImportError(f"cannot load {module}")
            loaded = importlib.util.module_from_spec(spec)
            sys.modules[spec.name] = loaded
            spec.loader.exec_module(loaded)
        else:
            importlib.import_module(module)

    def look(self):
        """The size of a first picture; None where there is none."""
        try:
            self.env.reset(seed=0)
            shape = self.np.asarray(self.env.render()).shape
            if len(shape) == 3 and shape[2] == 3:
                return list(shape)
            self.why = "it renders no picture of colours"
        except Exception as refused:
            self.why = " ".join(str(refused).split())[:1000]
        return None

    def fps(self):
        """Ticks a second; None where it does not say."""
        seconds = getattr(self.dm, "control_timestep", None)  # shimmy tells it wrongly
        fps = 1 / seconds() if seconds else self.env.metadata.get("render_fps")
        return float(fps) if fps else None

    def hello(self, asked):
        return {"op": "hello", "protocol": 1, "env": asked.env, "python": sys.executable,
                "versions": {"gymnasium": self.gym.__version__, "numpy": self.np.__version__,
                             "python": sys.version.split()[0]},
                "observation": self.observed, "action": self.taken, "camera": self.camera,
                "camera_why": self.why, "fps": self.fps(),
                "max_steps": self.env.spec.max_episode_steps if self.env.spec else None}

    def builder(self, space):
        """What takes its part of the flat numbers away and makes a value of the space of it."""
        from gymnasium import spaces
        below = parts(space)
        if below is not None:
            built = [(key, self.builder(part)) for key, part in below]
            if isinstance(space, spaces.Dict):
                return lambda left: {key: build(left) for key, build in built}
            return lambda left: tuple(build(left) for _, build in built)
        if isinstance(space, spaces.Discrete):
            start, whole = int(space.start), self.np.int64
            return lambda left: whole(int(left.pop(0)) + start)
        size, dtype, shape = int(self.np.prod(space.shape)), space.dtype, space.shape
        array = self.np.array

        def build(left):
            taken, left[:] = left[:size], left[size:]
            return array(taken, dtype).reshape(shape)
        return build

    def action(self, numbers):
        """The flat numbers as an action of the space."""
        left = list(numbers)
        built = self.build(left)
        if left:
            raise ValueError(f"{len(left)} numbers too many in the action")
        return built

    def reset(self, seed):
        return self.env.reset(seed=int(seed) & 0x7FFFFFFF)

    def picture(self, value):
        return self.np.ascontiguousarray(value, "u1").data.cast("B")

    def blobs(self, observation, camera):
        if self.isbox:
            told = [self.np.asarray(observation, "<f4").tobytes()]
        else:
            state, told = [b""], []
            for leaf, value in zip(self.observed, values(self.env.observation_space, observation)):
                if leaf["kind"] == "image":
                    told.append(self.picture(value))
                elif leaf["kind"] not in ("text", "unsupported"):
                    state.append(self.np.asarray(value, "<f4").tobytes())
            told.insert(0, b"".join(state))
        if camera:
            told.append(self.picture(self.env.render()))
        return told

    def info(self, told):
        plain = {}
        for key, value in told.items():
            value = value.item() if isinstance(value, self.np.generic) else value
            if (isinstance(value, (bool, int)) or isinstance(value, float) and math.isfinite(value)
                    or isinstance(value, str) and len(value) <= 200):
                plain[str(key)] = value
        return plain

    def answer(self, request):
        """One request's answer and its blobs."""
        op, camera = request["op"], bool(request.get("camera")) and self.camera is not None
        told = {"op": "obs", "n": request["n"]}
        if op == "look":
            return {"op": "picture", "n": request["n"]}, [self.picture(self.env.render())]
        if op == "reset":
            seen, info = self.reset(request["seed"])
        elif op == "step":
            seen, reward, terminated, truncated, info = self.env.step(self.action(request["action"]))
            reward = float(reward)
            told.update(reward=reward if math.isfinite(reward) else None,
                        terminated=bool(terminated), truncated=bool(truncated))
        elif op == "replay":  # without a seed it goes on from where it is
            if request["seed"] is not None:
                seen, info = self.reset(request["seed"])
            for action in request["actions"]:
                seen, _, _, _, info = self.env.step(self.action(action))
            told["steps"] = len(request["actions"])
        else:
            raise ValueError(f"there is no op {op}")
        return {**told, "info": self.info(info)}, self.blobs(seen, camera)


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--env", required=True)
    options.add_argument("--kwargs", default="{}")
    options.add_argument("--load", nargs="*", default=[])
    options.add_argument("--camera", choices=["render", "none"], default="none")
    options.add_argument("--fine", action="store_true")
    options.add_argument("--port", type=int)
    asked = options.parse_args()
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
    if sys.platform.startswith("linux") and not os.environ.get("DISPLAY"):
        os.environ.setdefault("MUJOCO_GL", painter())
    source, sink = wire(asked.port)
    try:
        world = World(asked)
        send(sink, world.hello(asked))
    except BaseException as thrown:
        send(sink, error(None, thrown))
        return
    while (request := receive(source)) is not None:
        number = request.get("n")
        if request.get("op") == "close":
            send(sink, {"op": "bye", "n": number})
            break
        try:
            message, blobs = world.answer(request)
        except BaseException as thrown:
            message, blobs = error(number, thrown), []
        send(sink, message, blobs)


if __name__ == "__main__":
    main()
