package reins.app.screens.drive;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.feather.Feather;

import reins.app.base.Text;
import reins.app.input.Bindings;
import reins.app.input.Help;
import reins.app.input.Request;
import reins.app.widgets.Icons;
import reins.core.fact.Reach;
import reins.core.flow.Still;

/**
 * Asks for the next attempt with a robot: it is set up, and then somebody says who drives. Used by
 * the fx thread only.
 */
final class HandOverPane extends VBox {
    private static final int WIDTH = 480;

    private final DriveModel model;
    private final Label setUp = sentence();
    private final Label trouble = sentence();
    private final Button policy = new Button(Text.of("handover.policy", key()));

    HandOverPane(DriveModel model) {
        super(10);
        this.model = model;
        getStyleClass().add("hand-over");
        setId("hand-over");
        setMaxSize(WIDTH, USE_PREF_SIZE);
        Label title = new Label(Text.of("still." + Still.Paused.NOT_HANDED_OVER));
        title.getStyleClass().add("hand-over-title");
        title.setWrapText(true);
        Label yours = sentence();
        yours.setText(Text.of("handover.yours", key()));
        yours.getStyleClass().add("text-muted");
        trouble.getStyleClass().add("form-sentence");
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        policy.setGraphic(Icons.of(Feather.CPU));
        policy.setId("hand-over-policy");
        policy.setFocusTraversable(false); // the keys go on driving the world
        policy.setOnAction(_ -> model.togglePause());
        HBox buttons = new HBox(policy);
        buttons.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(title, trouble, setUp, buttons, yours);
        managedProperty().bind(visibleProperty());
        model.driving().stillProperty().subscribe(this::show);
        model.reaching().reachProperty().subscribe(this::showReach);
    }

    private static Label sentence() {
        Label sentence = new Label();
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        return sentence;
    }

    private static String key() {
        return Help.keys(Bindings.DEFAULTS, Request.PAUSE);
    }

    private void showReach(Reach reach) {
        trouble.setText(Text.said(reach.trouble()));
        policy.setDisable(reach.light() == Reach.Light.RED);
    }

    private void show(Still still) {
        setVisible(still == Still.Paused.NOT_HANDED_OVER);
        String world = model.runProperty().get().world().id();
        setUp.setText(Text.or("handover.set-up." + world, Text.of("handover.set-up")));
    }
}
