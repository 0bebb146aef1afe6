package reins.app.screens.drive;

import reins.core.fact.Remark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which of many policies are listed, in which order, and which is the best; the same policies give
 * the same list. Safe on every thread.
 */
final class Ranking {
    /** Rows that are listed where there are more. */
    static final int MOST = 40;

    /** As many of the best are listed, whenever they were made. */
    private static final int BEST = 5;

    private static final Comparator<Standing> NEWEST =
            Comparator.comparingInt(Standing::number).reversed();

    private static final Comparator<Standing> GREATEST_RETURN =
            Comparator.comparingDouble(Ranking::comparableReturn).reversed();

    private static final Comparator<Standing> MOST_ASSURED =
            Comparator.comparingDouble((Standing one) -> one.score().assured()).reversed();

    private static final Comparator<Standing> KNOWN =
            Comparator.comparing((Standing one) -> one.score().isKnown()).reversed();

    private static final Comparator<Standing> MOST_SUCCESSFUL =
            KNOWN.thenComparing(MOST_ASSURED).thenComparing(GREATEST_RETURN).thenComparing(NEWEST);

    private Ranking() {}

    /** What stands first. */
    enum Order {
        /** The policy that succeeds most often; of equals the one with the greatest return. */
        SUCCESS,
        /** The policy with the greatest mean return. */
        RETURN,
        /** The policy that was made last. */
        NEWEST
    }

    private static Comparator<Standing> comparator(Order order) {
        return switch (order) {
            case SUCCESS -> MOST_SUCCESSFUL;
            case RETURN -> KNOWN.thenComparing(GREATEST_RETURN).thenComparing(NEWEST);
            case NEWEST -> NEWEST;
        };
    }

    /** What is not a number is less than any. */
    private static double comparableReturn(Standing one) {
        double mean = one.score().meanReturn();
        return Double.isNaN(mean) ? Double.NEGATIVE_INFINITY : mean;
    }

    /** The version that did best; empty where fewer than two can be compared. */
    static Optional<Integer> best(List<Standing> all) {
        List<Standing> known = all.stream().filter(one -> one.score().isKnown()).toList();
        return known.size() < 2
                ? Optional.empty()
                : known.stream().min(MOST_SUCCESSFUL).map(Standing::number);
    }

    /**
     * The versions that stay in sight above all others: what drives, what is kept driving, the
     * best, and what a person pinned.
     */
    static Set<Integer> inSight(List<Standing> all, int driving, Optional<Integer> kept) {
        Set<Integer> inSight = new HashSet<>();
        inSight.add(driving);
        kept.ifPresent(inSight::add);
        best(all).ifPresent(inSight::add);
        all.stream()
                .filter(one -> one.remark().pinned())
                .forEach(pinned -> inSight.add(pinned.number()));
        return inSight;
    }

    /**
     * Those in sight, then the others, both in this order.
     *
     * @param inSight versions that come first
     */
    static List<Standing> sorted(List<Standing> some, Set<Integer> inSight, Order order) {
        Comparator<Standing> first = Comparator.comparing(one -> !inSight.contains(one.number()));
        return some.stream().sorted(first.thenComparing(comparator(order))).toList();
    }

    /**
     * At most about {@link #MOST}: those in sight, those that a person evaluated or noted something
     * of, the newest, the best few, and of the others every second, fourth, eighth, … so that a row
     * comes and goes seldom while new versions are made.
     *
     * @param all oldest first
     * @param selected versions that are listed in any case, as those in sight are
     */
    static List<Standing> thinned(List<Standing> all, Set<Integer> inSight, Set<Integer> selected) {
        if (all.size() <= MOST) {
            return all;
        }
        Set<Integer> listed = new HashSet<>(inSight);
        listed.addAll(selected);
        listed.add(all.getLast().number());
        all.stream()
                .filter(one -> one.evaluated().isPresent() || !one.remark().equals(Remark.NONE))
                .forEach(one -> listed.add(one.number()));
        all.stream()
                .filter(one -> one.score().isKnown())
                .sorted(MOST_SUCCESSFUL)
                .limit(BEST)
                .forEach(one -> listed.add(one.number()));
        int room = Math.max(1, MOST - listed.size());
        int step = 1;
        while (all.size() > (long) step * room) {
            step *= 2;
        }
        List<Standing> thinned = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i % step == 0 || listed.contains(all.get(i).number())) {
                thinned.add(all.get(i));
            }
        }
        return List.copyOf(thinned);
    }
}
