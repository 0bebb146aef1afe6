package reins.app.screens.drive;

import javafx.beans.property.DoubleProperty;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import reins.app.base.Text;
import reins.app.input.ControlMapping;
import reins.app.input.Devices;
import reins.app.input.Help;
import reins.app.input.PadState;
import reins.app.input.Takeover;
import reins.app.screens.Copies;
import reins.app.screens.Screen;
import reins.app.screens.WindowControls;
import reins.app.widgets.Palette;
import reins.app.widgets.SceneCanvas;
import reins.core.flow.Event;
import reins.core.flow.Still;

import java.util.List;
import java.util.Optional;

/**
 * The drive screen: the world and who drives it, transport, plots, who learns and teaches, and the
 * policies to go back to. Used by the fx thread only.
 */
public final class DriveView implements Screen {
    private static final long BETWEEN_REFRESHES_NANOS = 250_000_000;

    /** The window has its size after this many pulses. */
    private static final int LAID_OUT_PULSES = 5;

    private final DriveModel model;
    private final DriveControls controls;
    private final Devices devices;
    private final WorldPane world;
    private final TransportBar transport;
    private final PlotsPane plots;
    private final StatusLine status;
    private final HelpPane help;
    private final SplitPane upright = new SplitPane();
    private final SplitPane across = new SplitPane();
    private final StackPane root = new StackPane();
    private long refreshed;
    private int pulses;
    private boolean away;

    /**
     * @param stage whose keys drive while this screen is shown
     */
    public DriveView(
            DriveModel model,
            DriveControls controls,
            Devices devices,
            WindowControls window,
            Stage stage) {
        this.model = model;
        this.controls = controls;
        this.devices = devices;
        world = new WorldPane(model);
        transport = new TransportBar(model, window, this::toggleHelp);
        Copies copies = new Copies(window, model.work(), model.notices());
        plots = new PlotsPane(model.curves(), model.habits().plotChoices(), copies);
        SceneMenu.on(world.canvas(), model, copies);
        status = new StatusLine(model);
        help = new HelpPane(this::toggleHelp);
        VBox panel = new VBox(new SetupPane(model, controls, window), new VersionsPane(model));
        panel.getStyleClass().add("panel");
        VBox.setVgrow(panel.getChildren().getLast(), Priority.ALWAYS);
        ScrollPane side = new ScrollPane(panel);
        side.setFitToWidth(true);
        side.setFitToHeight(true);
        side.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        side.setMinWidth(310);
        side.setMaxWidth(460);
        upright.setOrientation(Orientation.VERTICAL);
        upright.getItems().addAll(world, plots);
        upright.setMinWidth(400);
        world.setMinHeight(200);
        plots.setMinHeight(126);
        across.getItems().addAll(upright, side);
        SplitPane.setResizableWithParent(side, false);
        BorderPane frame = new BorderPane(across);
        frame.setTop(transport);
        frame.setBottom(status);
        StackPane.setAlignment(help, Pos.CENTER);
        root.getChildren().addAll(frame, help);
        root.getStyleClass().add("drive-view");
        SceneCanvas canvas = world.canvas();
        devices.attach(
                stage, canvas, (x, y) -> drivesByPointing() ? canvas.at(x, y) : Optional.empty());
        stage.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.sceneProperty()
                .flatMap(Scene::focusOwnerProperty)
                .subscribe(owner -> world.showKeysDrive(keysDrive(owner)));
        model.runProperty()
                .subscribe(_ -> {
                    help.setVisible(false); // it was of the world before
                    canvas.setCursor(drivesByPointing() ? Cursor.CROSSHAIR : Cursor.DEFAULT);
                });
    }

    @Override
    public Region root() {
        return root;
    }

    private boolean drivesByPointing() {
        return ControlMapping.of(controls.run().setup().world()).handling().lead().isPresent();
    }

    /** Keys of this screen, wherever in the window the focus is. */
    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            help.setVisible(false);
            if (root.isVisible()) {
                focusWorld();
            }
        } else if (root.isVisible() && event.getCode() == KeyCode.F1) {
            toggleHelp();
            event.consume();
        } else if (root.isVisible() && event.getCode() == KeyCode.F6) {
            if (keysDrive(root.getScene().getFocusOwner())) {
                focusControls();
            } else {
                focusWorld();
            }
            event.consume();
        }
    }

    private void toggleHelp() {
        if (help.isVisible()) {
            help.setVisible(false);
            return;
        }
        world.showKeys();
        ControlMapping driven = ControlMapping.of(controls.run().setup().world());
        Takeover takeover = Takeover.with(model.setupProperty().get().arbiter().type().id());
        help.show(
                Help.rows(
                        devices.bindings(),
                        takeover,
                        driven,
                        driven.spec().controls(),
                        model.goingBack().secondsProperty().get()));
    }

    /** Gives the keyboard to the world, so that keys drive. */
    private void focusWorld() {
        world.canvas().requestFocus();
    }

    /** Gives the keyboard to the buttons and forms, so that Tab walks through them. */
    private void focusControls() {
        transport.focusFirst();
    }

    /** Whether keys drive while this has the focus; they do not while they fill in a form. */
    private static boolean keysDrive(@Nullable Node owner) {
        return !(owner instanceof TextInputControl)
                && !(owner instanceof Control && owner.isFocusVisible());
    }

    /** The world stands still while another screen is shown. */
    @Override
    public void shown(boolean here) {
        if (!here && !away) {
            model.pause(Still.Paused.AWAY);
        }
        devices.setDriving(here);
        root.setVisible(here);
        if (here) {
            focusWorld();
            if (away) {
                model.resumeAfter(Still.Paused.AWAY);
            }
        }
        away = !here;
    }

    @Override
    public void palette(Palette palette) {
        transport.showTheme(palette.equals(Palette.DARK));
        plots.setPalette(palette);
    }

    @Override
    public void on(Event event) {
        model.on(event);
    }

    @Override
    public void pulse(long nanos) {
        model.pulse(nanos);
        // Before it is laid out, the panes do not keep their shares of the window.
        if (pulses < LAID_OUT_PULSES && ++pulses == LAID_OUT_PULSES) {
            divide(across, model.habits().panelProperty());
            divide(upright, model.habits().plotsProperty());
        }
        if (!root.isVisible()) {
            return;
        }
        world.pulse(nanos, devices.pointer().stick());
        plots.pulse(nanos);
        if (nanos - refreshed >= BETWEEN_REFRESHES_NANOS) {
            refreshed = nanos;
            transport.refresh();
            status.refresh(deviceNames());
        }
    }

    private static void divide(SplitPane panes, DoubleProperty at) {
        panes.setDividerPositions(at.get());
        at.bind(panes.getDividers().getFirst().positionProperty());
    }

    private String deviceNames() {
        List<String> pads = devices.pads().pads().stream().map(PadState::name).toList();
        return pads.isEmpty() ? Text.of("status.devices") : String.join(", ", pads);
    }
}
