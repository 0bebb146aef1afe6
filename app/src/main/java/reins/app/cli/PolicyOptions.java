package reins.app.cli;

import picocli.CommandLine.Option;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.RemotePolicy;
import reins.policies.remote.RemoteSettings;

import java.util.LinkedHashMap;
import java.util.Map;

/** The options that make a policy drive, whatever it is named by. Used by the command's thread. */
final class PolicyOptions {
    @Option(
            names = "--policy-set",
            paramLabel = "NAME=VALUE",
            description =
                    "Change how a policy server is asked (--policy openpi:HOST:PORT): server,"
                            + " prompt, keys, stateNames, pictureNames, pictureSide,"
                            + " answerNumbers, answerSeconds; may be repeated.")
    private Map<String, String> changes = new LinkedHashMap<>();

    /**
     * The policy as it is stored.
     *
     * @param named an ONNX file, a session, a session@version, or openpi:HOST:PORT
     */
    Artifact artifact(Output output, String named) {
        if (!named.startsWith(RemoteSettings.PREFIX)) {
            if (!changes.isEmpty()) {
                throw output.refusal("--policy-set is for --policy openpi:HOST:PORT only.");
            }
            return PolicySource.parse(named).load().artifact();
        }
        try {
            return Settings.with(
                            RemoteSettings.defaults()
                                    .withServer(named.substring(RemoteSettings.PREFIX.length())),
                            changes)
                    .artifact();
        } catch (ReinsException e) {
            throw output.refusal(e.sentence());
        }
    }

    /** A policy that drives; nobody looks after it. */
    static Policy driver(Artifact artifact, WorldSpec spec) {
        return PolicyLoader.driver(artifact, spec, RemotePolicy.Company.ALONE, System::nanoTime);
    }
}
