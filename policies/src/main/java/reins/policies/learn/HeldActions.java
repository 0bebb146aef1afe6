package reins.policies.learn;

import reins.core.fact.Vec;
import reins.policies.data.Replay;
import reins.policies.learn.CriticFit.Row;
import reins.policies.nn.Controls;

import java.util.List;

/**
 * What holding an action for some ticks led to, from every recorded state in which that was done.
 * Used by one thread.
 */
final class HeldActions {
    /** The state from which it was held, {@code [S]}. */
    static final int STATE = 0;

    /** What the good driver would have done there, {@code [A]}. */
    static final int WISH = 1;

    /** What was held, {@code [A]}. */
    static final int ACTION = 2;

    /** The rewards meanwhile, discounted. */
    static final int REWARD = 3;

    /** The state it led to, {@code [S]}. */
    static final int NEXT = 4;

    /** What the good driver would do there, {@code [A]}. */
    static final int NEXT_WISH = 5;

    /** What a reward after that is discounted by; 0 where none may follow. */
    static final int FOLLOWS = 6;

    private HeldActions() {}

    /**
     * @param ticks how long an action has to be held, 1 or more; the end of an episode shortens it
     * @param scale what rewards are divided by
     */
    static Replay of(
            Controls controls, List<List<Row>> episodes, int ticks, double discount, double scale) {
        int states = episodes.getFirst().getFirst().state().size();
        int actions = controls.size();
        int steps = episodes.stream().mapToInt(List::size).sum();
        Replay held = new Replay(steps, List.of(states, actions, actions, 1, states, actions, 1));
        for (List<Row> episode : episodes) {
            for (int from = 0; from < episode.size(); from++) {
                int to = Math.min(from + ticks, episode.size());
                if (!isHeld(episode, from, to)) {
                    continue;
                }
                double reward = 0;
                for (int i = to - 1; i >= from; i--) {
                    reward = episode.get(i).reward() + discount * reward;
                }
                Row last = episode.get(to - 1);
                double follows = last.continues() ? Math.pow(discount, to - from) : 0;
                held.add(
                        episode.get(from).state(),
                        controls.toUnit(episode.get(from).wish()),
                        controls.toUnit(episode.get(from).action()),
                        Vec.of((float) (reward / scale)),
                        last.next(),
                        controls.toUnit(last.nextWish()),
                        Vec.of((float) follows));
            }
        }
        return held;
    }

    private static boolean isHeld(List<Row> episode, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            if (!episode.get(i).action().equals(episode.get(from).action())) {
                return false;
            }
        }
        return true;
    }
}
