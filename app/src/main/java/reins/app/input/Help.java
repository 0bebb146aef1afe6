package reins.app.input;

import javafx.scene.input.KeyCode;

import reins.app.Text;
import reins.core.fact.Channel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What to press for what, told by the live bindings. Safe on every thread. */
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
     */
    public static List<Row> rows(
            Bindings bindings, Takeover takeover, ControlMapping mapping, List<Channel> controls) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < mapping.drives().size(); i++) {
            rows.add(drive(bindings, mapping.drives().get(i).axis(), controls.get(i).name()));
        }
        for (Request request : Request.values()) {
            Bindings.Trigger trigger = bindings.trigger(request);
            rows.add(
                    new Row(
                            what(request, takeover),
                            trigger.keys().stream().map(Help::key).collect(anyOf()),
                            trigger.buttons().stream()
                                    .sorted()
                                    .map(PadButton::label)
                                    .collect(Collectors.joining(" + ")),
                            request == Request.TAKE_OVER ? Text.of("input.mouse.press") : ""));
        }
        return List.copyOf(rows);
    }

    private static String what(Request request, Takeover takeover) {
        return switch (request) {
            case REWIND -> Text.of("input.request.REWIND", Math.round(Commands.REWIND_SECONDS));
            case TAKE_OVER ->
                    Text.of(
                            takeover == Takeover.TOGGLE
                                    ? "input.hold.TOGGLE"
                                    : "input.request.TAKE_OVER");
            case TAKE_OVER_TOGGLE, SUCCESS, FAILURE, DISCARD, PAUSE, END, EMERGENCY_STOP ->
                    Text.of("input.request." + request);
        };
    }

    private static Row drive(Bindings bindings, Axis axis, String control) {
        Bindings.Lever lever = bindings.lever(axis);
        return new Row(
                control,
                Stream.of(lever.minusKeys(), lever.plusKeys())
                        .flatMap(Collection::stream)
                        .map(Help::key)
                        .collect(anyOf()),
                Stream.concat(
                                Stream.of(lever.plusSticks(), lever.minusSticks())
                                        .flatMap(Collection::stream)
                                        .map(stick -> Text.of("input.stick." + stick)),
                                Stream.of(lever.minusButtons(), lever.plusButtons())
                                        .flatMap(Collection::stream)
                                        .map(PadButton::label))
                        .collect(anyOf()),
                Pointer.AXES.contains(axis) ? Text.of("input.mouse." + axis) : "");
    }

    private static Collector<CharSequence, ?, String> anyOf() {
        return Collectors.joining(", ");
    }

    private static String key(KeyCode key) {
        return Text.or("input.key." + key, key.getName());
    }
}
