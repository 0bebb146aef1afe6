package reins.core.fact;

import java.util.List;

/** What a world takes at a tick. Safe on every thread. */
public sealed interface Actions {
    /**
     * Controls or words, whichever are not empty.
     *
     * @throws IllegalArgumentException where there are both or neither
     */
    static Actions of(List<Channel> controls, List<String> vocabulary) {
        if (controls.isEmpty() == vocabulary.isEmpty()) {
            throw new IllegalArgumentException("a world needs either controls or a vocabulary");
        }
        return controls.isEmpty() ? new Words(vocabulary) : new Controls(controls);
    }

    /**
     * Numbers within bounds.
     *
     * @param channels one for each number, shape {@code [A]}, at least one
     */
    record Controls(List<Channel> channels) implements Actions {
        public Controls {
            channels = List.copyOf(channels);
            if (channels.isEmpty()) {
                throw new IllegalArgumentException("a world needs at least one control");
            }
        }
    }

    /**
     * One word a tick.
     *
     * @param vocabulary the words by their number, at least one
     */
    record Words(List<String> vocabulary) implements Actions {
        public Words {
            vocabulary = List.copyOf(vocabulary);
            if (vocabulary.isEmpty()) {
                throw new IllegalArgumentException("a world needs at least one word");
            }
        }
    }
}
