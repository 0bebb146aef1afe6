package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.app.lab.BenchCommand;
import reins.app.lab.TrainCommand;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/** What a command, run in this process, printed, and its exit code. */
public record Ran(int code, String out, String err) {
    public static Ran run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code =
                Commands.run(
                        List.of(TrainCommand.class, BenchCommand.class),
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        arguments);
        return new Ran(code, out.toString(), err.toString());
    }

    public static Ran run(List<String> arguments) {
        return run(arguments.toArray(String[]::new));
    }

    /** The same where nothing else than success will do. */
    Ran done() {
        assertEquals(0, code, err + out);
        return this;
    }

    /** The JSON object in the last line. */
    JsonObject json() {
        return JsonParser.parseString(out.strip().lines().toList().getLast()).getAsJsonObject();
    }
}
