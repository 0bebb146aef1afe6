package reins.policies.remote;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a world's observations are for a policy server, and what its answers are for the world. Safe
 * on every thread.
 */
final class Mapping {
    static final String ACTIONS = "actions";

    /** Ours know by it when to begin to remember anew. */
    static final String FIRST = "first";

    private static final String PROMPT = "prompt";

    /** What a name has within another. */
    private static final String WITHIN = ">";

    private static final int MOST_STEPS = 10_000;

    /** Numbers of the state under one name. */
    record Numbers(String key, List<Integer> channels) {}

    /**
     * A camera's picture under one name.
     *
     * @param side of the square, in pixels; 0 for its own size
     */
    record Picture(String key, Camera camera, int side, boolean channelsFirst) {}

    /**
     * A control.
     *
     * @param number of the answer's row, from 0; -1 where it stays at rest
     * @param low what stands for its lowest there; NaN with {@code high} where it is as it is here
     */
    record Control(int number, float low, float high) {
        static final Control AT_REST = new Control(-1, Float.NaN, Float.NaN);

        float of(float answered, Channel channel) {
            return Float.isNaN(low)
                    ? answered
                    : channel.low()
                            + (answered - low) / (high - low) * (channel.high() - channel.low());
        }
    }

    private final WorldSpec spec;
    private final String prompt;
    private final boolean tellsFirst;
    private final List<Numbers> numbers;
    private final List<Picture> pictures;
    private final List<Control> controls;

    /**
     * @throws ReinsException where the settings name what the world has not
     */
    Mapping(RemoteSettings settings, WorldSpec spec) {
        this.spec = spec;
        prompt = settings.prompt();
        tellsFirst = settings.keys() == Keys.PLAIN;
        MappingText text = new MappingText(settings, spec);
        numbers = text.numbers();
        pictures = text.pictures();
        controls = text.controls();
    }

    boolean looks() {
        return !pictures.isEmpty();
    }

    List<Numbers> numbers() {
        return numbers;
    }

    List<Picture> pictures() {
        return pictures;
    }

    /**
     * What is asked.
     *
     * @param first whether nothing was asked before that it goes on from
     */
    Packed question(Observation observation, boolean first) {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        for (Numbers part : numbers) {
            float[] values = new float[part.channels.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = observation.state().at(part.channels.get(i));
            }
            put(fields, part.key, NumpyArray.ofFloats(values, values.length).packed());
        }
        for (Picture picture : pictures) {
            put(fields, picture.key, packed(picture, observation).packed());
        }
        if (!prompt.isEmpty()) {
            put(fields, PROMPT, new Packed.Text(prompt));
        }
        if (tellsFirst) {
            put(fields, FIRST, new Packed.Flag(first));
        }
        return nested(fields);
    }

    private static void put(Map<Packed, Packed> fields, String key, Packed value) {
        fields.put(new Packed.Text(key), value);
    }

    /** Gathers what lies within another name. */
    private static Packed nested(Map<Packed, Packed> flat) {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        Map<String, Map<Packed, Packed>> inner = new LinkedHashMap<>();
        flat.forEach((key, value) -> {
            String name = ((Packed.Text) key).value();
            int at = name.indexOf(WITHIN);
            if (at < 0) {
                fields.put(key, value);
            } else {
                inner.computeIfAbsent(name.substring(0, at), _ -> new LinkedHashMap<>())
                        .put(new Packed.Text(name.substring(at + WITHIN.length())), value);
            }
        });
        inner.forEach((name, within) -> put(fields, name, nested(within)));
        return new Packed.Fields(fields);
    }

    private static NumpyArray packed(Picture picture, Observation observation) {
        Frame frame = frame(picture.camera, observation);
        int width = picture.side == 0 ? frame.width() : picture.side;
        int height = picture.side == 0 ? frame.height() : picture.side;
        Blob pixels = picture.side == 0 ? frame.pixels() : LetterBox.square(frame, picture.side);
        return picture.channelsFirst
                ? NumpyArray.ofBytes(channelsFirst(pixels), 3, height, width)
                : NumpyArray.ofBytes(pixels, height, width, 3);
    }

    private static Frame frame(Camera camera, Observation observation) {
        return observation.frames().stream()
                .filter(frame -> frame.camera().equals(camera.name()))
                .findFirst()
                .orElseThrow(() ->
                        new ReinsException(
                                "Camera '%s' gives no picture, which the policy server is to be sent."
                                        .formatted(camera.name())));
    }

    private static Blob channelsFirst(Blob pixels) {
        byte[] from = pixels.toArray();
        byte[] to = new byte[from.length];
        int plane = from.length / 3;
        for (int i = 0; i < from.length; i++) {
            to[i % 3 * plane + i / 3] = from[i];
        }
        return Blob.of(to);
    }

    /**
     * What was answered, one action for each tick from the one that it was asked at.
     *
     * @throws ReinsException where it cannot be driven by that
     */
    List<Action> actions(Packed answer) {
        if (!(answer instanceof Packed.Fields fields)) {
            throw new ReinsException("It is no map.");
        }
        NumpyArray array = NumpyArray.of(ACTIONS, fields.at(ACTIONS));
        List<Integer> shape = array.shape();
        int width = shape.isEmpty() ? 0 : shape.getLast();
        int steps = shape.size() == 2 ? shape.getFirst() : 1;
        if (shape.isEmpty() || shape.size() > 2 || width == 0 || steps == 0) {
            throw new ReinsException(
                    "'%s' is of the shape %s, and no row of numbers for each step."
                            .formatted(ACTIONS, shape));
        }
        float[] values = array.floats();
        List<Action> actions = new ArrayList<>();
        for (int step = 0; step < Math.min(steps, MOST_STEPS); step++) {
            actions.add(action(values, step * width, width));
        }
        return actions;
    }

    private Action action(float[] values, int from, int width) {
        return switch (spec.actions()) {
            case Actions.Words(List<String> words) -> {
                int word = Math.round(finite(values[from]));
                if (word < 0 || word >= words.size()) {
                    throw new ReinsException(
                            "It wants word %d of %d.".formatted(word, words.size()));
                }
                yield new Action.Token(word);
            }
            case Actions.Controls(List<Channel> channels) -> {
                float[] wanted = spec.rest().asControls().toArray();
                for (int i = 0; i < wanted.length; i++) {
                    Control control = controls.get(i);
                    if (control.number >= width) {
                        throw new ReinsException(
                                "It answers %d numbers a step, and number %d is to be control '%s'."
                                        .formatted(width, control.number, channels.get(i).name()));
                    }
                    if (control.number >= 0) {
                        Channel channel = channels.get(i);
                        float answered = finite(values[from + control.number]);
                        wanted[i] = channel.clamp(control.of(answered, channel));
                    }
                }
                yield new Action.Continuous(Vec.of(wanted));
            }
        };
    }

    private static float finite(float number) {
        if (!Float.isFinite(number)) {
            throw new ReinsException("It wants %s.".formatted(number));
        }
        return number;
    }
}
