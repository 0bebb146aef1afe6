package reins.sim.robot;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Channels and cameras as a line of text that a person can type, for instance {@code steering
 * -1..1, throttle -0.3..0.3 m/s speed}. Safe on every thread.
 */
final class ChannelText {
    /** What a channel or a camera may be called. */
    static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _/.-]{0,39}");

    private static final String SPEED = "speed";
    private static final String NUMBER = "([-+]?\\d+(?:\\.\\d+)?(?:[eE][-+]?\\d+)?)";
    private static final Pattern CHANNEL =
            Pattern.compile(
                    "(%s?)\\s+%s\\.\\.%s((?:\\s+\\S+)*)".formatted(NAME.pattern(), NUMBER, NUMBER));
    private static final Pattern CAMERA =
            Pattern.compile("(%s?)\\s+(\\d{1,4})x(\\d{1,4})\\s+(\\S+)".formatted(NAME.pattern()));

    /**
     * A number that is told or that a robot is told.
     *
     * @param isSpeed whether it is slowed down where the link is slow
     */
    record Part(Channel channel, boolean isSpeed) {
        private String text() {
            return Stream.of(
                            channel.name(),
                            plain(channel.low()) + ".." + plain(channel.high()),
                            channel.unit().symbol(),
                            isSpeed ? SPEED : "")
                    .filter(word -> !word.isEmpty())
                    .collect(Collectors.joining(" "));
        }
    }

    /**
     * A camera that is read beside the wire.
     *
     * @param url where; {@code :PORT/PATH} at the robot's own host
     */
    record View(Camera camera, String url) {
        private String text() {
            return "%s %dx%d %s".formatted(camera.name(), camera.width(), camera.height(), url);
        }
    }

    private ChannelText() {}

    static String ofParts(List<Part> parts) {
        return parts.stream().map(Part::text).collect(Collectors.joining(", "));
    }

    static String ofViews(List<View> views) {
        return views.stream().map(View::text).collect(Collectors.joining(", "));
    }

    private static String plain(float number) {
        String text = Float.toString(number);
        return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    }

    /** The unit of this symbol; none where it is not known. */
    static Unit unit(String symbol) {
        return Stream.of(Unit.values())
                .filter(unit -> unit.symbol().equals(symbol))
                .findFirst()
                .orElse(Unit.NONE);
    }

    /**
     * The channels of a line.
     *
     * @param setting whose line it is
     * @throws ReinsException where it is none
     */
    static List<Part> parts(String setting, String line) {
        List<Part> parts = new ArrayList<>();
        for (String text : line.split(",", -1)) {
            Matcher said = CHANNEL.matcher(text.strip());
            Optional<Part> part = said.matches() ? part(said) : Optional.empty();
            parts.add(
                    part.orElseThrow(() ->
                            new ReinsException(
                                    "Setting '%s' says '%s'; write a name, bounds and a unit with commas between them, for instance steering -1..1, throttle -0.3..0.3 m/s speed."
                                            .formatted(setting, text.strip()))));
        }
        return parts;
    }

    private static Optional<Part> part(Matcher said) {
        String more = said.group(4).strip();
        boolean isSpeed = more.equals(SPEED) || more.endsWith(" " + SPEED);
        String symbol = isSpeed ? more.substring(0, more.length() - SPEED.length()).strip() : more;
        float low = Float.parseFloat(said.group(2));
        float high = Float.parseFloat(said.group(3));
        Unit unit = unit(symbol);
        boolean isSound =
                low < high
                        && Float.isFinite(low)
                        && Float.isFinite(high)
                        && unit.symbol().equals(symbol);
        return isSound
                ? Optional.of(new Part(new Channel(said.group(1), unit, low, high), isSpeed))
                : Optional.empty();
    }

    /**
     * The cameras of a line, which may have none.
     *
     * @param setting whose line it is
     * @throws ReinsException where it is none
     */
    static List<View> views(String setting, String line) {
        List<View> views = new ArrayList<>();
        if (line.isBlank()) {
            return views;
        }
        for (String text : line.split(",", -1)) {
            Matcher said = CAMERA.matcher(text.strip());
            if (!said.matches() || said.group(2).startsWith("0") || said.group(3).startsWith("0")) {
                throw new ReinsException(
                        "Setting '%s' says '%s'; write a name, a size and an address with commas between them, for instance front 160x120 :81/stream."
                                .formatted(setting, text.strip()));
            }
            views.add(
                    new View(
                            new Camera(
                                    said.group(1),
                                    Integer.parseInt(said.group(2)),
                                    Integer.parseInt(said.group(3))),
                            said.group(4)));
        }
        return views;
    }
}
