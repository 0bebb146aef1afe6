package reins.app.studio;

import org.kordamp.ikonli.feather.Feather;

import reins.app.screens.connect.ConnectView;
import reins.app.screens.drive.DriveView;
import reins.app.screens.library.LibraryView;
import reins.app.screens.session.SessionView;

import java.util.List;

/** The screens there are. Safe on every thread. */
public final class Screens {
    static final ScreenType DRIVE =
            new ScreenType(
                    "drive",
                    "Drive",
                    Feather.NAVIGATION,
                    room ->
                            new DriveView(
                                    room.driving(),
                                    room.controls(),
                                    room.devices(),
                                    room.window(),
                                    room.stage()));
    static final ScreenType LIBRARY =
            new ScreenType(
                    "library",
                    "Library",
                    Feather.DATABASE,
                    room -> new LibraryView(room.library(), room.window()));
    static final ScreenType SESSION =
            new ScreenType(
                    "session",
                    "Session",
                    Feather.FILM,
                    room -> new SessionView(room.reviewed(), room.window()));

    static final ScreenType CONNECT =
            new ScreenType(
                    "connect",
                    "Connect",
                    Feather.RADIO,
                    room -> new ConnectView(room.connecting()));

    /** In the order of the rail; the window opens with the first. */
    public static final List<ScreenType> ALL = List.of(DRIVE, LIBRARY, SESSION, CONNECT);

    private Screens() {}
}
