package reins.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

import reins.app.base.Places;
import reins.app.studio.StudioApplication;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;

/** The command line: finds the command, runs it, and turns errors into sentences. */
@Command(
        name = "reins",
        description = "Teach robots by taking the reins; without a command, open the studio.",
        subcommands = {
            TeachCommand.class,
            LearnCommand.class,
            EvaluateCommand.class,
            PolicyCommand.class,
            ServePolicyCommand.class,
            ExportCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            ListCommand.class,
            DoctorCommand.class
        },
        version = "Reins " + Release.VERSION,
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        usageHelpAutoWidth = true)
public final class Commands implements Callable<Integer> {
    /** Exit code for an error in the program itself, as in {@code sysexits.h}. */
    private static final int SOFTWARE_ERROR = 70;

    @Mixin private Output output = new Output();

    private Commands() {}

    /** The studio; where there is no display, a demonstration without one. */
    @Override
    public Integer call() {
        if (Checkup.hasDisplay()) {
            StudioApplication.open();
        } else {
            output.note(
                    "There is no display here, so the studio cannot open ('xvfb-run ./reins' gives"
                        + " it one on a server, './reins doctor' tells more). This demonstration"
                        + " takes about a minute instead.");
            new Demonstration(output).run();
        }
        return 0;
    }

    /**
     * Runs one command line to its end.
     *
     * @param more groups of commands that are understood beside the user's own
     * @return the exit code: 0 done, 1 refused or failed, 2 not understood, 70 an error in the
     *     program, 130 interrupted
     */
    public static int run(List<Class<?>> more, String... arguments) {
        return run(
                more,
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                arguments);
    }

    static int run(List<Class<?>> more, PrintWriter out, PrintWriter err, String... arguments) {
        try {
            CommandLine commands = new CommandLine(new Commands());
            more.forEach(commands::addSubcommand);
            return commands.setOut(out)
                    .setErr(err)
                    .setCaseInsensitiveEnumValuesAllowed(true)
                    .setParameterExceptionHandler(Commands::misunderstood)
                    .setExecutionExceptionHandler((e, line, _) -> failed(e, line.getErr()))
                    .execute(arguments);
        } catch (LinkageError | OutOfMemoryError | StackOverflowError e) {
            return failed(e, err);
        }
    }

    private static int misunderstood(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        line.getErr().println(e.getMessage());
        UnmatchedArgumentException.printSuggestions(e, line.getErr());
        line.getErr().println("Try '%s --help'.".formatted(line.getCommandSpec().qualifiedName()));
        return line.getCommandSpec().exitCodeOnInvalidInput();
    }

    private static int failed(Throwable failure, PrintWriter err) {
        if (failure instanceof ReinsException known) {
            err.println(known.sentence());
            return 1;
        }
        if (failure instanceof LinkageError missing) {
            err.println(
                    "A native library does not load here; './reins doctor' says what is missing: "
                            + missing.getMessage());
            return 1;
        }
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        String where;
        try {
            String time =
                    DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss")
                            .format(LocalDateTime.now(ZoneId.systemDefault()));
            where =
                    Files.writeString(
                                    Places.logs().resolve("error-" + time + ".log"),
                                    trace.toString())
                            .toString();
        } catch (IOException | ReinsException _) {
            where = trace.toString(); // the one place left to tell it
        }
        err.println("Reins stopped because of an error in the program; its report: " + where);
        return SOFTWARE_ERROR;
    }
}
