package reins.core.fact;

import java.util.List;

/** How an episode began; enough to reach its first tick again. Safe on every thread. */
public sealed interface Start {
    /** The seed the world was reset with. */
    long seed();

    /** Reset with a seed. */
    record Fresh(long seed) implements Start {}

    /** Reset with a seed, then the actions of an earlier episode again. */
    record Rewound(long seed, long ofEpisode, List<Action> replayed) implements Start {
        public Rewound {
            replayed = List.copyOf(replayed);
        }
    }

    /** The tick of the episode's first step. */
    default long firstTick() {
        return switch (this) {
            case Fresh _ -> 0;
            case Rewound(_, _, List<Action> replayed) -> replayed.size();
        };
    }
}
