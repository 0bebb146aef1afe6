package reins.sessions.format;

import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.flow.Progress;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares attempts with others that should be the same: first by fingerprints, then, where those
 * differ, in every number. Used by one thread at a time.
 */
public final class Verification {
    /** The most differing attempts that are compared number by number. */
    private static final int CLOSELY = 3;

    private final Attempts wanted;
    private final Attempts found;
    private final Set<Kept> kept;
    private final int most;
    private final List<String> differences = new ArrayList<>();

    private Verification(Attempts wanted, Attempts found, Set<Kept> kept, int most) {
        this.wanted = wanted;
        this.found = found;
        this.kept = kept;
        this.most = most;
    }

    /**
     * What differs, in words that name episode, tick and channel; empty where nothing does.
     *
     * @param kept what is compared
     * @param most differences told
     */
    public static List<String> differences(
            Attempts wanted, Attempts found, Set<Kept> kept, int most, Progress progress) {
        Verification verification = new Verification(wanted, found, kept, most);
        verification.compareWorlds();
        verification.compareAttempts(progress);
        return List.copyOf(verification.differences);
    }

    private void differ(String sentence) {
        if (differences.size() < most) {
            differences.add(sentence);
        }
    }

    private void compareWorlds() {
        compare("attempts", wanted.count(), found.count());
        compare("ticks", wanted.ticks(), found.ticks());
        if (kept.contains(Kept.TICK_SECONDS)) {
            double one = wanted.world().tickSeconds();
            double other = found.world().tickSeconds();
            if (Math.abs(one - other) > 1e-6 * one) {
                compare("seconds of a tick", one, other);
            }
        }
        if (kept.contains(Kept.NAMES)) {
            compare("channels", names(wanted), names(found));
        }
    }

    private static List<String> names(Attempts attempts) {
        List<String> names = new ArrayList<>();
        attempts.world().state().forEach(channel -> names.add(channel.name()));
        attempts.world().controls().forEach(channel -> names.add(channel.name()));
        names.addAll(attempts.world().vocabulary());
        return names;
    }

    private void compare(String what, Object one, Object other) {
        if (!one.equals(other)) {
            differ("%s: %s in the session, %s in the export".formatted(what, one, other));
        }
    }

    private void compareAttempts(Progress progress) {
        List<Fingerprint> prints = new ArrayList<>();
        Counted ticks = new Counted(2 * Math.max(1, wanted.ticks()), progress);
        wanted.each(attempt -> {
            prints.add(Fingerprint.of(walk(), attempt));
            ticks.done(attempt.episode().steps().size());
        });
        List<Integer> differing = new ArrayList<>();
        int[] number = {0};
        found.each(attempt -> {
            int place = number[0]++;
            if (place < prints.size()
                    && differing.size() < CLOSELY
                    && !prints.get(place).matches(Fingerprint.of(walk(), attempt))) {
                differing.add(place);
            }
            ticks.done(attempt.episode().steps().size());
        });
        Map<Integer, Attempt> ones = some(wanted, differing);
        Map<Integer, Attempt> others = some(found, differing);
        for (int place : differing) {
            Attempt one = ones.get(place);
            Attempt other = others.get(place);
            if (one != null && other != null) {
                compare(place, one, other);
            }
        }
    }

    private Walk walk() {
        return new Walk(wanted.world(), kept);
    }

    private static Map<Integer, Attempt> some(Attempts attempts, List<Integer> places) {
        Map<Integer, Attempt> some = new HashMap<>();
        if (!places.isEmpty()) {
            int[] number = {0};
            attempts.each(attempt -> {
                int place = number[0]++;
                if (places.contains(place)) {
                    some.put(place, attempt);
                }
            });
        }
        return some;
    }

    private void compare(int place, Attempt one, Attempt other) {
        String episode = "episode %d".formatted(place + 1);
        List<Met> ones = met(one);
        List<Met> others = met(other);
        for (int i = 0; i < Math.min(ones.size(), others.size()); i++) {
            Met left = ones.get(i);
            Met right = others.get(i);
            boolean same = left.equals(right) || looksAlike(left, right);
            if (!same) {
                differ(
                        "%s, %s: %s in the session, %s in the export"
                                .formatted(episode, left.place(), left.words(), right.words()));
                if (!left.place().equals(right.place())) {
                    return; // the rest is shifted
                }
            }
        }
    }

    private boolean looksAlike(Met left, Met right) {
        return !kept.contains(Kept.PICTURES)
                && left.value() instanceof Frame one
                && right.value() instanceof Frame other
                && Likeness.of(one).isLike(Likeness.of(other));
    }

    private record Met(String place, Object value) {
        String words() {
            return value instanceof Frame frame
                    ? "a picture of " + frame.camera()
                    : String.valueOf(value);
        }
    }

    private List<Met> met(Attempt attempt) {
        List<Met> all = new ArrayList<>();
        walk().through(
                        attempt,
                        new Walk.Visitor() {
                            @Override
                            public void number(
                                    String part,
                                    List<Channel> channels,
                                    int channel,
                                    long tick,
                                    double value) {
                                String name =
                                        channel < channels.size()
                                                ? " '%s'".formatted(channels.get(channel).name())
                                                : channels.isEmpty() ? "" : " " + channel;
                                all.add(new Met(place(part + name, tick), value));
                            }

                            @Override
                            public void thing(String part, long tick, Object value) {
                                all.add(new Met(place(part, tick), value));
                            }

                            @Override
                            public void picture(long tick, Frame frame) {
                                all.add(new Met(place("picture", tick), frame));
                            }
                        });
        return all;
    }

    private static String place(String part, long tick) {
        return tick == Walk.NO_TICK ? part : "tick %d, %s".formatted(tick, part);
    }
}
