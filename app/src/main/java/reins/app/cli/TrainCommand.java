package reins.app.cli;

import picocli.CommandLine.Command;

/** Groups what makes the files that are shipped. */
@Command(
        name = "train",
        description = "Make the trained files that come with Reins.",
        subcommands = {TrainAgentCommand.class, TrainCriticCommand.class})
final class TrainCommand {}
