package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonParser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.WorkerThread;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.PolicyServer;
import reins.policies.remote.RemotePolicy;
import reins.policies.remote.RemoteSettings;
import reins.sessions.interop.Python;
import reins.sim.worlds.Worlds;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.FutureTask;

/** The client of openpi asks a policy of ours, and its messages drive a world of ours. */
final class OpenpiInteropTest {
    private static final String PEER = "interop/peer_openpi.py";

    @TempDir private Path folder;

    @Test
    void itsClientIsAnsweredWhatOurFileWants() throws Exception {
        Python python = Python.with("openpi");
        Path session = folder.resolve("a.reins");
        Ran.run("teach", "--ticks", "600", "--session", session.toString()).done();
        WorldSpec spec = Worlds.find("lander").spec();
        Policy policy =
                PolicyLoader.load(PolicySource.parse(session.toString()).load().artifact(), spec)
                        .withoutChance();
        float[][] states = new float[20][spec.state().size()];
        SplittableRandom random = new SplittableRandom(1);
        for (float[] state : states) {
            for (int i = 0; i < state.length; i++) {
                state[i] = random.nextFloat(-1, 1);
            }
        }
        Path asked = Files.writeString(folder.resolve("asked.json"), new Gson().toJson(states));
        try (PolicyServer server =
                PolicyServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        policy,
                        spec,
                        System::nanoTime)) {
            String printed =
                    python.script(PEER, "client", String.valueOf(server.port()), asked.toString());
            JsonArray actions = JsonParser.parseString(printed).getAsJsonArray();
            assertEquals(states.length, actions.size());
            for (int i = 0; i < states.length; i++) {
                Vec wanted =
                        policy.act(Observation.of(Vec.of(states[i])), policy.begin(), random)
                                .action()
                                .asControls();
                assertEquals(wanted, Vec.of(new Gson().fromJson(actions.get(i), float[].class)));
            }
        }
    }

    @Test
    void aServerWithItsMessagesDrivesHere() throws Exception {
        Python python = Python.with("openpi");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        FutureTask<String> served =
                new FutureTask<>(() -> python.script(PEER, "server", String.valueOf(port)));
        Thread.ofVirtual().start(served);
        WorldSpec spec = Worlds.find("racer").spec();
        List<Channel> controls = spec.controls();
        RemoteSettings settings =
                Settings.with(
                        RemoteSettings.defaults().withServer("127.0.0.1:" + port),
                        Map.of(
                                "keys",
                                "LIBERO",
                                "prompt",
                                "go",
                                "answerNumbers",
                                "%s=1 0 2; %s=2 0 200; %s=0 0 10"
                                        .formatted(
                                                controls.get(0).name(),
                                                controls.get(1).name(),
                                                controls.get(2).name())));
        try (RemotePolicy policy =
                RemotePolicy.connect(
                        settings.artifact(),
                        spec,
                        RemotePolicy.Company.ATTENDED,
                        System::nanoTime)) {
            policy.begin();
            for (int tick = 0; tick < 30; tick++) {
                Observation seen = seen(spec);
                while (policy.obstacle(seen, true).isPresent()) {
                    assertFalse(served.isDone(), "the server has ended");
                    WorkerThread.moment();
                }
                Vec wanted =
                        policy.act(seen, Vec.EMPTY, new SplittableRandom(1)).action().asControls();
                assertEquals(middle(controls.get(0)), wanted.at(0), 1e-3f);
                assertEquals(middle(controls.get(1)), wanted.at(1), 1e-2f);
                if (tick < 5) {
                    assertEquals(
                            controls.get(2).low()
                                    + tick / 10f * (controls.get(2).high() - controls.get(2).low()),
                            wanted.at(2),
                            1e-4f);
                }
            }
        }
        assertEquals("served", served.get().strip());
    }

    private static float middle(Channel channel) {
        return (channel.low() + channel.high()) / 2;
    }

    /** A state whose sum is 1, and a grey picture. */
    private static Observation seen(WorldSpec spec) {
        Camera camera = spec.cameras().getFirst();
        byte[] grey = new byte[3 * camera.width() * camera.height()];
        Arrays.fill(grey, (byte) 100);
        float[] state = new float[spec.state().size()];
        state[0] = 1;
        return new Observation(
                Vec.of(state),
                List.of(new Frame(camera.name(), camera.width(), camera.height(), Blob.of(grey))),
                List.of());
    }
}
