package reins.core.fact;

import java.util.List;

/**
 * How an episode began; enough to reach its first tick again, where that is known. Safe on every
 * thread.
 */
public sealed interface Start {
    /** The seed the world was reset with; 0 where it is not known. */
    long seed();

    /** Reset with a seed. */
    record Fresh(long seed) implements Start {}

    /** Reset with a seed, then the actions of an earlier episode again. */
    record Rewound(long seed, long ofEpisode, List<Action> replayed) implements Start {
        public Rewound {
            replayed = List.copyOf(replayed);
        }
    }

    /** Recorded by another program, or a part of such an episode: it cannot be reached again. */
    record Unknown(long firstTick) implements Start {
        public Unknown {
            if (firstTick < 0) {
                throw new IllegalArgumentException("first tick " + firstTick);
            }
        }

        @Override
        public long seed() {
            return 0;
        }
    }

    /** The tick of the episode's first step. */
    default long firstTick() {
        return switch (this) {
            case Fresh _ -> 0;
            case Rewound(_, _, List<Action> replayed) -> replayed.size();
            case Unknown unknown -> unknown.firstTick();
        };
    }
}
