package reins.app.run;

import com.google.gson.Gson;

import reins.core.role.ArbiterType;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who drives, learns and teaches in a run. Safe on every thread.
 *
 * @param settings of the learner's settings type
 * @param teacher how the teacher is called in the session's header
 * @param seed of the world, the learner and all chance
 */
public record Plan(
        WorldType world,
        LearnerType<?> learner,
        Record settings,
        String teacher,
        ArbiterType arbiter,
        long seed) {
    /** What the session's header says of the run. */
    public SortedMap<String, String> header() {
        return new TreeMap<>(
                Map.of(
                        "learner", learner.id(),
                        "settings", new Gson().toJson(Settings.values(settings)),
                        "teacher", teacher,
                        "arbiter", arbiter.id(),
                        "seed", Long.toString(seed)));
    }
}
