package reins.core.role;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a world that lives elsewhere says of itself where it is asked: its settings can be filled in
 * from that. Safe on every thread.
 */
public sealed interface Introduction {
    /**
     * It is this, and nothing is left to choose.
     *
     * @param settings texts by the settings' names
     */
    record Whole(Map<String, String> settings) implements Introduction {
        public Whole {
            settings = Map.copyOf(settings);
        }
    }

    /**
     * It has these, and a person chooses which of them are used.
     *
     * @param settings those that parts may be filled into, by name, also where there are none
     */
    record Parts(List<String> settings, List<Part> parts) implements Introduction {
        public Parts {
            settings = List.copyOf(settings);
            parts = List.copyOf(parts);
        }
    }

    /**
     * Something that a world has.
     *
     * @param name as the world has it
     * @param kind what it is, as the world calls it
     * @param use what it can be chosen for; empty where that is nothing
     */
    record Part(String name, String kind, Optional<Use> use) {}

    /**
     * What a part can be chosen for.
     *
     * @param setting the one that its name is filled into
     * @param several whether others may stand beside it there, with commas between
     * @param besides what else follows from the choice: texts by the settings' names
     */
    record Use(String setting, boolean several, Map<String, String> besides) {
        public Use {
            besides = Map.copyOf(besides);
        }
    }
}
