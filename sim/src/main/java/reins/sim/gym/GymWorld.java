package reins.sim.gym;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.World;
import reins.sim.json.Json;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An environment of Gymnasium, driven tick by tick over its bridge. It waits for every answer, so
 * it goes as fast as it can; what goes wrong on the other side cuts the episode, and the next reset
 * begins the other side anew where it ended. Used by one thread at a time.
 */
class GymWorld implements World {
    /** What {@code info} may call success; the first that is there counts. */
    private static final List<String> SUCCESS = List.of("is_success", "success", "succeed");

    private static final int DARK = 0xFF202428;
    private static final int LIGHT = 0xFFE8EAED;
    private static final int MOST_LINES = 16;
    private static final double LINE = 6;

    private final WorldFile file;
    private final Launch launch;
    private final WorldSpec spec;

    /** Whether observations have the frames, because nobody can have them painted again. */
    private final boolean brings;

    private Bridge bridge;
    private Observation seen = Observation.of(Vec.EMPTY);
    private List<Frame> images = List.of();
    private Optional<Frame> rendered = Optional.empty();
    private boolean looked;
    private boolean over = true;
    private String trouble = "";
    private int ticks;

    GymWorld(WorldFile file, Launch launch, Bridge bridge, boolean brings) {
        this.file = file;
        this.launch = launch;
        this.bridge = bridge;
        this.brings = brings;
        spec = file.spec();
    }

    /**
     * Starts the environment, or connects to it; a {@link GymSimulation} where it does the same
     * again.
     *
     * @throws ReinsException where it cannot be started, or is not as its file says
     */
    static World open(WorldFile file, Launch launch) {
        Bridge bridge = begin(file, launch);
        try {
            return file.repeatable() && Repeats.hold(bridge, file)
                    ? new GymSimulation(file, launch, bridge)
                    : new GymWorld(file, launch, bridge, true);
        } catch (RuntimeException e) {
            bridge.close();
            throw e;
        }
    }

    private static Bridge begin(WorldFile file, Launch launch) {
        Bridge.Begun begun = Bridge.begin(launch);
        try {
            file.check(begun.hello());
            return begun.bridge();
        } catch (RuntimeException e) {
            begun.bridge().close();
            throw e;
        }
    }

    @Override
    public WorldSpec spec() {
        return spec;
    }

    @Override
    public Observation reset(long seed) {
        return replay(seed, List.of());
    }

    /** Begins an episode and drives it on, in as few messages as can be. */
    public Observation replay(long seed, List<Action> actions) {
        over = false;
        trouble = "";
        ticks = 0;
        if (!bridge.isThere()) {
            restart();
        }
        try {
            begin(seed, actions);
        } catch (ReinsException e) {
            if (bridge.isThere()) {
                throw e;
            }
            restart();
            begin(seed, actions);
        }
        ticks = actions.size();
        return seen;
    }

    private void restart() {
        bridge.close();
        bridge = begin(file, launch);
    }

    private void begin(long seed, List<Action> actions) {
        boolean camera = camera();
        Answer answer =
                actions.isEmpty()
                        ? bridge.askPatiently(Asking.reset(seed, camera))
                        : Replaying.all(bridge, seed, actions, camera);
        take(answer, camera);
    }

    /** Whether the frame is wanted with the next answer. */
    private boolean camera() {
        boolean wanted = file.render().isPresent() && (brings || looked);
        looked = false;
        return wanted;
    }

    @Override
    public Outcome step(Action action) {
        if (over) {
            if (trouble.isEmpty()) {
                throw new IllegalStateException("the episode is over: reset comes first");
            }
            return cut(trouble);
        }
        boolean camera = camera();
        try {
            Answer answer = bridge.ask(Asking.step(action, camera));
            Optional<Json> reward = answer.told().maybe("reward");
            if (reward.isEmpty()) {
                throw none(spec.objectives().getFirst().name());
            }
            float earned = (float) reward.get().number();
            take(answer, camera);
            ticks++;
            Ending ending = ending(answer, earned);
            over = ending.isTerminal();
            return new Outcome(seen, Vec.of(earned), ending);
        } catch (ReinsException e) {
            return cut(e.sentence());
        }
    }

    private Outcome cut(String why) {
        over = true;
        trouble = why;
        return new Outcome(seen, Vec.of(0), Ending.CUT, new Link(0, why));
    }

    private Ending ending(Answer answer, float reward) {
        boolean terminated = answer.flag("terminated");
        Optional<Boolean> success =
                answer.told()
                        .maybe("info")
                        .flatMap(info ->
                                SUCCESS.stream()
                                        .map(info::maybe)
                                        .flatMap(Optional::stream)
                                        .filter(Json::isFlag)
                                        .map(Json::flag)
                                        .findFirst());
        boolean succeeded = success.orElse(terminated && isSuccess(reward));
        if (succeeded) {
            return Ending.SUCCESS;
        }
        if (terminated) {
            return Ending.FAILURE;
        }
        return answer.flag("truncated") || ticks >= spec.maxTicks() ? Ending.CUT : Ending.NONE;
    }

    /** What the file holds an end to be of which the world says no more. */
    private boolean isSuccess(float reward) {
        return file.end() == WorldFile.End.SUCCESS
                || reward >= file.successReward().orElse(Double.POSITIVE_INFINITY);
    }

    private static ReinsException none(String channel) {
        return new ReinsException(
                "The world told a number that is none (channel %s).".formatted(channel));
    }

    /** Takes what was told as what is seen now. */
    private void take(Answer answer, boolean camera) {
        List<byte[]> blobs = answer.blobs();
        List<Camera> cameras =
                camera ? spec.cameras() : spec.cameras().subList(0, file.images().size());
        if (!answer.op().equals("obs")
                || blobs.size() != 1 + cameras.size()
                || blobs.getFirst().length != Float.BYTES * spec.state().size()) {
            throw bridge.lose("The world's program told less or more than it promised.");
        }
        float[] state = new float[spec.state().size()];
        ByteBuffer.wrap(blobs.getFirst()).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(state);
        for (int i = 0; i < state.length; i++) {
            if (!Float.isFinite(state[i])) {
                Channel channel = spec.state().get(i);
                throw none(channel.name());
            }
        }
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < cameras.size(); i++) {
            frames.add(frame(cameras.get(i), blobs.get(i + 1)));
        }
        images = frames.subList(0, file.images().size());
        rendered = camera ? Optional.of(frames.getLast()) : Optional.empty();
        seen = new Observation(Vec.of(state), brings ? frames : List.of(), List.of());
    }

    /** A picture of 1, 3 or 4 numbers a pixel; the fourth is how opaque it is. */
    private Frame frame(Camera camera, byte[] bytes) {
        int pixels = camera.width() * camera.height();
        byte[] rgb = bytes;
        if (bytes.length == pixels || bytes.length == 4 * pixels) {
            int channels = bytes.length / pixels;
            rgb = new byte[3 * pixels];
            for (int i = 0; i < rgb.length; i++) {
                rgb[i] = channels == 1 ? bytes[i / 3] : bytes[i / 3 * 4 + i % 3];
            }
        } else if (bytes.length != 3 * pixels) {
            throw bridge.lose(
                    "The world's program told a picture of another size than it promised.");
        }
        return new Frame(camera.name(), camera.width(), camera.height(), Blob.of(rgb));
    }

    @Override
    public Scene scene() {
        return Stream.concat(rendered().stream(), images.stream())
                .findFirst()
                .map(GymWorld::shown)
                .orElseGet(this::plain);
    }

    @Override
    public Scene seen(Camera camera) {
        return Stream.concat(images.stream(), rendered.stream())
                .filter(frame -> frame.camera().equals(camera.name()))
                .findFirst()
                .map(GymWorld::shown)
                .orElseGet(this::scene);
    }

    private static Scene shown(Frame frame) {
        return new Scene(
                new Scene.View(0, 0, frame.width(), frame.height()),
                DARK,
                List.of(new Scene.Picture(0, 0, frame.width(), frame.height(), frame)));
    }

    /** The rendered picture of now, asked for where it did not come with the answer. */
    private Optional<Frame> rendered() {
        if (file.render().isEmpty()) {
            return Optional.empty();
        }
        looked = true;
        if (rendered.isEmpty() && trouble.isEmpty() && bridge.isThere()) {
            try {
                Answer answer = bridge.ask("\"op\":\"look\"");
                if (answer.blobs().size() != 1) {
                    throw bridge.lose("The world's program told no picture.");
                }
                rendered = Optional.of(frame(file.render().get(), answer.blobs().getFirst()));
            } catch (ReinsException _) {
                // Where there is no picture, numbers are shown; the next step tells what is wrong.
            }
        }
        return rendered;
    }

    /** The numbers, where there is no picture. */
    private Scene plain() {
        List<Scene.Shape> lines = new ArrayList<>();
        int count = Math.min(MOST_LINES, seen.state().size());
        for (int i = 0; i < count; i++) {
            lines.add(
                    new Scene.Label(
                            2,
                            LINE * (count - i) - LINE / 2,
                            LINE / 2,
                            "%s  %.3f".formatted(spec.state().get(i).name(), seen.state().at(i)),
                            LIGHT));
        }
        if (lines.isEmpty()) {
            lines.add(new Scene.Label(2, LINE / 2, LINE / 2, spec.title(), LIGHT));
        }
        return new Scene(
                new Scene.View(0, 0, LINE * MOST_LINES, LINE * Math.max(1, count)), DARK, lines);
    }

    @Override
    public void close() {
        bridge.close();
    }
}
