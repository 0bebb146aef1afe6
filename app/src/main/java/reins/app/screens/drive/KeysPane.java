package reins.app.screens.drive;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.input.Bindings;
import reins.app.input.ControlMapping;
import reins.app.input.Help;
import reins.app.input.Takeover;
import reins.app.widgets.Icons;

import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * The keys of the world that is driven, drawn as keys, until somebody has driven it with them. Used
 * by the fx thread only.
 */
final class KeysPane extends HBox {
    /** Who has steered for so long has found the keys, in nanoseconds. */
    private static final long FOUND = 1_500_000_000L;

    /** In pixels, so that it is read at one glance. */
    private static final double WIDEST = 640;

    /** The frame and the button, in pixels. */
    private static final double BESIDE = 100;

    private final DriveModel model;
    private final FlowPane caps = new FlowPane(16, 8);
    private OptionalLong drivesSince = OptionalLong.empty();
    private boolean found;

    /**
     * @param room of the world that it lies over, in pixels of its width
     */
    KeysPane(DriveModel model, ObservableValue<? extends Number> room) {
        super(10);
        this.model = model;
        setId("keys");
        getStyleClass().add("keys-pane");
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        setPickOnBounds(false);
        caps.setMouseTransparent(true);
        caps.setAlignment(Pos.CENTER);
        caps.prefWrapLengthProperty()
                .bind(room.map(width -> Math.clamp(width.doubleValue() - BESIDE, 100, WIDEST)));
        HBox.setHgrow(caps, Priority.ALWAYS);
        Button dismiss = Icons.only(new Button(), Feather.X, Text.of("hint.dismiss"), "");
        dismiss.getStyleClass().addAll("flat", "button-icon");
        dismiss.setFocusTraversable(false); // the keys go on driving the world
        dismiss.setOnAction(_ -> know());
        getChildren().addAll(caps, dismiss);
        managedProperty().bind(visibleProperty());
        model.setupProperty().subscribe(this::fill);
    }

    private String world() {
        return model.setupProperty().get().world().type().id();
    }

    private void fill(DriveControls.Setup setup) {
        drivesSince = OptionalLong.empty();
        found = false;
        caps.getChildren().clear();
        for (Help.Caps each :
                Help.caps(
                        Bindings.DEFAULTS,
                        Takeover.with(setup.arbiter().type().id()),
                        ControlMapping.of(setup.world()))) {
            caps.getChildren().add(drawn(each));
        }
        setAccessibleText(
                caps.getChildren().stream()
                        .map(Node::getAccessibleText)
                        .collect(Collectors.joining(", ")));
        boolean somebodyTeaches = setup.program().isPresent();
        setVisible(!somebodyTeaches && !model.habits().known().contains(world()));
    }

    private static Node drawn(Help.Caps each) {
        HBox group = new HBox(4);
        group.setAlignment(Pos.CENTER_LEFT);
        for (String key : each.keys()) {
            Label cap = new Label(key);
            cap.getStyleClass().add("keycap");
            cap.setMinWidth(USE_PREF_SIZE);
            group.getChildren().add(cap);
        }
        Label what = new Label(each.what());
        what.getStyleClass().add("keycap-what");
        group.getChildren().add(what);
        group.setAccessibleText(String.join(" ", each.keys()) + ": " + each.what());
        return group;
    }

    /** Shows them once more, until they are used again. */
    void showAgain() {
        found = false;
        setVisible(true);
    }

    private void know() {
        model.habits().known().add(world());
        setVisible(false);
    }

    /** Once a pulse, with the pulse's time: whoever has steered and lets go knows the keys. */
    void pulse(long nanos) {
        if (model.driving().driverProperty().get() == Driver.YOU) {
            drivesSince = OptionalLong.of(drivesSince.orElse(nanos));
            found |= nanos - drivesSince.getAsLong() >= FOUND;
        } else {
            drivesSince = OptionalLong.empty();
            if (found) {
                found = false;
                know();
            }
        }
    }
}
