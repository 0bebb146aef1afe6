package reins.app.studio;

import reins.app.base.Afterwards;
import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.library.LibraryEntry;
import reins.app.widgets.Scale;
import reins.core.fact.ReinsException;
import reins.sessions.Session;
import reins.sessions.SessionCard;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Offers what nobody could save, for the program was ended from outside: to go on with it, save it,
 * or throw it into the bin. Used by the fx thread only.
 */
final class LeftBehind {
    private final DriveModel model;
    private final LibraryControls library;
    private final Dialogs dialogs;
    private final Consumer<Path> goOn;

    /** Looks for it while the person already does other things. */
    private final LongWork looking;

    /**
     * @param goOn goes on in such a session
     */
    LeftBehind(DriveModel model, LibraryControls library, Dialogs dialogs, Consumer<Path> goOn) {
        this.model = model;
        this.library = library;
        this.dialogs = dialogs;
        this.goOn = goOn;
        looking = new LongWork(model::fail);
    }

    /** Looks for it, and asks where there is some. */
    void look() {
        looking.startFor(
                Text.of("work.left"),
                library::leftBehind,
                left -> {
                    if (!left.isEmpty()) {
                        Afterwards.run(() -> offer(left));
                    }
                });
    }

    /** Once a pulse. */
    void pulse(long nanos) {
        looking.pulse(nanos);
    }

    private void offer(List<LibraryEntry> left) {
        LibraryEntry newest = left.getFirst();
        String more = Text.of("left.go");
        String save = Text.of("leave.save");
        String away = Text.of("leave.discard");
        Optional<String> answer =
                dialogs.choose(
                        newest.facts().map(LeftBehind::taught).orElse(Text.of("left.unreadable")),
                        left.size() == 1
                                ? Text.of("left.explanation")
                                : Text.of("left.more", left.size() - 1),
                        List.of(more, save, away));
        if (answer.equals(Optional.of(more))) {
            goOn.accept(newest.file());
        } else if (answer.equals(Optional.of(save))) {
            save(newest);
        } else if (answer.equals(Optional.of(away))) {
            model.work()
                    .start(
                            Text.of("library.bin"),
                            () -> library.bin(List.of(newest.file())),
                            () -> model.notices().note(Text.of("left.binned")));
        }
    }

    private static String taught(SessionCard.Facts facts) {
        return Text.of(
                "left.question",
                Text.or("worlds." + facts.world(), facts.worldTitle()),
                Scale.CLOCK.write(facts.seconds()));
    }

    private void save(LibraryEntry entry) {
        String world = entry.facts().map(SessionCard.Facts::world).orElse("session");
        Optional<Path> file;
        try {
            file = dialogs.sessionToSave(world + Session.SUFFIX);
        } catch (ReinsException e) {
            model.fail(e.sentence());
            return;
        }
        file.ifPresent(name ->
                model.work()
                        .startFor(
                                Text.of("work.save", name.getFileName()),
                                () -> library.keep(entry.file(), name),
                                kept -> model.notices().note(Text.of("left.kept", kept))));
    }
}
