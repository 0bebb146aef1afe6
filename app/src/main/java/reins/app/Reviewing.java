package reins.app;

import javafx.scene.layout.Region;

import reins.app.screens.Rail;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.session.SessionControls;
import reins.app.screens.session.SessionModel;
import reins.app.screens.session.SessionView;
import reins.app.widgets.Palette;
import reins.core.fact.Start;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The window's screens for what was recorded. Used by the fx thread only. */
final class Reviewing {
    private final SessionModel session;
    private final SessionView sessionView;
    private final DriveModel driving;
    private final Consumer<Rail.Place> go;

    /**
     * @param go shows a screen
     */
    Reviewing(
            SessionControls sessions,
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

    /** Looks at a session's episodes. */
    void open(Path file) {
        session.open(file);
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
    }

    void showTheme(boolean dark) {
        sessionView.setPalette(dark ? Palette.DARK : Palette.LIGHT);
    }

    void pulse(long nanos, Rail.Place place) {
        session.pulse(nanos);
        if (place == Rail.Place.SESSION) {
            sessionView.pulse();
        }
    }
}
