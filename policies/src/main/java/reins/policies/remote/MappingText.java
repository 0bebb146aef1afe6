package reins.policies.remote;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Reads a {@link Mapping} from settings: pairs as in {@code name=value; name=value}. Safe on every
 * thread.
 */
final class MappingText {
    private static final String CHANNELS_FIRST = "CHW";
    private static final String NO_PICTURE = "none";
    private static final int HIGHEST_NUMBER = 9_999;

    private final RemoteSettings settings;
    private final WorldSpec spec;

    MappingText(RemoteSettings settings, WorldSpec spec) {
        this.settings = settings;
        this.spec = spec;
    }

    List<Mapping.Numbers> numbers() {
        List<Mapping.Numbers> numbers = new ArrayList<>();
        if (settings.stateNames().isBlank()) {
            int next = 0;
            for (Keys.Part part : settings.keys().state()) {
                int left = spec.state().size() - next;
                int count = part.channels() == 0 ? left : Math.min(part.channels(), left);
                if (count > 0) {
                    numbers.add(
                            new Mapping.Numbers(
                                    part.key(),
                                    IntStream.range(next, next + count).boxed().toList()));
                }
                next += count;
            }
            return numbers;
        }
        pairs("stateNames", settings.stateNames())
                .forEach((key, channels) -> {
                    List<Integer> indices = new ArrayList<>();
                    for (String channel : channels.split(",", -1)) {
                        indices.add(find("channel", channel.strip(), spec.state(), Channel::name));
                    }
                    numbers.add(new Mapping.Numbers(key, indices));
                });
        return numbers;
    }

    List<Mapping.Picture> pictures() {
        Keys keys = settings.keys();
        int side = settings.pictureSide() == 0 ? keys.side() : settings.pictureSide();
        List<Camera> cameras = spec.cameras();
        List<Mapping.Picture> pictures = new ArrayList<>();
        if (settings.pictureNames().equals(NO_PICTURE)) {
            return pictures;
        }
        if (settings.pictureNames().isBlank()) {
            List<String> names =
                    keys.pictures().isEmpty()
                            ? cameras.stream().map(each -> "observation/" + each.name()).toList()
                            : keys.pictures();
            for (int i = 0; i < Math.min(names.size(), cameras.size()); i++) {
                pictures.add(
                        new Mapping.Picture(
                                names.get(i), cameras.get(i), side, keys.channelsFirst()));
            }
            return pictures;
        }
        pairs("pictureNames", settings.pictureNames())
                .forEach((key, value) -> {
                    boolean first = value.endsWith(" " + CHANNELS_FIRST);
                    String name =
                            first
                                    ? value.substring(0, value.length() - CHANNELS_FIRST.length())
                                    : value;
                    Camera camera =
                            cameras.get(find("camera", name.strip(), cameras, Camera::name));
                    pictures.add(
                            new Mapping.Picture(key, camera, side, first || keys.channelsFirst()));
                });
        return pictures;
    }

    List<Mapping.Control> controls() {
        List<Channel> channels = spec.controls();
        List<Mapping.Control> controls = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            controls.add(
                    settings.answerNumbers().isBlank()
                            ? new Mapping.Control(i, Float.NaN, Float.NaN)
                            : Mapping.Control.AT_REST);
        }
        pairs("answerNumbers", settings.answerNumbers())
                .forEach((name, value) -> {
                    int index = find("control", name, channels, Channel::name);
                    controls.set(index, control(channels.get(index), value));
                });
        return controls;
    }

    private static Mapping.Control control(Channel channel, String value) {
        String[] parts = value.split("\\s+", -1);
        try {
            int number = Integer.parseInt(parts[0]);
            boolean bounded = parts.length == 3;
            float low = bounded ? Float.parseFloat(parts[1]) : Float.NaN;
            float high = bounded ? Float.parseFloat(parts[2]) : Float.NaN;
            boolean scaled = Float.isFinite(low) && Float.isFinite(high) && low != high;
            boolean fits = Float.isFinite(channel.low()) && Float.isFinite(channel.high());
            if (number >= 0
                    && number <= HIGHEST_NUMBER
                    && (parts.length == 1 || (bounded && scaled && fits))) {
                return new Mapping.Control(number, low, high);
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw new ReinsException(
                "Setting 'answerNumbers' says '%s' of control '%s'; it needs a number from 0, and perhaps two bounds where the control has some, as in '0 -1 1'."
                        .formatted(value, channel.name()));
    }

    private static Map<String, String> pairs(String setting, String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        if (text.isBlank()) {
            return pairs;
        }
        for (String pair : text.split(";", -1)) {
            int at = pair.indexOf('=');
            String name = at < 0 ? "" : pair.substring(0, at).strip();
            String value = pair.substring(at + 1).strip();
            if (name.isEmpty() || value.isEmpty() || pairs.put(name, value) != null) {
                throw new ReinsException(
                        "Setting '%s' cannot be read at '%s'; it needs different names, as in 'name=value; name=value'."
                                .formatted(setting, pair.strip()));
            }
        }
        return pairs;
    }

    private static <T> int find(String what, String name, List<T> all, Function<T, String> nameOf) {
        for (int i = 0; i < all.size(); i++) {
            if (nameOf.apply(all.get(i)).equals(name)) {
                return i;
            }
        }
        throw new ReinsException(
                "The world has no %s '%s'; it has: %s."
                        .formatted(what, name, all.stream().map(nameOf).toList()));
    }
}
