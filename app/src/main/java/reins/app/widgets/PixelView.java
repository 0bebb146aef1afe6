package reins.app.widgets;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A picture that fills a space of the window, one pixel of it for one pixel of the screen. Used by
 * the fx thread only.
 */
final class PixelView {
    private final ImageView view = new ImageView();
    private @Nullable Pixels pixels;
    private double scale = 1;

    PixelView() {
        view.setManaged(false);
        view.setMouseTransparent(true);
    }

    Node node() {
        return view;
    }

    /** Pixels of the screen in a unit of layout, above 0; as of the last fit. */
    double scale() {
        return scale;
    }

    /**
     * Makes the picture as large as a space, in units of layout.
     *
     * @return whether it is another picture now, with nothing painted
     */
    boolean fit(double width, double height) {
        scale = screenScale();
        int pixelWidth = Math.max(1, (int) Math.round(width * scale));
        int pixelHeight = Math.max(1, (int) Math.round(height * scale));
        view.setFitWidth(pixelWidth / scale);
        view.setFitHeight(pixelHeight / scale);
        if (pixels != null && pixels.hasSize(pixelWidth, pixelHeight)) {
            return false;
        }
        pixels = new Pixels(pixelWidth, pixelHeight);
        pixels.showIn(view);
        return true;
    }

    private double screenScale() {
        if (view.getScene() == null) {
            return 1;
        }
        Window window = view.getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    void paint(Consumer<BufferedImage> painter) {
        if (pixels != null) {
            painter.accept(pixels.picture());
            pixels.update();
        }
    }
}
