package reins.app.studio;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.core.fact.ReinsException;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens, saves and leaves sessions, and asks first where something would be lost. Used by the fx
 * thread only.
 */
final class SessionDoor {
    private final DriveModel model;
    private final DriveControls controls;
    private final Dialogs dialogs;
    private final Runnable shut;

    /**
     * @param shut closes the window for good
     */
    SessionDoor(DriveModel model, DriveControls controls, Dialogs dialogs, Runnable shut) {
        this.model = model;
        this.controls = controls;
        this.dialogs = dialogs;
        this.shut = shut;
    }

    void begin() {
        leaving(model::newSession);
    }

    void open() {
        leaving(() -> asking(dialogs::sessionToOpen).ifPresent(model::openSession));
    }

    /**
     * Goes on driving in a session, unless the user changes their mind.
     *
     * @param next what is done once it is driven
     */
    void drive(Path session, Runnable next) {
        if (controls.run().session().equals(session)) {
            next.run();
        } else {
            leaving(() -> model.openSession(session, next));
        }
    }

    void save() {
        saveAs(() -> {});
    }

    void enter(Chosen<WorldType<?>> world) {
        leaving(() -> model.enter(world));
    }

    private void saveAs(Runnable next) {
        asking(() -> dialogs.sessionToSave(suggestedName()))
                .ifPresent(file -> model.saveAs(file, next));
    }

    /**
     * Does what leaves the session, unless the user would lose something and changes their mind.
     */
    private void leaving(Runnable leave) {
        if (!model.wouldLose()) {
            leave.run();
            return;
        }
        offerToSave(
                Text.of("leave.question"),
                Text.of("leave.explanation"),
                leave,
                Text.of("leave.discard"),
                leave);
    }

    /**
     * Does nothing where the user changes their mind.
     *
     * @param saved what to do when it is saved
     * @param discard what not to save is called
     * @param discarded what to do without saving
     */
    private void offerToSave(
            String question,
            String explanation,
            Runnable saved,
            String discard,
            Runnable discarded) {
        String save = Text.of("leave.save");
        Optional<String> answer =
                asking(() -> dialogs.choose(question, explanation, List.of(save, discard)));
        if (answer.equals(Optional.of(save))) {
            saveAs(saved);
        } else if (answer.equals(Optional.of(discard))) {
            discarded.run();
        }
    }

    /** Asks while the world stands still. */
    private <T> Optional<T> asking(Supplier<Optional<T>> question) {
        boolean paused = model.driving().pausedProperty().get();
        if (!paused) {
            model.pause(Still.Paused.QUESTION);
        }
        try {
            Optional<T> answer = question.get();
            if (!paused) {
                model.resumeAfter(Still.Paused.QUESTION);
            }
            return answer;
        } catch (ReinsException e) {
            model.fail(e.sentence());
            return Optional.empty();
        }
    }

    private String suggestedName() {
        DriveControls.Run run = controls.run();
        return run.scratch()
                ? run.world().id() + ".reins"
                : String.valueOf(run.session().getFileName());
    }

    /** Closes the window, unless the user changes their mind. */
    void close() {
        if (model.work().busy().get()) {
            shut.run(); // what is being done now is waited for when the window is gone
            return;
        }
        leaving(this::end);
    }

    private void end() {
        model.end(shut, this::closeWithoutWriting);
    }

    private void closeWithoutWriting(String sentence) {
        offerToSave(
                Text.of("close.question"),
                Text.said(sentence),
                this::end,
                Text.of("close.lose"),
                shut);
    }
}
