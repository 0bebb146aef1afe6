package reins.app.run;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.policies.nn.OnnxCritic;

import java.io.IOException;
import java.io.InputStream;
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
        String name = "/reins/assets/critics/" + spec.id() + ".onnx";
        try (InputStream file = Critics.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new ReinsException(
                        ("There is no reference critic for the world '%s'; choose another rule of"
                                        + " intervention.")
                                .formatted(spec.id()));
            }
            return OnnxCritic.load(Blob.of(file.readAllBytes()), spec);
        } catch (IOException e) {
            throw new ReinsException(
                    "The reference critic of world '%s' cannot be read.".formatted(spec.id()), e);
        }
    }
}
