package reins.app.studio;

import reins.app.base.Dialogs;
import reins.app.screens.drive.DriveModel;
import reins.core.fact.WorldSpec;
import reins.core.flow.Still;
import reins.sessions.format.Format;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Asks while the world stands still, whatever is asked. A window of the system that is left without
 * an answer stops the world, for its Esc is heard by nobody else. Used by the fx thread only.
 */
final class HeldDialogs implements Dialogs {
    private final Dialogs dialogs;
    private final DriveModel model;

    HeldDialogs(Dialogs dialogs, DriveModel model) {
        this.dialogs = dialogs;
        this.model = model;
    }

    private <T> Optional<T> held(Supplier<Optional<T>> question) {
        model.pause(Still.Paused.QUESTION);
        try {
            return question.get();
        } finally {
            model.resumeAfter(Still.Paused.QUESTION);
        }
    }

    private <T> Optional<T> ofTheSystem(Supplier<Optional<T>> question) {
        boolean stood = model.driving().pausedProperty().get();
        return held(() -> {
            Optional<T> answer = question.get();
            if (answer.isEmpty() && !stood) {
                model.stop();
            }
            return answer;
        });
    }

    @Override
    public Optional<Path> sessionToOpen() {
        return ofTheSystem(dialogs::sessionToOpen);
    }

    @Override
    public Optional<Path> sessionToSave(String suggested) {
        return ofTheSystem(() -> dialogs.sessionToSave(suggested));
    }

    @Override
    public Optional<String> choose(String question, String explanation, List<String> answers) {
        return held(() -> dialogs.choose(question, explanation, answers));
    }

    @Override
    public Optional<String> ask(String question, String suggested) {
        return held(() -> dialogs.ask(question, suggested));
    }

    @Override
    public Optional<Export> export(WorldSpec world, String name) {
        return held(() -> dialogs.export(world, name));
    }

    @Override
    public Optional<Import> importing(BiFunction<Format, Path, Future<List<String>>> fitting) {
        return held(() -> dialogs.importing(fitting));
    }

    @Override
    public Optional<WorldFile> world(Optional<WorldFile> before, Trials trials) {
        return held(() -> dialogs.world(before, trials));
    }

    @Override
    public Optional<Path> worldToTake() {
        return ofTheSystem(dialogs::worldToTake);
    }

    @Override
    public Optional<Path> fileToSave(String title, String suggested, List<String> endings) {
        return ofTheSystem(() -> dialogs.fileToSave(title, suggested, endings));
    }

    @Override
    public Optional<Path> folder(String title) {
        return ofTheSystem(() -> dialogs.folder(title));
    }

    @Override
    public Optional<Path> place(String title, String suggested) {
        return ofTheSystem(() -> dialogs.place(title, suggested));
    }
}
