package reins.app.run;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.policies.nn.OnnxCritic;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The reference critics that rules of intervention may ask. Safe on every thread. */
public final class Critics {
    private static final Map<WorldSpec, Critic> LOADED = new ConcurrentHashMap<>();

    private Critics() {}

    /** A world's critic, which is loaded when it is first asked for. */
    public static Supplier<Critic> of(WorldSpec spec) {
        return () -> LOADED.computeIfAbsent(spec, Critics::load);
    }

    private static Critic load(WorldSpec spec) {
        String name = file(spec.id());
        if (!Assets.has(name)) {
            throw new ReinsException(
                    ("There is no reference critic for the world '%s'; choose another rule of"
                                    + " intervention.")
                            .formatted(spec.id()));
        }
        return OnnxCritic.load(Assets.read(name), spec);
    }

    /** Where the critic of a world is among the files that come with Reins. */
    public static String file(String world) {
        return "critics/%s.onnx".formatted(world);
    }
}
