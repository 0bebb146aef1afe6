package reins.app.studio;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Format;
import reins.sessions.format.Selection;
import reins.sessions.formats.Formats;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/**
 * Somebody who gives one file its name and throws everything else away. Used by the fx thread only.
 */
class Answers implements Dialogs {
    private final Path folder;

    Answers(Path folder) {
        this.folder = folder;
    }

    /** The file that gets a name. */
    static Path saved(Path folder) {
        return folder.resolve("driven.reins");
    }

    @Override
    public Optional<Path> sessionToOpen() {
        return Optional.of(saved(folder));
    }

    @Override
    public Optional<Path> sessionToSave(String suggested) {
        return Optional.of(saved(folder));
    }

    @Override
    public Optional<String> choose(String question, String explanation, List<String> answers) {
        // What a test that was killed has left behind is no matter of this one.
        boolean left = answers.contains(Text.of("left.go"));
        return left ? Optional.empty() : Optional.of(answers.getLast());
    }

    @Override
    public Optional<String> ask(String question, String suggested) {
        return Optional.of("Answered");
    }

    @Override
    public Optional<Export> export(WorldSpec world, String name) {
        return Optional.of(
                new Export(
                        Formats.ALL.getFirst(), Selection.ALL, folder.resolve("Exported"), false));
    }

    @Override
    public Optional<Import> importing(BiFunction<Format, Path, Future<List<String>>> fitting) {
        return Optional.of(
                new Import(Formats.ALL.getFirst(), folder.resolve("Exported"), Optional.empty()));
    }

    @Override
    public Optional<WorldFile> world(Optional<WorldFile> before, Trials trials) {
        return Optional.empty();
    }

    @Override
    public Optional<Path> worldToTake() {
        return Optional.empty();
    }

    @Override
    public Optional<Path> fileToSave(String title, String suggested, List<String> endings) {
        return Optional.of(folder.resolve(suggested));
    }

    @Override
    public Optional<Path> folder(String title) {
        return Optional.of(folder);
    }

    @Override
    public Optional<Path> place(String title, String suggested) {
        return Optional.of(folder.resolve(suggested));
    }
}
