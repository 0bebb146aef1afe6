package reins.app.lab;

import com.google.gson.Gson;

import reins.app.cli.Interruption;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.cli.SessionFiles;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs many trials, several at a time, each in a Java of its own, so that no trial shares
 * randomness or native memory with another. A finished run is kept before the next begins. Used by
 * one thread.
 */
final class TrialPool {
    private static final long LOOK_MILLIS = 100;

    /** Learning needs little memory, and several trials run at once. */
    private static final List<String> SMALL =
            List.of("-Xmx600m", "-XX:+UseSerialGC", "-XX:CICompilerCount=2");

    private final Output output;
    private final int parallel;
    private int failed;

    /** A trial under way. */
    private record Active(Trial trial, Process process, Path folder) {
        Path from() {
            return folder.resolve("trial.json");
        }

        Path into() {
            return folder.resolve("run.json");
        }

        Path words() {
            return folder.resolve("words.txt");
        }

        void remove() throws IOException {
            Files.deleteIfExists(from());
            Files.deleteIfExists(into());
            Files.deleteIfExists(words());
            Files.deleteIfExists(folder);
        }
    }

    /**
     * @param parallel trials at a time, above 0
     */
    TrialPool(Output output, int parallel) {
        this.output = output;
        this.parallel = parallel;
    }

    /** Trials that did not come to their end so far. */
    int failed() {
        return failed;
    }

    /**
     * Runs the trials in this order and adds each to the file as it ends; comes back early where it
     * is interrupted.
     */
    void run(List<Trial> trials, RunsFile file, Interruption interruption) {
        List<Trial> waiting = new ArrayList<>(trials);
        List<Active> active = new ArrayList<>();
        Forecast forecast = new Forecast(file.runs(), parallel);
        try (Progress progress = output.progress("Trials", Math.max(1, trials.size()))) {
            while (!interruption.isAsked() && !(waiting.isEmpty() && active.isEmpty())) {
                while (active.size() < parallel && !waiting.isEmpty()) {
                    active.add(begin(waiting.removeFirst()));
                }
                active.getFirst().process().waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                for (Active one : takeEnded(active)) {
                    end(one, file, forecast, interruption);
                    int done = trials.size() - waiting.size() - active.size();
                    String left = forecast.left(waiting, active.size());
                    progress.at(done);
                    progress.note(left);
                    output.note(
                            "%d of %d, %s: %s"
                                    .formatted(done, trials.size(), left, one.trial().title()));
                }
            }
            for (Active one : takeEnded(active)) {
                end(one, file, forecast, interruption); // no finished run is lost
            }
        } catch (IOException e) {
            throw SecondJava.refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            active.forEach(TrialPool::stop);
        }
    }

    private static List<Active> takeEnded(List<Active> active) {
        List<Active> ended = active.stream().filter(one -> !one.process().isAlive()).toList();
        active.removeAll(ended);
        return ended;
    }

    private Active begin(Trial trial) throws IOException {
        Path folder = SessionFiles.scratch();
        Path from = folder.resolve("trial.json");
        Path into = folder.resolve("run.json");
        Files.writeString(from, new Gson().toJson(trial));
        Process process =
                SecondJava.of(
                                SMALL,
                                List.of(
                                        "bench",
                                        "trial",
                                        "--from",
                                        from.toString(),
                                        "--into",
                                        into.toString()))
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("words.txt").toFile())
                        .start();
        return new Active(trial, process, folder);
    }

    private void end(Active one, RunsFile file, Forecast forecast, Interruption interruption)
            throws IOException {
        if (one.process().exitValue() == 0) {
            Run run = new Gson().fromJson(Files.readString(one.into()), Run.class);
            file.add(run);
            forecast.add(run);
        } else if (!interruption.isAsked()) {
            failed++;
            output.note(
                    "A trial failed (%s): %s"
                            .formatted(one.trial().title(), Files.readString(one.words()).strip()));
        }
        one.remove();
    }

    private static void stop(Active one) {
        one.process().destroy();
        try {
            one.process().waitFor();
            one.remove();
        } catch (IOException e) {
            throw new ReinsException("This folder cannot be removed: " + one.folder(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
