package reins.sessions.format;

import reins.core.fact.Channel;
import reins.core.fact.Frame;

import java.util.ArrayList;
import java.util.List;

/**
 * Identifies an attempt in a few bytes: a hash of all that is exact, and how its pictures look.
 * Safe on every thread.
 */
record Fingerprint(long hash, List<Likeness> pictures) {
    static Fingerprint of(Walk walk, Attempt attempt) {
        Hashing hashing = new Hashing();
        walk.through(attempt, hashing);
        return new Fingerprint(hashing.hash, hashing.pictures);
    }

    boolean matches(Fingerprint other) {
        if (hash != other.hash || pictures.size() != other.pictures.size()) {
            return false;
        }
        for (int i = 0; i < pictures.size(); i++) {
            if (!pictures.get(i).isLike(other.pictures.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Used by one thread. */
    private static final class Hashing implements Walk.Visitor {
        /** An odd number whose bits are spread, from the golden ratio. */
        private static final long SPREAD = 0x9e3779b97f4a7c15L;

        private final List<Likeness> pictures = new ArrayList<>();
        private long hash = 1;

        private void add(long value) {
            hash = Long.rotateLeft(hash ^ value, 29) * SPREAD;
        }

        @Override
        public void number(
                String part, List<Channel> channels, int channel, long tick, double value) {
            add(Double.doubleToLongBits(value));
        }

        @Override
        public void thing(String part, long tick, Object value) {
            add(value.hashCode());
        }

        @Override
        public void picture(long tick, Frame frame) {
            pictures.add(Likeness.of(frame));
        }
    }
}
