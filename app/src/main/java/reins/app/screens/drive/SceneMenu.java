package reins.app.screens.drive;

import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;

import reins.app.base.Text;
import reins.app.screens.Copies;
import reins.app.widgets.MenuKeys;
import reins.app.widgets.SceneCanvas;
import reins.app.widgets.ToClipboard;
import reins.core.fact.Scene;
import reins.sim.render.Picture;
import reins.sim.render.SceneRenderer;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/** What can be done with the world's picture: a menu on it. Used by the fx thread only. */
final class SceneMenu {
    /** Of the longer side, in pixels. */
    private static final int SIDE = 1600;

    private SceneMenu() {}

    static void on(SceneCanvas canvas, DriveModel model, Copies copies) {
        MenuItem copy = item("scene.copy", model, scene -> ToClipboard.put(painted(scene)));
        MenuItem save =
                item(
                        "scene.save",
                        model,
                        scene ->
                                copies.savePicture(
                                        Text.said(model.runProperty().get().world().title()),
                                        () -> Picture.png(painted(scene))));
        ContextMenu menu = new ContextMenu(copy, save);
        MenuKeys.open(canvas, menu);
        canvas.setOnContextMenuRequested(event -> {
            menu.show(canvas, event.getScreenX(), event.getScreenY());
            event.consume();
        });
    }

    private static MenuItem item(String key, DriveModel model, Consumer<Scene> action) {
        MenuItem item = new MenuItem(Text.of(key));
        item.setId(key.replace('.', '-'));
        item.setOnAction(_ -> {
            item.getParentPopup().hide(); // before a question of the system holds it open
            model.scene().ifPresent(action);
        });
        return item;
    }

    /** Its own sides, whatever those of the window are. */
    private static BufferedImage painted(Scene scene) {
        double across = scene.view().right() - scene.view().left();
        double upwards = scene.view().top() - scene.view().bottom();
        double scale = SIDE / Math.max(across, upwards);
        BufferedImage picture =
                new BufferedImage(
                        Math.max(1, (int) Math.round(across * scale)),
                        Math.max(1, (int) Math.round(upwards * scale)),
                        BufferedImage.TYPE_INT_ARGB_PRE);
        new SceneRenderer().paint(scene, picture);
        return picture;
    }
}
