package reins.sessions;

import reins.core.fact.WorldSpec;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is written at the top of a session. Safe on every thread.
 *
 * @param created when, as told by whoever makes the session
 * @param version the program's version
 * @param run how it was run: teacher, arbiter, learner, settings (JSON), seed
 */
public record SessionHeader(
        WorldSpec world,
        String title,
        Instant created,
        String version,
        SortedMap<String, String> run) {
    /** The name under which the run has the world's settings, as JSON. */
    public static final String WORLD_SETTINGS = "world settings";

    /** The name under which the run has the robot's name, where there are several. */
    public static final String ROBOT = "robot";

    public SessionHeader {
        run = Collections.unmodifiableSortedMap(new TreeMap<>(run));
    }

    public SessionHeader(
            WorldSpec world,
            String title,
            Instant created,
            String version,
            Map<String, String> run) {
        this(world, title, created, version, new TreeMap<>(run));
    }

    /** The same, with this said of how it is run; what else was said of that stays. */
    SessionHeader describing(Map<String, String> changes) {
        SortedMap<String, String> changed = new TreeMap<>(run);
        changed.putAll(changes);
        return new SessionHeader(world, title, created, version, changed);
    }

    /** Whose session it is; empty where there was but one robot. */
    public String robot() {
        return run.getOrDefault(ROBOT, "");
    }
}
