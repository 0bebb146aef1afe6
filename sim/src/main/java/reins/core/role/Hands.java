package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Along which axes a person wants to drive a world's controls, as a part of its settings: where it
 * says nothing the world's own way holds. Safe on every thread.
 *
 * @param hands for instance {@code throttle=forward, steering=-turn, gripper=none}
 */
public record Hands(
        @Setting(
                        value = "along which axis a person drives each control, where that differs",
                        is = "",
                        carried = true)
                String hands) {
    /** The setting's name. */
    public static final String SETTING = "hands";

    private static final String NONE = "none";
    private static final Pattern HOLD = Pattern.compile("([^=,]+)=(-?)([a-z]+)");

    /**
     * How a control is driven.
     *
     * @param axis empty where a person does not drive it
     * @param reversed whether it falls where the axis is pushed up or to the right
     */
    public record Hold(Optional<Axis> axis, boolean reversed) {
        private static final Hold NOT = new Hold(Optional.empty(), false);

        private String text() {
            String name = axis.map(is -> is.name().toLowerCase(Locale.ROOT)).orElse(NONE);
            return reversed ? "-" + name : name;
        }

        private static Hold of(Handling.Drive drive) {
            return new Hold(Optional.of(drive.axis()), drive.isReversed());
        }
    }

    /**
     * @throws IllegalArgumentException where it is not written so
     */
    public Hands {
        read(hands);
    }

    private static Map<String, Hold> read(String text) {
        Map<String, Hold> holds = new LinkedHashMap<>();
        for (String one : text.isBlank() ? new String[0] : text.split(",", -1)) {
            Matcher said = HOLD.matcher(one.strip());
            List<Axis> axes =
                    said.matches()
                            ? Stream.of(Axis.values())
                                    .filter(axis -> axis.name().equalsIgnoreCase(said.group(3)))
                                    .toList()
                            : List.of();
            if (axes.isEmpty() && !(said.matches() && said.group(3).equals(NONE))) {
                throw new IllegalArgumentException(
                        "'%s' must be a control and an axis, for instance 'throttle=forward' or 'steering=-turn'."
                                .formatted(one.strip()));
            }
            holds.put(
                    said.group(1).strip(),
                    new Hold(axes.stream().findFirst(), !said.group(2).isEmpty()));
        }
        return holds;
    }

    /** How a control is driven with these hands. */
    public static Hold of(Handling handling, int control) {
        return handling.driveOf(control).map(Hold::of).orElse(Hold.NOT);
    }

    /** The same, with a control driven in this way. */
    public Hands with(String control, Hold hold) {
        Map<String, Hold> holds = read(hands);
        holds.put(control, hold);
        return new Hands(
                holds.entrySet().stream()
                        .map(one -> one.getKey() + "=" + one.getValue().text())
                        .collect(Collectors.joining(", ")));
    }

    /** The world's own way, with what these hands want instead; other controls' are passed over. */
    public Handling over(Handling own, WorldSpec spec) {
        Map<String, Hold> holds = read(hands);
        List<Handling.Drive> drives = new ArrayList<>();
        for (int i = 0; i < spec.controls().size(); i++) {
            Optional<Handling.Drive> before = own.driveOf(i);
            Hold hold = holds.get(spec.controls().get(i).name());
            if (hold == null) {
                before.ifPresent(drives::add);
            } else if (hold.axis().isPresent()) {
                Axis axis = hold.axis().get();
                int control = i;
                Handling.Drive drive =
                        before.map(one -> one.along(axis))
                                .orElseGet(() ->
                                        Handling.Drive.over(axis, spec.controls().get(control))
                                                .of(control));
                drives.add(drive.isReversed() == hold.reversed() ? drive : drive.reversed());
            }
        }
        return new Handling(drives, own.lead(), own.words());
    }
}
