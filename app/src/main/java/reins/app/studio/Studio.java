package reins.app.studio;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;

import reins.app.base.Dialogs;
import reins.app.base.Places;
import reins.app.base.Text;
import reins.app.desk.StudioControls;
import reins.app.screens.NoticeList;
import reins.app.screens.NoticeStack;
import reins.app.screens.Notices;
import reins.app.screens.Screen;
import reins.app.screens.WindowControls;
import reins.app.screens.connect.ConnectModel;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.DriveModel;
import reins.app.screens.library.LibraryModel;
import reins.app.screens.session.SessionModel;
import reins.app.widgets.Palette;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The window. Once a pulse one timer takes in everything that has happened and tells every screen;
 * data has no other way in. Used by the fx thread only.
 */
public final class Studio {
    private static final KeyCombination THEME = KeyCombination.valueOf("Shortcut+T");

    private final Stage stage;
    private final StudioControls controls;
    private final SessionDoor door;
    private final LeftBehind left;
    private final Path folder;
    private final Runnable onClosed;
    private final WindowMemory memory;
    private final Room room;
    private final Map<ScreenType, Screen> screens = new LinkedHashMap<>();
    private final List<Notices> told;
    private final NoticeList notices;
    private final Discards discards;
    private final Rail rail;
    private boolean dark;

    /**
     * @param types the screens to choose from
     * @param folder where the window's place and theme are remembered
     * @param onClosed ends everything else when the window is gone
     */
    public Studio(
            Stage stage,
            List<ScreenType> types,
            StudioControls controls,
            Dialogs dialogs,
            Path folder,
            Runnable onClosed) {
        this.stage = stage;
        this.controls = controls;
        this.folder = folder;
        this.onClosed = onClosed;
        memory = WindowMemory.visible(folder);
        DriveModel model = new DriveModel(controls);
        model.habits().panelProperty().set(memory.panel());
        model.habits().plotsProperty().set(memory.plots());
        model.habits().plotChoices().load(folder);
        model.habits().soundProperty().set(!memory.muted());
        model.habits().known().addAll(memory.known());
        model.goingBack().secondsProperty().set(memory.rewind().seconds());
        model.goingBack().thenProperty().set(memory.rewind().then());
        Dialogs held = new HeldDialogs(dialogs, model);
        door = new SessionDoor(model, controls, held, this::shut);
        left = new LeftBehind(model, controls.library(), held, door::goOnUnsaved);
        WindowControls window = new StudioWindow(this, controls, door, held, folder);
        room =
                new Room(
                        stage,
                        window,
                        controls.devices(),
                        controls,
                        model,
                        new SessionModel(controls.sessions()),
                        new LibraryModel(controls.library(), Places.sessions()),
                        new ConnectModel(
                                controls.connect(),
                                folder,
                                door::leaving,
                                world -> {
                                    go(Screens.DRIVE);
                                    model.enter(world);
                                }));
        types.forEach(type -> screens.put(type, type.make().apply(room)));
        told =
                List.of(
                        model.notices(),
                        room.reviewed().notices(),
                        room.library().notices(),
                        room.connecting().notices());
        notices = new NoticeList(told);
        discards = new Discards(model, room.reviewed().controls());
        rail = new Rail(types, this::go, model, notices);
    }

    /** What the screens are made of. */
    Room room() {
        return room;
    }

    /** Opens the window where it was left, and begins to draw. */
    public void show() {
        DriveModel model = room.driving();
        Thread.currentThread()
                .setUncaughtExceptionHandler((_, error) -> {
                    model.stop();
                    model.fail(Text.of("window.failed", error));
                });
        StackPane shown = new StackPane();
        screens.values().forEach(screen -> shown.getChildren().add(screen.root()));
        shown.setId("screens");
        NoticeStack stack = new NoticeStack(told);
        StackPane over = new StackPane(memory.isSmall() ? scrolled(shown) : shown, stack, notices);
        stack.visibleProperty().bind(notices.visibleProperty().not());
        StackPane.setAlignment(stack, Pos.BOTTOM_LEFT); // beside the bell, above what plays
        StackPane.setMargin(stack, new Insets(8, 8, 46, 8));
        StackPane.setAlignment(notices, Pos.BOTTOM_LEFT);
        StackPane.setMargin(notices, new Insets(8));
        BorderPane root = new BorderPane(over);
        root.setLeft(rail);
        root.getStyleClass().add("studio");
        Scene scene = new Scene(root, memory.width(), memory.height());
        scene.getStylesheets()
                .add(
                        Objects.requireNonNull(Studio.class.getResource("/reins/app/studio.css"))
                                .toExternalForm());
        stage.setScene(scene);
        stage.setMinWidth(Math.min(WindowMemory.LEAST_WIDTH, memory.width()));
        stage.setMinHeight(Math.min(WindowMemory.LEAST_HEIGHT, memory.height()));
        place();
        setDark(
                memory.theme().isEmpty()
                        ? Platform.getPreferences().getColorScheme() == ColorScheme.DARK
                        : memory.theme().equals("dark"));
        stage.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        stage.setOnCloseRequest(event -> {
            event.consume();
            door.close();
        });
        stage.setOnHidden(_ -> {
            room.connecting().leaveAll();
            onClosed.run();
        });
        model.runProperty()
                .subscribe(run ->
                        stage.setTitle(
                                run.scratch()
                                        ? Text.of("window.title")
                                        : Text.of("window.title.of", run.session().getFileName())));
        stage.show();
        go(Screens.DRIVE);
        new AnimationTimer() {
            @Override
            public void handle(long nanos) {
                pulse(nanos);
            }
        }.start();
        left.look();
    }

    /** On a screen that is smaller than the smallest window. */
    private ScrollPane scrolled(Region shown) {
        shown.setMinSize(WindowMemory.LEAST_WIDTH - 70, WindowMemory.LEAST_HEIGHT - 50);
        ScrollPane pane = new ScrollPane(shown);
        pane.setFitToWidth(true);
        pane.setFitToHeight(true);
        pane.getStyleClass().add("edge-to-edge");
        return pane;
    }

    private void pulse(long nanos) {
        DriveControls.Run run = controls.run();
        room.driving().follow(run);
        for (Event event : run.feed().drain()) {
            screens.values().forEach(screen -> screen.on(event));
            discards.on(event);
        }
        told.forEach(notices -> notices.pulse(nanos));
        screens.values().forEach(screen -> screen.pulse(nanos));
        left.pulse(nanos);
    }

    /** Shows a screen instead of the one that is shown. */
    void go(ScreenType next) {
        screens.forEach((type, screen) -> screen.shown(type.equals(next)));
        rail.show(next);
    }

    private void place() {
        if (memory.isPlaced()) {
            stage.setX(memory.x());
            stage.setY(memory.y());
        }
        stage.setMaximized(memory.maximised());
    }

    private void setDark(boolean isDark) {
        dark = isDark;
        Application.setUserAgentStylesheet(
                isDark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        screens.values().forEach(screen -> screen.palette(isDark ? Palette.DARK : Palette.LIGHT));
    }

    /** Keys that mean the same on every screen. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            room.driving().stop();
            notices.close();
        } else if (event.getCode() == KeyCode.F8) {
            notices.toggle(true);
        } else if (event.getCode() == KeyCode.F11) {
            stage.setFullScreen(!stage.isFullScreen());
        } else if (THEME.match(event)) {
            setDark(!dark);
        } else if (rail.of(event).isPresent()) {
            go(rail.of(event).get());
        } else {
            return;
        }
        event.consume();
    }

    void toggleTheme() {
        setDark(!dark);
    }

    private void shut() {
        remember();
        stage.hide();
    }

    private void remember() {
        DriveModel model = room.driving();
        boolean maximised = stage.isMaximized();
        WindowMemory left =
                new WindowMemory(
                        maximised ? memory.x() : stage.getX(),
                        maximised ? memory.y() : stage.getY(),
                        maximised ? memory.width() : stage.getScene().getWidth(),
                        maximised ? memory.height() : stage.getScene().getHeight(),
                        maximised,
                        dark ? "dark" : "light",
                        model.habits().panelProperty().get(),
                        model.habits().plotsProperty().get(),
                        List.copyOf(model.habits().known()),
                        !model.habits().soundProperty().get(),
                        new Command.Rewind(
                                model.goingBack().secondsProperty().get(),
                                model.goingBack().thenProperty().get()));
        try {
            left.save(folder);
            model.habits().plotChoices().save(folder);
            WorldMemory.of(model.setupProperty().get().world()).save(folder);
        } catch (ReinsException _) {
            // The window is closing: nobody is left to tell, and only its place is lost.
        }
    }
}
