package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where a command's words go. With {@code --json} standard output is one object and everything else
 * goes to standard error. Used by the command's own thread only.
 */
public final class Output {
    private static final Pattern WHERE = Pattern.compile("--out=.*|--page|--json");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--json",
            description = "Print the result as one JSON object, the last line of standard output.")
    private boolean json;

    /** A line of the result, for people. */
    public void say(String line) {
        (json ? command.commandLine().getErr() : command.commandLine().getOut()).println(line);
    }

    /** A line about the work, not part of the result. */
    public void note(String line) {
        command.commandLine().getErr().println(line);
    }

    /** The result, for programs; printed with {@code --json} only. */
    public void result(JsonObject result) {
        if (json) {
            command.commandLine().getOut().println(result);
        }
    }

    /** Says that the command was not understood. */
    public ParameterException refusal(String sentence) {
        return new ParameterException(command.commandLine(), sentence);
    }

    /** The arguments as they were typed, the command's name included. */
    public List<String> typed() {
        CommandLine root = command.commandLine();
        while (root.getParent() != null) {
            root = root.getParent();
        }
        return root.getParseResult().originalArgs();
    }

    /** The command as a page tells it: without the options that say where its words go. */
    public String command() {
        List<String> words = new ArrayList<>(List.of("./reins"));
        boolean skipped = false;
        for (String word : typed()) {
            boolean names = word.equals("--out");
            if (!skipped && !names && !WHERE.matcher(word).matches()) {
                words.add(word.contains(" ") ? "\"" + word + "\"" : word);
            }
            skipped = names;
        }
        return String.join(" ", words);
    }

    /** A bar on a terminal, nothing elsewhere. */
    public Progress progress(String task, long length) {
        return Progress.of(task, length);
    }
}
