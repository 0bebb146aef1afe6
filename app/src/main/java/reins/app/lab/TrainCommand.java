package reins.app.lab;

import picocli.CommandLine.Command;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Groups what makes the files that are shipped. */
@Command(
        name = "train",
        description = "Make the trained files that come with Reins.",
        subcommands = {TrainAgentCommand.class, TrainCriticCommand.class})
public final class TrainCommand {
    /**
     * Writes a trained file, and makes the folders around it.
     *
     * @param what it is, to begin a sentence with
     */
    static void write(String what, Path file, Blob onnx) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, onnx.toArray());
        } catch (IOException e) {
            throw new ReinsException("%s cannot be written: %s".formatted(what, file), e);
        }
    }
}
