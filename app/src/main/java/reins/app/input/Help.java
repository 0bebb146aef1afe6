package reins.app.input;

import javafx.scene.input.KeyCode;

import reins.app.base.Text;
import reins.core.fact.Channel;
import reins.core.role.Axis;
import reins.core.role.Handling;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each key and button does, according to the bindings in use. Safe on every thread. */
public final class Help {
    private Help() {}

    /**
     * One thing that can be done.
     *
     * @param keyboard empty where it cannot be done there; so are the others
     */
    public record Row(String what, String keyboard, String pad, String mouse) {}

    /**
     * @param controls of the world that is driven
     * @param rewindSeconds how far one press goes back
     */
    public static List<Row> rows(
            Bindings bindings,
            Takeover takeover,
            ControlMapping mapping,
            List<Channel> controls,
            double rewindSeconds) {
        List<Row> rows = new ArrayList<>();
        for (Handling.Drive drive : mapping.handling().drives()) {
            rows.add(
                    drive(
                            bindings,
                            drive.axis(),
                            mapping.handling().lead().isPresent(),
                            Text.said(controls.get(drive.control()).name())));
        }
        for (Handling.Word word : mapping.handling().words()) {
            rows.add(word(bindings, word));
        }
        if (takeover == Takeover.MOVE) {
            rows.add(new Row(Text.of("input.hold.MOVE"), "", "", ""));
        }
        bindings.share()
                .ifPresent(trigger ->
                        rows.add(new Row(Text.of("input.hold.SHARE"), "", stick(trigger), "")));
        for (Request request : Request.values()) {
            Bindings.Trigger trigger = bindings.trigger(request);
            rows.add(
                    new Row(
                            what(request, takeover, rewindSeconds),
                            keys(bindings, request),
                            trigger.buttons().stream()
                                    .sorted()
                                    .map(PadButton::label)
                                    .collect(Collectors.joining(" + ")),
                            request == Request.TAKE_OVER ? Text.of("input.mouse.press") : ""));
        }
        return List.copyOf(rows);
    }

    /**
     * Keys that belong together and what they do, in two or three words.
     *
     * @param keys what is written on each
     */
    public record Caps(String what, List<String> keys) {
        public Caps {
            keys = List.copyOf(keys);
        }
    }

    /** More words than that are for the table. */
    private static final int MOST_WORDS = 8;

    /**
     * What drives a world by keyboard, to be drawn as keys: how to take over, each control, Esc.
     */
    public static List<Caps> caps(Bindings bindings, Takeover takeover, ControlMapping mapping) {
        List<Caps> caps = new ArrayList<>();
        if (takeover != Takeover.MOVE) {
            caps.add(
                    new Caps(
                            Text.of(
                                    takeover == Takeover.TOGGLE
                                            ? "keys.take.toggle"
                                            : "keys.take.hold"),
                            first(bindings.trigger(Request.TAKE_OVER).keys())));
        }
        if (mapping.handling().lead().isPresent()) {
            caps.add(new Caps(Text.of("keys.point"), List.of(Text.of("keys.mouse"))));
        }
        for (Handling.Drive drive : mapping.handling().drives()) {
            Bindings.Lever lever = bindings.lever(drive.axis());
            List<String> keys = new ArrayList<>();
            keys.addAll(drive.minusEnd() == drive.atRest() ? List.of() : first(lever.minusKeys()));
            keys.addAll(drive.plusEnd() == drive.atRest() ? List.of() : first(lever.plusKeys()));
            String control = mapping.spec().controls().get(drive.control()).name();
            caps.add(new Caps(Text.said(control), keys));
        }
        for (Handling.Word word : mapping.handling().words().stream().limit(MOST_WORDS).toList()) {
            Bindings.Lever lever = bindings.lever(word.axis());
            caps.add(
                    new Caps(
                            Text.said(word.word()),
                            first(word.side() > 0 ? lever.plusKeys() : lever.minusKeys())));
        }
        caps.add(
                new Caps(
                        Text.of("keys.stop"),
                        first(bindings.trigger(Request.EMERGENCY_STOP).keys())));
        return caps;
    }

    private static List<String> first(List<KeyCode> keys) {
        return keys.stream().limit(1).map(Help::key).toList();
    }

    /** The keys that ask for something, for a sentence. */
    public static String keys(Bindings bindings, Request request) {
        return bindings.trigger(request).keys().stream().map(Help::key).collect(anyOf());
    }

    /** What drives along an axis, in a few words. */
    public static String axis(Bindings bindings, Axis axis) {
        Bindings.Lever lever = bindings.lever(axis);
        List<String> words = new ArrayList<>();
        for (int i = 0; i < Math.min(lever.minusKeys().size(), lever.plusKeys().size()); i++) {
            words.add(key(lever.minusKeys().get(i)) + " " + key(lever.plusKeys().get(i)));
        }
        lever.plusSticks().stream()
                .filter(stick -> !stick.isTrigger())
                .map(Help::stick)
                .forEach(words::add);
        return String.join(", ", words);
    }

    private static String what(Request request, Takeover takeover, double rewindSeconds) {
        return switch (request) {
            case REWIND -> Text.of("input.request.REWIND", Math.round(rewindSeconds));
            case TAKE_OVER ->
                    Text.of(
                            takeover == Takeover.TOGGLE
                                    ? "input.hold.TOGGLE"
                                    : "input.request.TAKE_OVER");
            case TAKE_OVER_TOGGLE, SUCCESS, FAILURE, DISCARD, PAUSE, END, EMERGENCY_STOP ->
                    Text.of("input.request." + request);
        };
    }

    private static Row drive(Bindings bindings, Axis axis, boolean points, String control) {
        Bindings.Lever lever = bindings.lever(axis);
        String buttons =
                bothWays(
                        axis,
                        pressed(lever.minusSticks(), lever.minusButtons()),
                        pressed(lever.plusSticks(), lever.plusButtons()));
        return new Row(
                titled(control),
                bothWays(
                        axis,
                        lever.minusKeys().stream().map(Help::key),
                        lever.plusKeys().stream().map(Help::key)),
                Stream.concat(sticks(lever), Stream.of(buttons))
                        .filter(words -> !words.isEmpty())
                        .collect(anyOf()),
                points ? Text.of("input.mouse.point") : dragged(axis));
    }

    private static String dragged(Axis axis) {
        return Pointer.AXES.contains(axis) ? Text.of("input.mouse." + axis) : "";
    }

    private static Row word(Bindings bindings, Handling.Word word) {
        Bindings.Lever lever = bindings.lever(word.axis());
        boolean plus = word.side() > 0;
        List<KeyCode> keys = plus ? lever.plusKeys() : lever.minusKeys();
        Stream<String> pressed =
                plus
                        ? pressed(lever.plusSticks(), lever.plusButtons())
                        : pressed(lever.minusSticks(), lever.minusButtons());
        return new Row(
                titled(Text.said(word.word())),
                keys.stream().map(Help::key).collect(anyOf()),
                Stream.concat(sticks(lever), pressed).collect(anyOf()),
                dragged(word.axis()));
    }

    /** The sticks that are pushed along an axis either way. */
    private static Stream<String> sticks(Bindings.Lever lever) {
        return Stream.of(lever.plusSticks(), lever.minusSticks())
                .flatMap(Collection::stream)
                .filter(stick -> !stick.isTrigger())
                .map(Help::stick);
    }

    private static String titled(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** What is pressed for either way of an axis; empty where nothing is. */
    private static String bothWays(Axis axis, Stream<String> minus, Stream<String> plus) {
        String one = minus.collect(Collectors.joining(" "));
        String other = plus.collect(Collectors.joining(" "));
        return one.isEmpty() && other.isEmpty() ? "" : Text.of("input.axis." + axis, one, other);
    }

    private static Stream<String> pressed(List<PadAxis> sticks, List<PadButton> buttons) {
        return Stream.concat(
                sticks.stream().filter(PadAxis::isTrigger).map(Help::stick),
                buttons.stream().map(PadButton::label));
    }

    private static String stick(PadAxis stick) {
        return Text.of("input.stick." + stick);
    }

    private static Collector<CharSequence, ?, String> anyOf() {
        return Collectors.joining(", ");
    }

    private static String key(KeyCode key) {
        return Text.or("input.key." + key, key.getName());
    }
}
