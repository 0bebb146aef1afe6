package reins.app.cli;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.util.Locale;
import java.util.concurrent.Callable;

/** Checks whether this machine has what Reins needs, and says what to do about what is missing. */
@Command(name = "doctor", description = "Check whether this machine has what Reins needs.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Override
    public Integer call() {
        JsonArray lines = new JsonArray();
        boolean sound = true;
        for (Checkup checkup : Checkup.ALL) {
            Checkup.Finding finding = checkup.examine();
            sound &= finding.state() != Checkup.State.FAIL;
            String state = finding.state().name().toLowerCase(Locale.ROOT);
            output.say("%-5s %-17s %s".formatted(state, checkup.title(), finding.sentence()));
            JsonObject line = new JsonObject();
            line.addProperty("check", checkup.title());
            line.addProperty("state", state);
            line.addProperty("sentence", finding.sentence());
            lines.add(line);
        }
        output.say(
                sound
                        ? "Reins can run here."
                        : "Reins cannot run here until the lines marked 'fail' are fixed.");
        JsonObject result = new JsonObject();
        result.addProperty("sound", sound);
        result.add("checks", lines);
        output.result(result);
        return sound ? 0 : 1;
    }
}
