package reins.app.lab;

import com.google.gson.JsonObject;

import reins.app.cli.Output;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What was measured, printed as it comes and written as a page at the end. Used by one thread. */
final class Figures {
    private static final String HEADING = "## ";

    private final Output output;
    private final List<Figure> all = new ArrayList<>();

    Figures(Output output) {
        this.output = output;
    }

    void tell(List<Figure> measured) {
        for (Figure figure : measured) {
            String goal = figure.goal().isEmpty() ? "" : "   (goal: " + figure.goal() + ")";
            output.say("%-66s %s%s".formatted(figure.what(), figure.text(), goal));
        }
        all.addAll(measured);
    }

    JsonObject json() {
        JsonObject result = new JsonObject();
        all.forEach(figure -> result.add(figure.id(), figure.json()));
        return result;
    }

    /**
     * Writes a Markdown page; what stood there under a heading of its own is kept.
     *
     * @param command what repeats it
     * @param closing what stands below the table; may be empty
     * @throws ReinsException where it cannot be written
     */
    void write(Path page, String title, String command, String closing) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + title);
        lines.add("");
        lines.add("`%s`".formatted(command));
        lines.add("");
        lines.add("Commit %s; %s.".formatted(Machine.commit(), Machine.sentence()));
        lines.add("");
        lines.add("| measured | result | goal |");
        lines.add("|---|---|---|");
        all.forEach(figure -> lines.add(figure.markdown()));
        if (!closing.isEmpty()) {
            lines.add("");
            lines.add(closing);
        }
        try {
            lines.addAll(added(page));
            Files.write(page, lines);
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + page, e);
        }
        output.say("Wrote " + page);
    }

    /** What people wrote below the table; nothing where there is no page yet. */
    private static List<String> added(Path page) throws IOException {
        if (!Files.exists(page)) {
            return List.of();
        }
        List<String> kept =
                Files.readAllLines(page).stream()
                        .dropWhile(line -> !line.startsWith(HEADING))
                        .toList();
        return kept.isEmpty() ? kept : Stream.concat(Stream.of(""), kept.stream()).toList();
    }
}
