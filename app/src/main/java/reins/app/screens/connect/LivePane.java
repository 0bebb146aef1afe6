package reins.app.screens.connect;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.app.input.ControlMapping;
import reins.app.widgets.ReachLight;
import reins.core.fact.Camera;
import reins.core.fact.WorldSpec;

import java.util.LinkedHashMap;
import java.util.Map;

/** What comes of the world that is looked at, live. Used by the fx thread only. */
final class LivePane extends VBox {
    private static final long BETWEEN_REFRESHES_NANOS = 250_000_000;

    private final ConnectModel model;
    private final ReachLight light = new ReachLight();
    private final Label trouble = new Label();
    private final Label states = new Label();
    private final Map<Camera, CameraCard> cards = new LinkedHashMap<>();
    private final ChannelRows channels;
    private final VBox moved = new VBox();
    private ControlMapping shown;
    private long refreshed;

    LivePane(ConnectModel model) {
        super(14);
        this.model = model;
        getStyleClass().add("live-pane");
        ControlMapping mapping = ControlMapping.of(model.tested());
        WorldSpec spec = mapping.spec();
        channels = new ChannelRows(spec.state());
        Label rest = new Label(Text.of("connect.rest"));
        rest.getStyleClass().add("text-muted");
        HBox head = new HBox(12, light, rest);
        head.setAlignment(Pos.CENTER_LEFT);
        trouble.setWrapText(true);
        trouble.getStyleClass().add("form-sentence");
        trouble.setId("connect-trouble");
        trouble.visibleProperty().bind(trouble.textProperty().isNotEmpty());
        trouble.managedProperty().bind(trouble.visibleProperty());
        getChildren().addAll(head, trouble);
        if (!spec.cameras().isEmpty()) {
            FlowPane pictures = new FlowPane(12, 12);
            for (Camera camera : spec.cameras()) {
                CameraCard card = new CameraCard(camera);
                cards.put(camera, card);
                pictures.getChildren().add(card);
            }
            getChildren().add(section("connect.cameras", new Region(), pictures));
        }
        states.getStyleClass().addAll("text-muted", "text-small");
        states.setId("connect-states");
        getChildren()
                .addAll(
                        section("connect.channels", states, channels),
                        section("connect.controls", new Region(), moved));
        shown = mapping;
        moved.getChildren().setAll(new ControlRows(mapping));
    }

    private void show(ControlMapping mapping) {
        shown = mapping;
        moved.getChildren().setAll(new ControlRows(mapping));
    }

    private static Node section(String key, Region beside, Node content) {
        Label title = new Label(Text.of(key));
        title.getStyleClass().add("section-title");
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        return new VBox(6, new HBox(8, title, spring, beside), content);
    }

    /** How often something comes, where that is known yet, and how old the last is. */
    static String rate(double perSecond, double ageSeconds) {
        long millis = Math.round(1000 * ageSeconds);
        return perSecond > 0
                ? Text.of("connect.rate", Math.round(perSecond), millis)
                : Text.of("connect.age", millis);
    }

    /** Once a pulse, with the pulse's time. */
    void pulse(long nanos) {
        light.show(model.reach(), nanos);
        trouble.setText(Text.said(model.reach().trouble()));
        cards.values().forEach(card -> card.pulse(model.glimpse()));
        if (nanos - refreshed < BETWEEN_REFRESHES_NANOS) {
            return;
        }
        refreshed = nanos;
        ControlMapping now = ControlMapping.of(model.tested());
        if (!now.equals(shown)) {
            show(now);
        }
        cards.forEach((camera, card) ->
                card.refresh(model.glimpse(), model.picturesPerSecond(camera.name())));
        model.glimpse()
                .state()
                .ifPresent(state -> {
                    channels.show(state.newest());
                    states.setText(rate(model.statesPerSecond(), state.ageSeconds()));
                });
    }
}
