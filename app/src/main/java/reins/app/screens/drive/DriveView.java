package reins.app.screens.drive;

import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import reins.app.base.Text;
import reins.app.input.Devices;
import reins.app.input.Help;
import reins.app.input.PadState;
import reins.app.screens.NoticeBar;
import reins.app.widgets.Palette;
import reins.app.widgets.SceneCanvas;
import reins.core.role.Chosen;
import reins.core.role.WorldType;

import java.util.List;

/**
 * The drive screen: the world and who drives it, transport, plots, who learns and teaches, and the
 * policies to go back to. Used by the fx thread only.
 */
public final class DriveView {
    /** What the screen leaves to the window. Used by the fx thread only. */
    public interface Actions {
        void newSession();

        void openSession();

        void saveAs();

        /** Begins a new session in this world, unless the user changes their mind. */
        void enter(Chosen<WorldType<?>> world);

        void toggleTheme();

        void toggleHelp();
    }

    private static final long BETWEEN_REFRESHES_NANOS = 250_000_000;

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

    /**
     * @param showHint whether to tell how to take over
     */
    public DriveView(
            DriveModel model,
            DriveControls controls,
            Devices devices,
            Actions actions,
            boolean showHint) {
        this.devices = devices;
        world = new WorldPane(model, showHint);
        transport = new TransportBar(model, actions);
        plots = new PlotsPane(model.curves());
        status = new StatusLine(model);
        help = new HelpPane(actions::toggleHelp);
        VBox panel = new VBox(new SetupPane(model, controls, actions), new VersionsPane(model));
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
        upright.setMinWidth(420);
        world.setMinHeight(200);
        plots.setMinHeight(110);
        across.getItems().addAll(upright, side);
        SplitPane.setResizableWithParent(side, false);
        BorderPane frame = new BorderPane(across);
        frame.setTop(new VBox(transport, new NoticeBar(model.notices())));
        frame.setBottom(status);
        StackPane.setAlignment(help, Pos.CENTER);
        root.getChildren().addAll(frame, help);
        root.getStyleClass().add("drive-view");
    }

    public StackPane root() {
        return root;
    }

    /** What takes the mouse and the keys to drive with. */
    public SceneCanvas world() {
        return world.canvas();
    }

    /** Gives the keyboard to the world, so that keys drive. */
    public void focusWorld() {
        world.canvas().requestFocus();
    }

    /** Gives the keyboard to the buttons and forms, so that Tab walks through them. */
    public void focusControls() {
        transport.getChildren().getFirst().requestFocus();
    }

    /** Whether keys drive while this has the focus; they do not while they fill in a form. */
    public static boolean keysDrive(@Nullable Node owner) {
        return !(owner instanceof TextInputControl)
                && !(owner instanceof Control && owner.isFocusVisible());
    }

    public void showFocus(@Nullable Node owner) {
        world.showKeysDrive(keysDrive(owner));
    }

    public void showTheme(boolean dark) {
        transport.showTheme(dark);
        plots.setPalette(dark ? Palette.DARK : Palette.LIGHT);
    }

    public boolean isHelpShown() {
        return help.isVisible();
    }

    public void showHelp(List<Help.Row> rows) {
        help.show(rows);
    }

    public void hideHelp() {
        help.setVisible(false);
    }

    /** Where the panel begins, 0 to 1 of the width. */
    public double panelAt() {
        return across.getDividerPositions()[0];
    }

    /** Where the plots begin, 0 to 1 of the height. */
    public double plotsAt() {
        return upright.getDividerPositions()[0];
    }

    /** Both as {@code panelAt} and {@code plotsAt} tell them. */
    public void divide(double panelAt, double plotsAt) {
        across.setDividerPositions(panelAt);
        upright.setDividerPositions(plotsAt);
    }

    /** Once a pulse, with the pulse's time. */
    public void pulse(long nanos) {
        world.pulse(devices.pointer().stick());
        plots.pulse(nanos);
        if (nanos - refreshed >= BETWEEN_REFRESHES_NANOS) {
            refreshed = nanos;
            transport.refresh();
            status.refresh(deviceNames());
        }
    }

    private String deviceNames() {
        List<String> pads = devices.pads().pads().stream().map(PadState::name).toList();
        return pads.isEmpty() ? Text.of("status.devices") : String.join(", ", pads);
    }
}
