package reins.app.studio;

import reins.app.base.Dialogs;
import reins.app.base.Language;
import reins.app.desk.StudioControls;
import reins.app.screens.WindowControls;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;

/** What the screens may ask of the window that they are in. Used by the fx thread only. */
final class StudioWindow implements WindowControls {
    private final Studio studio;
    private final StudioControls controls;
    private final SessionDoor door;
    private final Dialogs dialogs;
    private final Path folder;

    /**
     * @param folder where the window remembers things
     */
    StudioWindow(
            Studio studio,
            StudioControls controls,
            SessionDoor door,
            Dialogs dialogs,
            Path folder) {
        this.studio = studio;
        this.controls = controls;
        this.door = door;
        this.dialogs = dialogs;
        this.folder = folder;
    }

    @Override
    public Path session() {
        return controls.run().session();
    }

    @Override
    public void newSession() {
        studio.go(Screens.DRIVE);
        door.begin();
    }

    @Override
    public void openSession() {
        door.open();
    }

    @Override
    public void saveAs() {
        door.save();
    }

    @Override
    public void enter(Chosen<WorldType<?>> world) {
        studio.go(Screens.DRIVE);
        door.enter(world);
    }

    @Override
    public void addWorld() {
        door.keepWorld(Optional.empty());
    }

    @Override
    public void takeWorld() {
        door.takeWorld();
    }

    @Override
    public void changeWorld(WorldShelf.Kept world) {
        door.keepWorld(Optional.of(world));
    }

    @Override
    public void connect(WorldType.Reached<?> world) {
        studio.room().connecting().choose(world);
        studio.go(Screens.CONNECT);
    }

    @Override
    public void drive(Path session) {
        door.drive(session, () -> studio.go(Screens.DRIVE));
    }

    @Override
    public void driveFrom(Path session, Start.Rewound start) {
        door.drive(
                session,
                () -> {
                    studio.go(Screens.DRIVE);
                    studio.room().driving().goingBack().driveFrom(start);
                });
    }

    @Override
    public void review(Path session) {
        studio.room().reviewed().open(session);
        studio.go(Screens.SESSION);
    }

    @Override
    public Future<?> write(Path file, Blob bytes) {
        return controls.write(file, bytes);
    }

    @Override
    public void reveal(Path file) {
        try {
            FileBrowser.show(file);
        } catch (ReinsException e) {
            studio.room().driving().fail(e.sentence());
        }
    }

    @Override
    public Language language() {
        return Language.remembered(folder);
    }

    @Override
    public void speak(Language language) {
        try {
            language.remember(folder);
            studio.room().driving().notices().note(language.words("language.next"));
        } catch (ReinsException e) {
            studio.room().driving().fail(e.sentence());
        }
    }

    @Override
    public void toggleTheme() {
        studio.toggleTheme();
    }

    @Override
    public Dialogs dialogs() {
        return dialogs;
    }
}
