package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.role.Policy;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.PolicyServer;
import reins.sessions.SessionReader;
import reins.sessions.Snapshot;
import reins.sim.worlds.Worlds;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;

/** A policy of ours, served to ourselves: it drives, is recorded and is learned beside. */
final class RemoteTest {
    private static final WorldSpec SPEC = Worlds.find("lander").spec();

    @TempDir private Path folder;

    private String file;

    @BeforeEach
    void teachOne() {
        file = folder.resolve("a.reins").toString();
        Ran.run("teach", "--ticks", "1500", "--session", file).done();
    }

    private PolicyServer serve() throws InterruptedException {
        Policy policy = PolicyLoader.load(PolicySource.parse(file).load().artifact(), SPEC);
        return PolicyServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                policy.withoutChance(),
                SPEC,
                System::nanoTime);
    }

    @Test
    void overTheNetworkItDrivesAsItsFileDoes() throws Exception {
        try (PolicyServer server = serve()) {
            String address = "openpi:localhost:" + server.port();
            Ran far = Ran.run("evaluate", "--policy", address, "--episodes", "3", "--json").done();
            Ran near = Ran.run("evaluate", "--policy", file, "--episodes", "3", "--json").done();
            assertEquals(near.json().get("meanReturn"), far.json().get("meanReturn"));
            assertEquals(near.json().get("meanTicks"), far.json().get("meanTicks"));
        }
    }

    @Test
    void itDrivesWhileALearnerLearnsFromWhatIsCorrectedAndTheSessionKeepsBoth() throws Exception {
        Path taught = folder.resolve("b.reins");
        String address;
        try (PolicyServer server = serve()) {
            address = "openpi:localhost:" + server.port();
            Ran.run(
                            "teach",
                            "--policy",
                            address,
                            "--policy-set",
                            "pictureNames=none",
                            "--ticks",
                            "1500",
                            "--session",
                            taught.toString())
                    .done();
        }
        int remote;
        try (SessionReader reader = SessionReader.open(taught)) {
            List<Snapshot> versions = reader.snapshots();
            remote = versions.getFirst().version();
            assertEquals(address, versions.getFirst().provenance().get("learner"));
            assertEquals(Artifact.Form.PLAN, reader.snapshot(remote).form());
            assertTrue(versions.size() > 2, "the learner publishes");
            assertTrue(versions.getLast().resumable());
            List<Step> steps =
                    reader.summaries().stream()
                            .flatMap(one -> reader.recorded(one.episode()).steps().stream())
                            .toList();
            assertEquals(1500, steps.size());
            for (Step step : steps) {
                assertEquals(remote, step.policy().version());
            }
            assertTrue(
                    steps.stream().anyMatch(step -> step.decision() instanceof Decision.TakenOver));
        }
        // Nobody answers there any more; what was learned drives by itself.
        Ran.run("evaluate", "--policy", taught.toString(), "--episodes", "1").done();
        Ran.run("teach", "--continue", "--ticks", "100", "--session", taught.toString()).done();
        Ran refused =
                Ran.run("policy", taught + "@" + remote, "--out", folder.resolve("c").toString());
        assertEquals(1, refused.code());
        assertTrue(refused.err().contains("is no network"), refused.err());
    }

    @Test
    void whatIsWrongWithAServerIsSaidInOneSentence() {
        Ran nobody = Ran.run("evaluate", "--policy", "openpi:localhost:1", "--episodes", "1");
        assertEquals(1, nobody.code());
        assertEquals(
                "No policy server answers at 'ws://localhost:1'; look at its address and whether it"
                        + " is running.",
                nobody.err().strip());
        Ran setting =
                Ran.run("evaluate", "--policy", "openpi:localhost:1", "--policy-set", "keys=X");
        assertEquals(2, setting.code());
        assertTrue(setting.err().contains("LIBERO"), setting.err());
        Ran needless = Ran.run("evaluate", "--policy", file, "--policy-set", "prompt=go");
        assertEquals(2, needless.code());
        Ran port = Ran.run("serve-policy", file, "--port", "70000");
        assertEquals(2, port.code());
        Ran missing = Ran.run("serve-policy", folder.resolve("none.onnx").toString());
        assertEquals(1, missing.code());
        assertTrue(missing.err().contains("none.onnx"), missing.err());
    }
}
