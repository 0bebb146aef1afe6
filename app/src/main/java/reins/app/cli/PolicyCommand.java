package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;

/** Takes a policy out of a session. */
@Command(name = "policy", description = "Write a session's policy as an ONNX file.")
final class PolicyCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Parameters(
            paramLabel = "SESSION[@VERSION]",
            description = "A session file and a policy version; without one, the newest.")
    private String source = "";

    @Option(names = "--out", required = true, description = "The ONNX file to write.")
    private Path out = Path.of("");

    @Option(names = "--force", description = "Overwrite an existing file.")
    private boolean force;

    @Override
    public Integer call() {
        PolicySource parsed = PolicySource.parse(source);
        if (!parsed.isSession()) {
            throw output.refusal("'%s' is not a session file (*.reins).".formatted(source));
        }
        if (!force && Files.exists(out)) {
            throw new ReinsException(
                    "There is a file already; choose another name or add --force: " + out);
        }
        PolicySource.Found found = parsed.load();
        if (found.artifact().form() != Artifact.Form.ONNX) {
            throw new ReinsException(
                    "'%s' is no network, so there is no file of it; choose another version."
                            .formatted(found.name()));
        }
        try {
            Files.write(out, found.artifact().body().toArray());
        } catch (IOException e) {
            throw new ReinsException(
                    "The policy cannot be written; choose another place: " + out, e);
        }
        output.say(
                "Wrote %s as %s (%,d bytes)."
                        .formatted(found.name(), out, found.artifact().body().size()));
        JsonObject result = new JsonObject();
        result.addProperty("policy", found.name());
        result.addProperty("file", out.toString());
        result.addProperty("bytes", found.artifact().body().size());
        output.result(result);
        return 0;
    }
}
