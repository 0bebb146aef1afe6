package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.Policy;
import reins.core.role.WorldType;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.PolicyServer;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.concurrent.Callable;

/** Lets other programs ask a policy over the network, until it is interrupted. */
@Command(
        name = "serve-policy",
        description = {
            "Let other programs ask a policy what it wants to do, by openpi's WebSocket.",
            "It trusts whoever reaches it: only this machine can, unless --host says otherwise."
        })
final class ServePolicyCommand implements Callable<Integer> {
    private static final int HIGHEST_PORT = 65_535;
    private static final int LOOK_MILLIS = 100;

    @Mixin private Output output = new Output();

    @Mixin private NamedWorld world = new NamedWorld();

    @Parameters(
            paramLabel = "POLICY",
            description = "An ONNX file, a session (its newest version), or a session@version.")
    private String policy = "";

    @Option(
            names = "--port",
            defaultValue = "8000",
            description = "0 for any that is free; default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(
            names = "--host",
            defaultValue = "127.0.0.1",
            description = "The address to be reached at; default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Override
    public Integer call() throws InterruptedException {
        if (port < 0 || port > HIGHEST_PORT) {
            throw output.refusal("--port is %d; it must be 0 to %d.".formatted(port, HIGHEST_PORT));
        }
        Chosen<WorldType<?>> chosen = world.chosen(output);
        WorldSpec spec = chosen.type().specWith(chosen.settings());
        PolicySource.Found found = PolicySource.parse(policy).load();
        Policy served = PolicyLoader.load(found.artifact(), spec).withoutChance();
        try (Interruption interruption = new Interruption();
                PolicyServer server =
                        PolicyServer.start(address(), served, spec, System::nanoTime)) {
            output.say(
                    "Serving %s of world '%s' at ws://%s:%d; end it by Ctrl-C."
                            .formatted(found.name(), spec.id(), host, server.port()));
            server.keys().forEach(key -> output.say("It is to be asked by " + key));
            JsonObject result = new JsonObject();
            result.addProperty("policy", found.name());
            result.addProperty("world", spec.id());
            result.addProperty("port", server.port());
            output.result(result);
            while (!interruption.isAsked()) {
                Thread.sleep(LOOK_MILLIS);
            }
        }
        return 0;
    }

    private InetSocketAddress address() {
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new ReinsException(
                    "There is no address '%s' on this machine.".formatted(host), e);
        }
    }
}
