package reins.app.widgets;

import javafx.scene.Node;
import javafx.scene.image.ImageView;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.awt.image.BufferedImage;
import java.util.function.Consumer;

/**
 * A picture that fills a part of the window, pixel for pixel of the screen. Used by the fx thread
 * only.
 */
public final class PixelView {
    private final ImageView view = new ImageView();

    /** The picture to paint next; the other one may still be on its way to the screen. */
    private @Nullable Pixels back;

    private @Nullable Pixels front;
    private double scale = 1;

    public PixelView() {
        view.setManaged(false);
        view.setMouseTransparent(true);
    }

    public Node node() {
        return view;
    }

    /** Pixels of the screen in a unit of layout, above 0; as of the last fit. */
    public double scale() {
        return scale;
    }

    /**
     * Makes the picture as large as a space, in units of layout.
     *
     * @return whether it is another picture now, with nothing painted
     */
    public boolean fit(double width, double height) {
        scale = screenScale();
        int pixelWidth = Math.max(1, (int) Math.round(width * scale));
        int pixelHeight = Math.max(1, (int) Math.round(height * scale));
        view.setFitWidth(pixelWidth / scale);
        view.setFitHeight(pixelHeight / scale);
        if (back != null && back.hasSize(pixelWidth, pixelHeight)) {
            return false;
        }
        back = new Pixels(pixelWidth, pixelHeight);
        front = new Pixels(pixelWidth, pixelHeight);
        return true;
    }

    private double screenScale() {
        if (view.getScene() == null) {
            return 1;
        }
        Window window = view.getScene().getWindow();
        return window == null ? 1 : window.getOutputScaleX();
    }

    public void paint(Consumer<BufferedImage> painter) {
        Pixels painted = back;
        if (painted != null) {
            painter.accept(painted.picture());
            painted.showIn(view);
            back = front;
            front = painted;
        }
    }
}
