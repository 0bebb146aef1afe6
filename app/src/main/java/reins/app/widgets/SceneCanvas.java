package reins.app.widgets;

import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;

import reins.app.input.Spot;
import reins.core.fact.Scene;
import reins.sim.render.SceneRenderer;

import java.awt.geom.Point2D;
import java.util.Optional;

/**
 * Shows a world as large as fits. Keys drive while it has the keyboard's focus. Used by the fx
 * thread only.
 */
public final class SceneCanvas extends Region {
    private final PixelView picture = new PixelView();
    private final SceneRenderer renderer = new SceneRenderer();
    private Optional<Scene> scene = Optional.empty();
    private boolean stale;

    /**
     * @param name what a screen reader calls it
     */
    public SceneCanvas(String name) {
        getChildren().add(picture.node());
        getStyleClass().add("scene-canvas");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(name);
        setFocusTraversable(true);
        setMinSize(160, 120);
        setOnMousePressed(_ -> requestFocus());
    }

    /** Shows this from the next pulse on. */
    public void show(Scene newest) {
        scene = Optional.of(newest);
        stale = true;
    }

    /** The world's point at a pixel of this, from its upper left corner; empty before a scene. */
    public Optional<Spot> at(double x, double y) {
        return scene.filter(_ -> getWidth() >= 1 && getHeight() >= 1)
                .map(shown -> {
                    Point2D point = SceneRenderer.at(shown.view(), getWidth(), getHeight(), x, y);
                    return new Spot(point.getX(), point.getY());
                });
    }

    /** Once a pulse: paints where there is something new to paint. */
    public void pulse() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean blank = picture.fit(getWidth(), getHeight());
        if (scene.isPresent() && (stale || blank)) {
            picture.paint(pixels -> renderer.paint(scene.get(), pixels));
            stale = false;
        }
    }
}
