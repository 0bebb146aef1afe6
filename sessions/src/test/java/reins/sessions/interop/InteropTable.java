package reins.sessions.interop;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was compared with which program, as a part of a page that several modules write. Used by one
 * test at a time, in a module's folder.
 */
public final class InteropTable {
    private static final Path PAGE = Path.of("..", "docs", "results", "interop.md");

    private final List<String> rows = new ArrayList<>();
    private final boolean isAll = System.getProperty("reins.interop", "").equals("all");
    private final Part part;

    /** The page's parts, in their order. */
    public enum Part {
        FORMATS,
        POLICIES
    }

    public InteropTable(Part part) {
        this.part = part;
    }

    /** A Python with that reader's packages; where there is none, the test is not run. */
    public Python python(boolean isLarge, String reader) throws IOException, InterruptedException {
        Assumptions.assumeTrue(isAll || !isLarge, "it needs more than a minute to install");
        Python.Installed installed = Python.install(isLarge ? "all" : "quick");
        if (installed.python().isEmpty()) {
            rows.add("| %s | – | – | not run: %s |".formatted(reader, installed.why()));
        }
        Assumptions.assumeTrue(installed.python().isPresent(), installed.why());
        return installed.python().orElseThrow();
    }

    public void passed(String format, String way, Python.Said said) {
        rows.add(
                "| %s | %s %s | %s | %,d | passed |"
                        .formatted(format, said.versions(), way, said.compared(), said.numbers()));
    }

    /**
     * @param compared what of what the program wrote was compared with the session
     */
    public void imported(String format, Python.Said said, String compared) {
        rows.add(
                "| %s | %s is read by our import: %s | %s | – | passed |"
                        .formatted(format, said.versions(), said.compared(), compared));
    }

    /** Writes the page anew, of this part and those that other tests left. */
    public void write() throws IOException {
        if (!isAll) {
            return;
        }
        Files.createDirectories(Python.HOME);
        Files.write(rows(part), rows);
        StringBuilder page =
                new StringBuilder(
                        """
                        # Other programs and our formats

                        A session with two cameras, takeovers, every ending, a rewind and edits (cut, relabelled, judged, retitled,
                        discarded) is exported in each format and loaded by the program it is for; then that program writes the same,
                        and our import reads it. Every number is compared with the session, exactly unless the row says otherwise.
                        Policies are trained in a session, taken out of it by `./reins policy`, checked by ONNX's own checker, and run
                        over what the session recorded in ONNX Runtime for Python.
                        Written by `mvn verify -Pinterop`; how: [interop](../interop/README.md).

                        | format | program | compared | numbers | result |
                        |---|---|---|---|---|
                        """);
        for (Part each : Part.values()) {
            if (Files.exists(rows(each))) {
                page.append(Files.readString(rows(each)));
            }
        }
        Files.writeString(PAGE, page);
    }

    private static Path rows(Part part) {
        return Python.HOME.resolve("rows-%s.txt".formatted(part.name().toLowerCase(Locale.ROOT)));
    }
}
