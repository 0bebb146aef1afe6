package reins.sim.gym;

import reins.core.fact.Channel;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Handling;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a person drives an environment: by what its controls and words are called, and where that
 * says nothing, in order. Safe on every thread.
 */
final class Steering {
    private static final Map<String, Axis> CONTROLS =
            Map.ofEntries(
                    Map.entry("side", Axis.SIDEWAYS),
                    Map.entry("sideways", Axis.SIDEWAYS),
                    Map.entry("steering", Axis.SIDEWAYS),
                    Map.entry("x", Axis.SIDEWAYS),
                    Map.entry("main", Axis.FORWARD),
                    Map.entry("forward", Axis.FORWARD),
                    Map.entry("throttle", Axis.FORWARD),
                    Map.entry("gas", Axis.FORWARD),
                    Map.entry("y", Axis.FORWARD),
                    Map.entry("turn", Axis.TURN),
                    Map.entry("lift", Axis.LIFT),
                    Map.entry("z", Axis.LIFT));

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

    private Steering() {}

    /** How a world of this spec is driven. */
    static Handling of(WorldSpec spec) {
        List<Optional<Axis>> axes =
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
    private static List<Handling.Drive> drives(List<Channel> controls, List<Optional<Axis>> named) {
        Set<Axis> free = EnumSet.allOf(Axis.class);
        int most = Math.min(controls.size(), free.size());
        List<Optional<Axis>> first = named.subList(0, most);
        boolean clear =
                first.stream().flatMap(Optional::stream).distinct().count()
                        == first.stream().filter(Optional::isPresent).count();
        if (clear) {
            first.forEach(axis -> axis.ifPresent(free::remove));
        }
        List<Handling.Drive> drives = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            Axis axis = clear && first.get(i).isPresent() ? first.get(i).get() : next(free);
            free.remove(axis);
            drives.add(Handling.Drive.over(axis, controls.get(i)));
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
