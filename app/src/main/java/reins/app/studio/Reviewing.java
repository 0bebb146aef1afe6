package reins.app.studio;

import javafx.scene.layout.Region;

import reins.app.base.Dialogs;
import reins.app.base.Places;
import reins.app.base.Text;
import reins.app.screens.Rail;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.library.LibraryView;
import reins.app.screens.session.SessionControls;
import reins.app.screens.session.SessionModel;
import reins.app.screens.session.SessionView;
import reins.app.widgets.Palette;
import reins.core.fact.Start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The window's screens for what was recorded. Used by the fx thread only. */
final class Reviewing {
    private final SessionModel session;
    private final SessionView sessionView;
    private final LibraryModel library;
    private final LibraryView libraryView;
    private final DriveModel driving;
    private final Consumer<Rail.Place> go;

    /**
     * @param go shows a screen
     */
    Reviewing(
            SessionControls sessions,
            LibraryControls folders,
            Dialogs dialogs,
            SessionDoor door,
            DriveModel driving,
            Consumer<Rail.Place> go) {
        this.driving = driving;
        this.go = go;
        session = new SessionModel(sessions);
        sessionView =
                new SessionView(
                        session,
                        new SessionView.Actions() {
                            @Override
                            public void drive(Path file) {
                                door.drive(file, () -> go.accept(Rail.Place.DRIVE));
                            }

                            @Override
                            public void driveFrom(Path file, Start.Rewound start) {
                                door.drive(
                                        file,
                                        () -> {
                                            go.accept(Rail.Place.DRIVE);
                                            driving.driveFrom(start);
                                        });
                            }

                            @Override
                            public void export(Path file) {
                                session.openedProperty()
                                        .get()
                                        .flatMap(opened ->
                                                dialogs.export(opened.world(), nameOf(file)))
                                        .ifPresent(session::export);
                            }

                            @Override
                            public Optional<String> ask(String question, String suggested) {
                                return dialogs.ask(question, suggested);
                            }
                        });
        sessionView.root().setVisible(false);
        library = new LibraryModel(folders, Places.sessions());
        libraryView = new LibraryView(library, libraryActions(dialogs, door));
        libraryView.root().setVisible(false);
    }

    private LibraryView.Actions libraryActions(Dialogs dialogs, SessionDoor door) {
        return new LibraryView.Actions() {
            @Override
            public void open(Path file) {
                Reviewing.this.open(file);
            }

            @Override
            public void drive(Path file) {
                door.drive(file, () -> go.accept(Rail.Place.DRIVE));
            }

            @Override
            public void newSession() {
                go.accept(Rail.Place.DRIVE);
                door.begin();
            }

            @Override
            public void importSession() {
                dialogs.importing(library.controls()::fitting).ifPresent(library::take);
            }

            @Override
            public Optional<Path> askFolder() {
                return dialogs.folder(Text.of("library.folder"));
            }

            @Override
            public Optional<String> ask(String question, String suggested) {
                return dialogs.ask(question, suggested);
            }

            @Override
            public boolean confirm(String question, String explanation, String yes) {
                return dialogs.choose(question, explanation, List.of(yes)).isPresent();
            }
        };
    }

    /** A file's name without its ending. */
    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName()).replaceFirst("\\.reins$", "");
    }

    SessionModel session() {
        return session;
    }

    Region sessionRoot() {
        return sessionView.root();
    }

    Region libraryRoot() {
        return libraryView.root();
    }

    LibraryModel library() {
        return library;
    }

    /** Looks at a session's episodes. */
    private void open(Path file) {
        session.open(file);
        sessionView.root().setVisible(true); // it comes, and need not be looked for
        go.accept(Rail.Place.SESSION);
    }

    void show(Rail.Place place) {
        boolean here = place == Rail.Place.SESSION;
        if (here && !sessionView.root().isVisible()) {
            if (session.openedProperty().get().isEmpty()) {
                session.open(driving.runProperty().get().session());
            } else {
                session.refresh();
            }
        }
        sessionView.root().setVisible(here);
        if (here) {
            sessionView.focus();
        }
        boolean inLibrary = place == Rail.Place.LIBRARY;
        libraryView.root().setVisible(inLibrary);
        if (inLibrary) {
            library.refresh();
            libraryView.focus();
        }
    }

    void showTheme(boolean dark) {
        sessionView.setPalette(dark ? Palette.DARK : Palette.LIGHT);
    }

    void pulse(long nanos, Rail.Place place) {
        session.pulse(nanos);
        library.pulse();
        if (place == Rail.Place.LIBRARY) {
            libraryView.pulse();
        }
        if (place == Rail.Place.SESSION) {
            sessionView.pulse();
        }
    }
}
