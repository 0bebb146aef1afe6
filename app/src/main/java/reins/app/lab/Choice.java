package reins.app.lab;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A learner, rule or arbiter by its id, and the settings that differ from its own, as texts. Safe
 * on every thread.
 */
public record Choice(String id, SortedMap<String, String> changes) {
    /** Stands for no choice. */
    public static final Choice NONE = new Choice("", new TreeMap<>());

    public Choice {
        changes = Collections.unmodifiableSortedMap(new TreeMap<>(changes));
    }

    public static Choice of(String id, Map<String, String> changes) {
        return new Choice(id, new TreeMap<>(changes));
    }

    /** As a command line would say it, such as {@code random p=0.5 k=4}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(id);
        changes.forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        return text.toString();
    }
}
