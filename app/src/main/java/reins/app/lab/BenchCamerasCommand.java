package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Output;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures how late and at what cost a camera's pictures come. */
@Command(
        name = "cameras",
        description =
                "Measure how late an MJPEG camera's pictures come, on this machine, and what"
                        + " reading them costs.")
final class BenchCamerasCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(
            names = "--seconds",
            defaultValue = "20",
            description = "How long each is measured; default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(names = "--out", description = "Write a Markdown page.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (seconds < 1) {
            throw output.refusal("--seconds must be 1 or more.");
        }
        String load = Machine.load();
        Figures figures = new Figures(output);
        CameraBench.measure(seconds, figures::tell);
        out.ifPresent(page ->
                figures.write(
                        page,
                        "Cameras",
                        output.command(),
                        "640×480 pixels, 30 pictures a second, MJPEG over loopback, the server in"
                                + " the same program. A stamp is drawn into each picture before it"
                                + " is coded and read from the pixels of the newest one: the time"
                                + " between is from glass to frame, coding included. The cost is"
                                + " the processor time of the cameras' threads and of the HTTP"
                                + " client's, the server's left out. Where there are several, the"
                                + " servers play pictures that were coded before. Late ticks began"
                                + " more than a tick late, the first ten seconds left out; all that"
                                + " the cameras see is recorded meanwhile. "
                                + load));
        output.result(figures.json());
        return 0;
    }
}
