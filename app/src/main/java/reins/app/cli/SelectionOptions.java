package reins.app.cli;

import picocli.CommandLine.Option;

import reins.app.desk.FilmedSessions;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Selection;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The options that choose what is exported of a session. Used by the command's own thread. */
final class SelectionOptions {
    @Option(
            names = "--only",
            defaultValue = "all",
            description =
                    "all, success, failure, human (each stretch that the teacher drove) or"
                            + " corrected (whole episodes with such stretches); default:"
                            + " ${DEFAULT-VALUE}.")
    private Selection.Only only = Selection.Only.ALL;

    @Option(
            names = "--camera",
            paramLabel = "NAME",
            description =
                    "Add the pictures of this camera of the world, recorded or painted now; may be"
                            + " repeated.")
    private List<String> cameras = new ArrayList<>();

    @Option(
            names = "--every",
            defaultValue = "1",
            description = "Keep every n-th tick; default: ${DEFAULT-VALUE}.")
    private int every;

    /**
     * @throws reins.core.fact.ReinsException where there is no such session or camera
     */
    EditedAttempts open(Output output, Path session) {
        if (every < 1) {
            throw output.refusal("--every is %d; it must be 1 or more.".formatted(every));
        }
        return EditedAttempts.open(
                session, new Selection(only, cameras, every), () -> FilmedSessions.world(session));
    }
}
