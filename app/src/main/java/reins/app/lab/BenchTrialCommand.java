package reins.app.lab;

import com.google.gson.Gson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Output;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Runs one trial of a comparison in a Java that does nothing else; comparisons start it. */
@Command(
        name = "trial",
        hidden = true,
        description = "Run one trial; the comparisons start this once for each.")
final class BenchTrialCommand implements Callable<Integer> {
    /** Ticks between two checks that whoever started it is still there. */
    private static final long LOOKS = 200;

    @Mixin private Output output = new Output();

    @Option(names = "--from", required = true, description = "The file of the trial.")
    private Path from = Path.of("");

    @Option(names = "--into", required = true, description = "The file for the run.")
    private Path into = Path.of("");

    @Override
    public Integer call() throws IOException {
        Trial trial = new Gson().fromJson(Files.readString(from), Trial.class);
        Optional<ProcessHandle> parent = ProcessHandle.current().parent();
        String run =
                new Gson()
                        .toJson(
                                Trials.run(
                                        trial,
                                        ticks -> {
                                            if (ticks % LOOKS == 0) {
                                                goOnlyWith(parent);
                                            }
                                        }));
        Files.writeString(into, run);
        output.note(trial.title());
        return 0;
    }

    /** Nobody would take the run of a trial whose starter is gone, and it may be begun again. */
    private static void goOnlyWith(Optional<ProcessHandle> parent) {
        if (!parent.map(ProcessHandle::isAlive).orElse(false)) {
            throw new ReinsException("The comparison that this trial belongs to has ended.");
        }
    }
}
