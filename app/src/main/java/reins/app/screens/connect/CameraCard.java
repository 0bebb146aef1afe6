package reins.app.screens.connect;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import reins.app.base.Text;
import reins.app.widgets.SceneCanvas;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Glimpse;
import reins.core.fact.Scene;

import java.util.List;

/** What a camera sees now, and how often something comes of it. Used by the fx thread only. */
final class CameraCard extends VBox {
    private static final double WIDTH = 300;
    private static final int BACKGROUND = 0xFF202020;

    private final Camera camera;
    private final SceneCanvas canvas;
    private final Label facts = new Label(Text.of("connect.picture.none"));
    private long number = Long.MIN_VALUE;

    CameraCard(Camera camera) {
        super(4);
        this.camera = camera;
        canvas = new SceneCanvas(Text.of("connect.camera", Text.said(camera.name())));
        canvas.setFocusTraversable(false);
        double height = WIDTH * camera.height() / camera.width();
        canvas.setPrefSize(WIDTH, height);
        canvas.setMaxSize(WIDTH, height);
        canvas.show(scene(List.of()));
        Label name =
                new Label(
                        Text.of(
                                "connect.camera.size",
                                Text.said(camera.name()),
                                camera.width(),
                                camera.height()));
        name.getStyleClass().add("version-name");
        facts.getStyleClass().addAll("text-muted", "text-small");
        getStyleClass().add("camera-card");
        getChildren().addAll(canvas, name, facts);
    }

    private Scene scene(List<Scene.Shape> shapes) {
        return new Scene(new Scene.View(0, 0, camera.width(), camera.height()), BACKGROUND, shapes);
    }

    /** Once a pulse. */
    void pulse(Glimpse glimpse) {
        glimpse.pictures().stream()
                .filter(picture -> picture.newest().camera().equals(camera.name()))
                .filter(picture -> picture.number() != number)
                .findFirst()
                .ifPresent(this::show);
        canvas.pulse();
    }

    private void show(Glimpse.Part<Frame> picture) {
        number = picture.number();
        canvas.show(
                scene(
                        List.of(
                                new Scene.Picture(
                                        0, 0, camera.width(), camera.height(), picture.newest()))));
    }

    /** A few times a second. */
    void refresh(Glimpse glimpse, double perSecond) {
        glimpse.pictures().stream()
                .filter(picture -> picture.newest().camera().equals(camera.name()))
                .findFirst()
                .ifPresent(
                        picture -> facts.setText(LivePane.rate(perSecond, picture.ageSeconds())));
    }
}
