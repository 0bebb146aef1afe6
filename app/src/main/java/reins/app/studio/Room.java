package reins.app.studio;

import javafx.stage.Stage;

import reins.app.input.Devices;
import reins.app.screens.WindowControls;
import reins.app.screens.connect.ConnectModel;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionModel;

/** What a screen is made from, and the window around it. Used by the fx thread only. */
public record Room(
        Stage stage,
        WindowControls window,
        Devices devices,
        DriveControls controls,
        DriveModel driving,
        SessionModel reviewed,
        LibraryModel library,
        ConnectModel connecting) {}
