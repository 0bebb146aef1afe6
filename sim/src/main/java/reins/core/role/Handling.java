package reins.core.role;

import reins.core.fact.Channel;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How a person drives a world, as data: along which axes, by pointing, or by which words. Safe on
 * every thread.
 *
 * @param drives at most one for each of the world's controls
 * @param lead how pointing drives; empty where it does not
 * @param words what pushing an axis says, where the world takes words
 */
public record Handling(List<Drive> drives, Optional<Lead> lead, List<Word> words) {
    private static final List<Axis> IN_ORDER = List.of(Axis.values());

    public Handling {
        drives = List.copyOf(drives);
        words = List.copyOf(words);
        if (drives.stream().map(Drive::control).distinct().count() < drives.size()) {
            throw new IllegalArgumentException("a control is driven twice: " + drives);
        }
    }

    /** Along axes only: the first controls in order. */
    public static Handling along(Drive... drives) {
        return new Handling(
                IntStream.range(0, drives.length).mapToObj(i -> drives[i].of(i)).toList(),
                Optional.empty(),
                List.of());
    }

    /** Whether it says nothing of how the world is driven: that follows from its settings. */
    public boolean isEmpty() {
        return drives.isEmpty() && lead.isEmpty() && words.isEmpty();
    }

    /** By words only. */
    public static Handling saying(Word... words) {
        return new Handling(List.of(), Optional.empty(), List.of(words));
    }

    public Handling withLead(Lead led) {
        return new Handling(drives, Optional.of(led), words);
    }

    /**
     * The default, where nothing better is known: the controls in order along the axes in order, or
     * the words in order by the axes' sides.
     */
    public static Handling inOrder(WorldSpec spec) {
        List<Drive> drives = new ArrayList<>();
        for (int i = 0; i < Math.min(spec.controls().size(), IN_ORDER.size()); i++) {
            drives.add(Drive.over(IN_ORDER.get(i), spec.controls().get(i)).of(i));
        }
        List<Word> words = new ArrayList<>();
        for (int i = 0; i < Math.min(spec.vocabulary().size(), 2 * IN_ORDER.size()); i++) {
            int side = i % 2 == 0 ? -1 : 1;
            words.add(new Word(IN_ORDER.get(i / 2), side, spec.vocabulary().get(i)));
        }
        return new Handling(drives, Optional.empty(), words);
    }

    /**
     * By what controls and words are called, and in order where that says nothing.
     *
     * @param spec of a world that says no better
     */
    public static Handling byName(WorldSpec spec) {
        return Naming.of(spec);
    }

    /** The drive of a control; empty where a person does not drive it. */
    public Optional<Drive> driveOf(int control) {
        return drives.stream().filter(drive -> drive.control() == control).findFirst();
    }

    /**
     * What pushing an axis to one side says.
     *
     * @param side -1 or 1
     */
    public record Word(Axis axis, int side, String word) {
        public Word {
            if (side != -1 && side != 1) {
                throw new IllegalArgumentException("side " + side);
            }
        }
    }

    /**
     * The first two controls are where to go, and the state's first two numbers where it is: x, and
     * y downwards from the scene's height. Pointing leads it there, no further ahead than the
     * reach.
     *
     * @param reach how far ahead, in the controls' unit, above 0
     * @param height of the scene, in the same unit
     */
    public record Lead(float reach, float height) {}

    /**
     * How one axis becomes one control: {@code atRest} at 0; just beside 0 the start of a side, and
     * from there evenly to the end of that side at -1 or 1. In the control's unit.
     *
     * @param from the state's number that this is counted from; -1 = from 0
     * @param control the number of the control
     */
    public record Drive(
            Axis axis,
            float atRest,
            float minusStart,
            float minusEnd,
            float plusStart,
            float plusEnd,
            int from,
            int control) {
        /** One of the first control. */
        public Drive(
                Axis axis,
                float atRest,
                float minusStart,
                float minusEnd,
                float plusStart,
                float plusEnd,
                int from) {
            this(axis, atRest, minusStart, minusEnd, plusStart, plusEnd, from, 0);
        }

        /** One that is counted from 0. */
        public Drive(
                Axis axis,
                float atRest,
                float minusStart,
                float minusEnd,
                float plusStart,
                float plusEnd) {
            this(axis, atRest, minusStart, minusEnd, plusStart, plusEnd, -1);
        }

        /** The same of another control. */
        public Drive of(int number) {
            return new Drive(axis, atRest, minusStart, minusEnd, plusStart, plusEnd, from, number);
        }

        /** The same along another axis. */
        Drive along(Axis other) {
            return new Drive(
                    other, atRest, minusStart, minusEnd, plusStart, plusEnd, from, control);
        }

        /** The same, with its sides changed for each other. */
        Drive reversed() {
            return new Drive(axis, atRest, plusStart, plusEnd, minusStart, minusEnd, from, control);
        }

        /** Whether the control falls where the axis is pushed up or to the right. */
        public boolean isReversed() {
            return plusEnd < minusEnd;
        }

        /** The whole of a channel's range, or one of its unit to either side. */
        public static Drive over(Axis axis, Channel channel) {
            float rest = channel.clamp(0);
            return new Drive(
                    axis,
                    rest,
                    rest,
                    Float.isFinite(channel.low()) ? channel.low() : rest - 1,
                    rest,
                    Float.isFinite(channel.high()) ? channel.high() : rest + 1);
        }
    }
}
