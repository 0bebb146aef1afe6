package reins.policies.learn;

import com.google.gson.Gson;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.role.LearnerContext;
import reins.core.role.Settings;

import java.util.SortedMap;
import java.util.TreeMap;

/** Where a trained policy comes from: the lines that are stored and shipped with it. */
final class Provenance {
    private Provenance() {}

    /** The lines by name, of a policy made by {@code learner} with these settings. */
    static SortedMap<String, String> lines(
            String learner, Record settings, LearnerContext context, Progress progress) {
        SortedMap<String, String> lines = new TreeMap<>();
        lines.put("learner", learner);
        lines.put("settings", new Gson().toJson(Settings.values(settings)));
        lines.put("seed", Long.toString(context.seed()));
        lines.put("world", context.spec().id());
        lines.put("updates", Long.toString(progress.updates()));
        lines.put("steps", Long.toString(progress.steps()));
        lines.put("version", Release.VERSION);
        return lines;
    }

    /**
     * How far an artifact's training had come. Another learner's is as good, where it holds all
     * that this one needs.
     *
     * @throws ReinsException where no learner in this world can go on from it
     */
    static Progress progress(Artifact artifact, LearnerContext context) {
        SortedMap<String, String> lines = artifact.provenance();
        if (artifact.checkpoint().isEmpty()) {
            throw new ReinsException(
                    "The policy to go on from holds nothing that a learner needs; start from"
                            + " scratch.");
        }
        String world = lines.getOrDefault("world", "");
        if (!world.equals(context.spec().id())) {
            throw new ReinsException(
                    "The policy to go on from was trained in world '%s', not in '%s'; choose that world or start from scratch."
                            .formatted(world, context.spec().id()));
        }
        return new Progress(count(lines, "updates"), count(lines, "steps"));
    }

    private static long count(SortedMap<String, String> lines, String name) {
        String text = lines.getOrDefault(name, "");
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new ReinsException(
                    "The policy to go on from says '%s' where its number of %s should be."
                            .formatted(text, name),
                    e);
        }
    }
}
