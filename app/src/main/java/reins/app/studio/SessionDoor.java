package reins.app.studio;

import reins.app.base.Afterwards;
import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.worlds.WorldShelf;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sim.gym.GymWorlds;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

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

    /** Goes on in a session that was left behind, in place of the empty one of the start. */
    void goOnUnsaved(Path session) {
        agreed(session, () -> model.openSession(session));
    }

    void begin() {
        leaving(model::newSession);
    }

    void open() {
        asking(dialogs::sessionToOpen).ifPresent(file -> goOn(file, SessionDoor::nothing));
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
            goOn(session, next);
        }
    }

    private void goOn(Path session, Runnable next) {
        agreed(session, () -> leaving(() -> model.openSession(session, next)));
    }

    /** Does this where the person agrees to what a session's world starts. */
    private void agreed(Path session, Runnable open) {
        try {
            agreeing(controls.worldOf(session), open, SessionDoor::nothing);
        } catch (ReinsException e) {
            model.fail(e.sentence());
        }
    }

    /**
     * Asks whether to start what the world starts, the first time only.
     *
     * @param next what is done where the person agrees
     * @param otherwise what is done where not
     */
    private void agreeing(Chosen<WorldType<?>> world, Runnable next, Runnable otherwise) {
        List<String> starts = controls.worlds().lacking(world);
        String start = Text.of("agree.start");
        boolean agreed =
                starts.isEmpty()
                        || asking(() ->
                                        dialogs.choose(
                                                Text.of("agree.question", world.type().title()),
                                                starts.stream()
                                                        .map(Text::said)
                                                        .collect(Collectors.joining("\n")),
                                                List.of(start)))
                                .equals(Optional.of(start));
        if (agreed) {
            agree(world, next);
        } else {
            otherwise.run();
        }
    }

    /** Does this once it is remembered that the person agrees to what the world starts. */
    private void agree(Chosen<WorldType<?>> world, Runnable next) {
        try {
            controls.worlds().agree(world);
        } catch (ReinsException e) {
            model.fail(e.sentence());
            return;
        }
        next.run();
    }

    private static void nothing() {}

    void save() {
        saveAs(SessionDoor::nothing);
    }

    void enter(Chosen<WorldType<?>> world) {
        agreeing(world, () -> leaving(() -> model.enter(world)), SessionDoor::nothing);
    }

    /**
     * Asks for a world of another program, or for changes of one, keeps it and begins a session.
     *
     * @param before what is changed; empty for a new one
     */
    void keepWorld(Optional<WorldShelf.Kept> before) {
        asking(() -> dialogs.world(before.map(WorldShelf.Kept::world), controls.worlds()))
                .ifPresent(world ->
                        agree(GymWorlds.of(world, "").byDefault(), () -> enter(before, world)));
    }

    void takeWorld() {
        Optional<WorldFile> taken =
                asking(() -> dialogs.worldToTake().map(file -> WorldFile.read(file)));
        taken.ifPresent(world ->
                agreeing(
                        GymWorlds.of(world, "").byDefault(),
                        () -> enter(Optional.empty(), world),
                        () -> keep(Optional.empty(), world, _ -> {})));
    }

    /** Keeps a world, and begins a session in it unless the user stays in this one. */
    private void enter(Optional<WorldShelf.Kept> before, WorldFile world) {
        leaving(
                () -> keep(before, world, kept -> model.enter(kept.type().byDefault())),
                () -> keep(before, world, _ -> {}));
    }

    private void keep(
            Optional<WorldShelf.Kept> before, WorldFile world, Consumer<WorldShelf.Kept> next) {
        model.work()
                .startFor(
                        Text.of("work.keep", world.title()),
                        () -> controls.worlds().keep(before, world),
                        next);
    }

    private void saveAs(Runnable next) {
        saveAs(next, SessionDoor::nothing);
    }

    private void saveAs(Runnable next, Runnable otherwise) {
        asking(() -> dialogs.sessionToSave(suggestedName()))
                .ifPresentOrElse(file -> model.saveAs(file, next), otherwise);
    }

    /**
     * Does what leaves the session, unless the user would lose something and changes their mind.
     */
    void leaving(Runnable leave) {
        leaving(leave, SessionDoor::nothing);
    }

    private void leaving(Runnable leave, Runnable stay) {
        if (!model.wouldLose()) {
            leave.run();
            return;
        }
        offerToSave(
                Text.of("leave.question"),
                Text.of("leave.explanation"),
                leave,
                Text.of("leave.discard"),
                leave,
                stay);
    }

    /**
     * @param saved what to do when it is saved
     * @param discard what not to save is called
     * @param discarded what to do without saving
     * @param stay what to do where the user changes their mind
     */
    private void offerToSave(
            String question,
            String explanation,
            Runnable saved,
            String discard,
            Runnable discarded,
            Runnable stay) {
        String save = Text.of("leave.save");
        Optional<String> answer =
                asking(() -> dialogs.choose(question, explanation, List.of(save, discard)));
        if (answer.equals(Optional.of(save))) {
            saveAs(saved, stay);
        } else if (answer.equals(Optional.of(discard))) {
            discarded.run();
        } else {
            stay.run();
        }
    }

    /** What was asked; nothing where there is no answer that can be read. */
    private <T> Optional<T> asking(Supplier<Optional<T>> question) {
        try {
            return question.get();
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
        model.end(shut, sentence -> Afterwards.run(() -> closeWithoutWriting(sentence)));
    }

    private void closeWithoutWriting(String sentence) {
        offerToSave(
                Text.of("close.question"),
                Text.said(sentence),
                this::end,
                Text.of("close.lose"),
                shut,
                SessionDoor::nothing);
    }
}
