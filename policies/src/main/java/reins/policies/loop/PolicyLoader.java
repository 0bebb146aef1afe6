package reins.policies.loop;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Policy;
import reins.policies.nn.OnnxPolicy;
import reins.policies.remote.RemotePolicy;
import reins.policies.remote.RemoteSettings;

import java.util.function.LongSupplier;

/** Makes a policy from what a learner published, whatever its form. Safe on every thread. */
public final class PolicyLoader {
    private PolicyLoader() {}

    /**
     * Loads it after checking that it can drive this world; takes a few milliseconds, so not on the
     * thread that drives.
     *
     * @throws ReinsException with a sentence that says what is wrong with it
     */
    public static Policy load(Artifact artifact, WorldSpec spec) {
        return switch (artifact.form()) {
            case ONNX -> OnnxPolicy.load(artifact.body(), spec);
            case PLAN ->
                    throw new ReinsException(
                            RemoteSettings.isRemote(artifact.provenance())
                                    ? "This policy lives on a policy server: it can drive, and do"
                                            + " nothing else."
                                    : "This policy cannot drive here: it is a plan, and this"
                                            + " version of Reins drives by networks only.");
        };
    }

    /**
     * The same for one who lets it drive: a policy that lives elsewhere is connected to, and is to
     * be closed.
     *
     * @param nanoTime a clock in nanoseconds that never goes back
     * @throws ReinsException with a sentence that says what is wrong with it
     */
    public static Policy driver(
            Artifact artifact,
            WorldSpec spec,
            RemotePolicy.Company company,
            LongSupplier nanoTime) {
        return RemoteSettings.isRemote(artifact.provenance())
                ? RemotePolicy.connect(artifact, spec, company, nanoTime)
                : load(artifact, spec);
    }
}
