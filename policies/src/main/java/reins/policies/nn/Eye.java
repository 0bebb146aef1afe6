package reins.policies.nn;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;

/**
 * How frames become a network's input: shrunk by averaging squares of pixels, and the current one
 * stacked with earlier ones, so that motion is seen. The same where it is trained (here) and where
 * it acts ({@link Front}). Safe on every thread.
 *
 * @param camera whose frames
 * @param shrink pixels on each side of a square that is averaged, 1 or more
 * @param pictures how many are seen at once, 1 or more
 * @param ticksBack the ticks between two of them, 1 or more
 */
public record Eye(Camera camera, int shrink, int pictures, int ticksBack) {
    private static final int COLOURS = 3;

    /** Features of the pictures: numbers that leave the encoder. */
    private static final int FEATURES = 64;

    public Eye {
        if (shrink <= 0 || camera.width() < shrink || camera.height() < shrink) {
            throw new IllegalArgumentException(camera + " shrunk by " + shrink);
        }
        if (pictures <= 0 || ticksBack <= 0) {
            throw new IllegalArgumentException(pictures + " pictures, " + ticksBack + " apart");
        }
    }

    /**
     * The eye at a world's first camera.
     *
     * @param side a small picture's longest side at most, in pixels, 1 or more
     * @param pictures how many are seen at once, 1 or more
     * @param secondsApart time from one to the next; at least a tick is taken
     * @throws ReinsException where it has none
     */
    public static Eye of(WorldSpec spec, int side, int pictures, double secondsApart) {
        if (spec.cameras().isEmpty()) {
            throw new ReinsException(
                    "World '%s' has no camera to learn from; let the learner see the state."
                            .formatted(spec.id()));
        }
        Camera camera = spec.cameras().getFirst();
        int longest = Math.max(camera.width(), camera.height());
        int ticks = (int) Math.round(secondsApart / spec.tickSeconds());
        return new Eye(camera, Math.ceilDiv(longest, side), pictures, Math.max(1, ticks));
    }

    /** Rows of a small picture. */
    public int rows() {
        return camera.height() / shrink;
    }

    /** Columns of a small picture. */
    public int columns() {
        return camera.width() / shrink;
    }

    /** Numbers in a small picture. */
    public int size() {
        return COLOURS * rows() * columns();
    }

    /** Numbers in the network's input: the pictures, the earliest first. */
    public int inputs() {
        return pictures * size();
    }

    /** How many small pictures are to be remembered from tick to tick. */
    public int remembered() {
        return (pictures - 1) * ticksBack;
    }

    /**
     * The camera's frame of an observation as a small picture, {@code [3, rows, columns]}.
     *
     * @throws ReinsException where the observation has no such frame
     */
    public byte[] shrunk(Observation observation) {
        byte[] pixels = frame(observation, camera).pixels().toArray();
        int rows = rows();
        int columns = columns();
        byte[] small = new byte[size()];
        for (int colour = 0; colour < COLOURS; colour++) {
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    int sum = 0;
                    for (int y = row * shrink; y < (row + 1) * shrink; y++) {
                        int at = COLOURS * (y * camera.width() + column * shrink) + colour;
                        for (int x = 0; x < shrink; x++) {
                            sum += pixels[at + COLOURS * x] & 0xFF;
                        }
                    }
                    float mean = (float) sum / (shrink * shrink);
                    small[(colour * rows + row) * columns + column] = (byte) Math.rint(mean);
                }
            }
        }
        return small;
    }

    /** Whether the observation has a frame of the camera. */
    public boolean isShown(Observation observation) {
        return observation.frames().stream()
                .anyMatch(frame -> frame.camera().equals(camera.name()));
    }

    /** A camera's frame of an observation. */
    static Frame frame(Observation observation, Camera camera) {
        for (Frame frame : observation.frames()) {
            if (frame.camera().equals(camera.name())) {
                if (frame.width() != camera.width() || frame.height() != camera.height()) {
                    throw new ReinsException(
                            "Camera '%s' gives pictures of %d×%d where %d×%d are needed."
                                    .formatted(
                                            camera.name(),
                                            frame.width(),
                                            frame.height(),
                                            camera.width(),
                                            camera.height()));
                }
                return frame;
            }
        }
        throw new ReinsException(
                "There is no picture of camera '%s' here, and the policy looks through it."
                        .formatted(camera.name()));
    }

    /**
     * The convolutions that look: up to three (kernels 6, 3, 3; strides 3, 2, 2; 16, 32, 32
     * channels), each with a ReLU, as far as the picture is large enough. After the encoder of DQN
     * (Mnih 2015), for smaller pictures.
     */
    public Net convolutions() {
        List<Layer> layers = new ArrayList<>();
        int channels = pictures * COLOURS;
        int height = rows();
        int width = columns();
        int[][] shapes = {{16, 6, 3}, {32, 3, 2}, {32, 3, 2}};
        for (int[] shape : shapes) {
            if (Math.min(height, width) >= shape[1]) {
                Layer.Conv2d layer =
                        new Layer.Conv2d(channels, height, width, shape[0], shape[1], shape[2]);
                layers.add(layer);
                layers.add(new Layer.Relu());
                channels = layer.outputs();
                height = layer.outputHeight();
                width = layer.outputWidth();
            }
        }
        return new Net(inputs(), layers);
    }

    /** The convolutions, then a linear layer with a ReLU. */
    public Net encoder() {
        return convolutions().then(new Layer.Linear(FEATURES)).then(new Layer.Relu());
    }

    /**
     * What an actor or its critics make of shared convolutions: a linear layer, a layer norm and a
     * tanh, as in DrQ-v2.
     *
     * @param inputs numbers that it gets, above 0
     */
    public static Net trunk(int inputs) {
        return new Net(
                inputs,
                List.of(new Layer.Linear(FEATURES), new Layer.LayerNorm(), new Layer.Tanh()));
    }
}
