package reins.policies.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Actions;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Distant;
import reins.core.role.Policy;
import reins.policies.nn.Averaged;
import reins.policies.nn.Controls;
import reins.policies.nn.Front;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.Weights;
import reins.policies.remote.RemotePolicy;
import reins.policies.remote.RemoteSettings;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

final class PolicyLoaderTest {
    private static final Channel PLACE = new Channel("place", Unit.METRE, -1, 1);
    private static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(PLACE),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(PLACE)),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.1,
                    10);

    @Test
    void aNetworkDrives() {
        Net net = Net.mlp(1, 1, 4, 1, false);
        SplittableRandom random = new SplittableRandom(1);
        Blob graph =
                PolicyFile.of(
                        PolicyCard.of(SPEC, new TreeMap<>()),
                        new Averaged(
                                Front.of(Scaling.ofBounds(SPEC.state())),
                                new Controls(SPEC.controls()),
                                net,
                                List.of(""),
                                Optional.empty()),
                        Weights.initial(net, random));
        Artifact network = Artifact.onnx(graph, Blob.EMPTY, new TreeMap<>());
        Policy policy = PolicyLoader.load(network, SPEC);
        assertFalse(policy.looks());
        Observation seen = Observation.of(Vec.of(0.5f));
        assertEquals(1, policy.act(seen, policy.begin(), random).action().asControls().size());
    }

    @Test
    void aPlanIsRefusedWithWhatItIs() {
        Artifact plan = new Artifact(Artifact.Form.PLAN, Blob.EMPTY, Blob.EMPTY, new TreeMap<>());
        assertEquals(
                "This policy cannot drive here: it is a plan, and this version of Reins drives by"
                        + " networks only.",
                assertThrows(ReinsException.class, () -> PolicyLoader.load(plan, SPEC)).sentence());
    }

    @Test
    void aPolicyOfAServerIsConnectedToOnlyByWhoLetsItDrive() {
        Artifact remote = RemoteSettings.defaults().withServer("localhost:1").artifact();
        assertEquals(
                "This policy lives on a policy server: it can drive, and do nothing else.",
                assertThrows(ReinsException.class, () -> PolicyLoader.load(remote, SPEC))
                        .sentence());
        Policy driver =
                PolicyLoader.driver(remote, SPEC, RemotePolicy.Company.ATTENDED, System::nanoTime);
        try (Distant distant = assertInstanceOf(Distant.class, driver)) {
            assertTrue(distant.obstacle(Observation.of(Vec.of(0.5f)), true).isPresent());
        }
    }
}
