package reins.core.role;

import reins.core.fact.Channel;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a person drives a world: by what its controls and words are called, and where that says
 * nothing, in order. Safe on every thread.
 */
final class Naming {
    private static final Map<String, Side> CONTROLS =
            Map.ofEntries(
                    Map.entry("side", new Side(Axis.SIDEWAYS, 1)),
                    Map.entry("sideways", new Side(Axis.SIDEWAYS, 1)),
                    Map.entry("steering", new Side(Axis.SIDEWAYS, 1)),
                    Map.entry("x", new Side(Axis.SIDEWAYS, 1)),
                    Map.entry("left", new Side(Axis.SIDEWAYS, -1)),
                    Map.entry("main", new Side(Axis.FORWARD, 1)),
                    Map.entry("forward", new Side(Axis.FORWARD, 1)),
                    Map.entry("throttle", new Side(Axis.FORWARD, 1)),
                    Map.entry("gas", new Side(Axis.FORWARD, 1)),
                    Map.entry("y", new Side(Axis.FORWARD, 1)),
                    Map.entry("turn", new Side(Axis.TURN, 1)),
                    Map.entry("turn left", new Side(Axis.TURN, -1)),
                    Map.entry("lift", new Side(Axis.LIFT, 1)),
                    Map.entry("z", new Side(Axis.LIFT, 1)));

    private static final Map<String, Side> WORDS =
            Map.of(
                    "left", new Side(Axis.SIDEWAYS, -1),
                    "right", new Side(Axis.SIDEWAYS, 1),
                    "up", new Side(Axis.FORWARD, 1),
                    "main", new Side(Axis.FORWARD, 1),
                    "forward", new Side(Axis.FORWARD, 1),
                    "down", new Side(Axis.FORWARD, -1),
                    "back", new Side(Axis.FORWARD, -1),
                    "backward", new Side(Axis.FORWARD, -1));

    private record Side(Axis axis, int to) {}

    private Naming() {}

    /** How a world of this spec is driven. */
    static Handling of(WorldSpec spec) {
        List<Optional<Side>> axes =
                spec.controls().stream()
                        .map(control -> Optional.ofNullable(CONTROLS.get(control.name())))
                        .toList();
        List<Optional<Side>> sides =
                spec.vocabulary().stream()
                        .map(word -> Optional.ofNullable(WORDS.get(word)))
                        .toList();
        return new Handling(drives(spec.controls(), axes), Optional.empty(), words(spec, sides));
    }

    /** The first controls, as many as there are axes. */
    private static List<Handling.Drive> drives(List<Channel> controls, List<Optional<Side>> named) {
        Set<Axis> free = EnumSet.allOf(Axis.class);
        int most = Math.min(controls.size(), free.size());
        List<Optional<Side>> first = named.subList(0, most);
        List<Axis> clear = first.stream().flatMap(Optional::stream).map(Side::axis).toList();
        boolean isClear = Set.copyOf(clear).size() == clear.size();
        if (isClear) {
            clear.forEach(free::remove);
        }
        List<Handling.Drive> drives = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Side side = first.get(i).filter(_ -> isClear).orElseGet(() -> new Side(next(free), 1));
            free.remove(side.axis());
            Handling.Drive drive = Handling.Drive.over(side.axis(), controls.get(i)).of(i);
            drives.add(side.to() < 0 ? drive.reversed() : drive);
        }
        return drives;
    }

    private static Axis next(Set<Axis> free) {
        return free.iterator().next();
    }

    /** Names that mean a side first; the other words take the sides that are left. */
    private static List<Handling.Word> words(WorldSpec spec, List<Optional<Side>> named) {
        List<Side> free = new ArrayList<>();
        for (Axis axis : Axis.values()) {
            free.add(new Side(axis, -1));
            free.add(new Side(axis, 1));
        }
        Set<Side> taken = new HashSet<>();
        named.forEach(side -> side.ifPresent(taken::add));
        free.removeAll(taken);
        boolean any = !taken.isEmpty();
        List<Handling.Word> words = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            Optional<Side> side = named.get(i).filter(taken::remove);
            // What is done where nothing is pressed needs no key of its own.
            boolean rest = any && i == 0 && named.get(i).isEmpty();
            if (side.isEmpty() && !rest && !free.isEmpty()) {
                side = Optional.of(free.removeFirst());
            }
            if (side.isPresent()) {
                words.add(
                        new Handling.Word(
                                side.get().axis(), side.get().to(), spec.vocabulary().get(i)));
            }
        }
        return words;
    }
}
