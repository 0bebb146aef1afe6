package reins.app.studio;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.stage.Screen;
import javafx.stage.Stage;

import reins.app.base.Dialogs;
import reins.app.base.Text;
import reins.app.input.ControlMapping;
import reins.app.input.Devices;
import reins.app.input.Help;
import reins.app.input.Takeover;
import reins.app.screens.Rail;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.drive.DriveView;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionControls;
import reins.app.screens.session.SessionModel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The window. One timer takes in, once a pulse, everything that has happened, and draws it; data
 * has no other way in. Used by the fx thread only.
 */
public final class Studio {
    private static final KeyCombination THEME = KeyCombination.valueOf("Shortcut+T");

    /** After so many pulses the window has its size. */
    private static final int LAID_OUT_PULSES = 5;

    private final Stage stage;
    private final DriveControls controls;
    private final Devices devices;
    private final SessionDoor door;
    private final Path folder;
    private final Runnable onClosed;
    private final DriveModel model;
    private final DriveView view;
    private final Reviewing reviewing;
    private final Rail rail = new Rail(this::go);
    private final StackPane screens = new StackPane();
    private final WindowMemory memory;
    private final DriveView.Actions actions = actions();
    private Rail.Place place = Rail.Place.DRIVE;
    private boolean dark;

    /**
     * @param folder where the window's place and theme are remembered
     * @param onClosed ends everything else when the window is gone
     */
    public Studio(
            Stage stage,
            DriveControls controls,
            SessionControls sessions,
            LibraryControls library,
            Devices devices,
            Dialogs dialogs,
            Path folder,
            Runnable onClosed) {
        this.stage = stage;
        this.controls = controls;
        this.devices = devices;
        this.folder = folder;
        this.onClosed = onClosed;
        memory = remembered(folder);
        model = new DriveModel(controls);
        door = new SessionDoor(model, controls, dialogs, this::shut);
        model.soundProperty().set(!memory.muted());
        view = new DriveView(model, controls, devices, actions, !memory.tookOver());
        reviewing = new Reviewing(sessions, library, dialogs, door, model, this::go);
        screens.getChildren().addAll(view.root(), reviewing.sessionRoot(), reviewing.libraryRoot());
    }

    public DriveModel model() {
        return model;
    }

    /** What the session screen shows. */
    public SessionModel session() {
        return reviewing.session();
    }

    /** What the library screen shows. */
    public LibraryModel library() {
        return reviewing.library();
    }

    /** Opens the window where it was left, and begins to draw. */
    public void show() {
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, error) -> {
                    model.stop();
                    model.fail(Text.of("window.failed", error));
                });
        BorderPane root = new BorderPane(screens);
        root.setLeft(rail);
        root.getStyleClass().add("studio");
        Scene scene = new Scene(root, memory.width(), memory.height());
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Studio.class.getResource("/reins/app/studio.css"))
                                .toExternalForm());
        stage.setScene(scene);
        stage.setTitle(Text.of("window.title"));
        stage.setMinWidth(900);
        stage.setMinHeight(600);
        place();
        setDark(
                memory.theme().isEmpty()
                        ? Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                        : memory.theme().equals("dark"));
        devices.attach(
                stage,
                view.world(),
                (x, y) -> drivesByPointing() ? view.world().at(x, y) : Optional.empty());
        stage.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        scene.focusOwnerProperty().subscribe(view::showFocus);
        stage.setOnCloseRequest(event -> {
            event.consume();
            door.close();
        });
        stage.setOnHidden(_ -> onClosed.run());
        model.runProperty()
                .subscribe(run -> {
                    view.hideHelp(); // it was of the world before
                    view.world().setCursor(drivesByPointing() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
                    stage.setTitle(
                            run.scratch()
                                    ? Text.of("window.title")
                                    : Text.of("window.title.of", run.session().getFileName()));
                });
        stage.show();
        go(Rail.Place.DRIVE);
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long nanos) {
                // Before it is laid out, the panes do not keep their shares of the window.
                if (pulses < LAID_OUT_PULSES && ++pulses == LAID_OUT_PULSES) {
                    view.divide(memory.panel(), memory.plots());
                }
                model.pulse(nanos);
                if (place == Rail.Place.DRIVE) {
                    view.pulse(nanos);
                }
                reviewing.pulse(nanos, place);
            }
        }.start();
    }

    /** Shows a screen; the world stands still while it is not the drive screen. */
    private void go(Rail.Place next) {
        boolean drives = next == Rail.Place.DRIVE;
        if (!drives && place == Rail.Place.DRIVE) {
            model.pause(Text.of("place.away"));
        }
        devices.setDriving(drives);
        view.root().setVisible(drives);
        reviewing.show(next);
        rail.show(next);
        if (drives) {
            view.focusWorld();
            if (place != Rail.Place.DRIVE) {
                model.resumeUnlessStopped();
            }
        }
        place = next;
    }

    private void place() {
        if (memory.isPlaced()) {
            stage.setX(memory.x());
            stage.setY(memory.y());
        }
        stage.setMaximized(memory.maximised());
    }

    /**
     * How the window was left; on the screen it was left on, or on the first where that is gone.
     */
    private static WindowMemory remembered(Path folder) {
        WindowMemory left = WindowMemory.load(folder);
        List<Screen> screens =
                left.isPlaced()
                        ? Screen.getScreensForRectangle(
                                left.x(), left.y(), left.width(), left.height())
                        : List.of();
        Screen screen = screens.isEmpty() ? Screen.getPrimary() : screens.getFirst();
        return screens.size() > 1 ? left : left.within(screen.getVisualBounds());
    }

    private void setDark(boolean isDark) {
        dark = isDark;
        Application.setUserAgentStylesheet(
                isDark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        view.showTheme(isDark);
        reviewing.showTheme(isDark);
    }

    /** Keys that mean the same wherever the focus is. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            model.stop();
            view.hideHelp();
            if (place == Rail.Place.DRIVE) {
                view.focusWorld();
            }
        } else if (event.getCode() == KeyCode.F1) {
            toggleHelp();
        } else if (event.getCode() == KeyCode.F6) {
            if (DriveView.keysDrive(stage.getScene().getFocusOwner())) {
                view.focusControls();
            } else {
                view.focusWorld();
            }
        } else if (event.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
        } else if (THEME.match(event)) {
            setDark(!dark);
        } else if (placeOf(event).isPresent()) {
            go(placeOf(event).get());
        } else {
            return;
        }
        event.consume();
    }

    private static Optional<Rail.Place> placeOf(KeyEvent event) {
        return event.isShortcutDown()
                ? Arrays.stream(Rail.Place.values())
                        .filter(one -> event.getCode() == KeyCode.getKeyCode(one.digit()))
                        .findFirst()
                : Optional.empty();
    }

    private boolean drivesByPointing() {
        return ControlMapping.of(controls.run().world()).lead().isPresent();
    }

    private void toggleHelp() {
        if (view.isHelpShown()) {
            view.hideHelp();
            return;
        }
        WorldSpec world = controls.run().world();
        Takeover takeover = Takeover.with(model.setupProperty().get().arbiter().type().id());
        view.showHelp(
                Help.rows(
                        devices.bindings(),
                        takeover,
                        ControlMapping.of(world),
                        world.controls(),
                        model.rewindSecondsProperty().get()));
    }

    private DriveView.Actions actions() {
        return new DriveView.Actions() {
            @Override
            public void newSession() {
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
                door.enter(world);
            }

            @Override
            public void toggleTheme() {
                setDark(!dark);
            }

            @Override
            public void toggleHelp() {
                Studio.this.toggleHelp();
            }
        };
    }

    private void shut() {
        remember();
        stage.hide();
    }

    private void remember() {
        boolean maximised = stage.isMaximized();
        WindowMemory left =
                new WindowMemory(
                        maximised ? memory.x() : stage.getX(),
                        maximised ? memory.y() : stage.getY(),
                        maximised ? memory.width() : stage.getScene().getWidth(),
                        maximised ? memory.height() : stage.getScene().getHeight(),
                        maximised,
                        dark ? "dark" : "light",
                        view.panelAt(),
                        view.plotsAt(),
                        memory.tookOver() || model.driving().tookOverProperty().get(),
                        !model.soundProperty().get());
        try {
            left.save(folder);
            WorldMemory.of(model.setupProperty().get().world()).save(folder);
        } catch (ReinsException _) {
            // The window is closing: nobody is left to tell, and only its place is lost.
        }
    }
}
