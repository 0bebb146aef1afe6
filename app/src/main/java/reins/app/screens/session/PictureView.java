package reins.app.screens.session;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.widgets.PixelView;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Scene;
import reins.core.fact.Step;
import reins.sim.render.SceneRenderer;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;

/**
 * What the world looked like at the selected tick: its scene, or else the camera's picture that was
 * stored. Used by the fx thread only.
 */
final class PictureView extends StackPane {
    private final Scrubber scrubber;
    private final PixelView picture = new PixelView();
    private final SceneRenderer renderer = new SceneRenderer();
    private final Label missing = new Label();
    private boolean stale = true;

    PictureView(Scrubber scrubber) {
        this.scrubber = scrubber;
        getStyleClass().add("review-picture");
        missing.setWrapText(true);
        missing.getStyleClass().add("text-muted");
        missing.setMaxWidth(Region.USE_PREF_SIZE);
        missing.setPrefWidth(220);
        getChildren().addAll(picture.node(), missing);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setAccessibleText(Text.of("review.picture"));
        setMinSize(160, 120);
        scrubber.tickProperty().subscribe(() -> stale = true);
        scrubber.reviewProperty().subscribe(() -> stale = true);
    }

    /** Once a pulse: paints where there is something new to paint. */
    void pulse() {
        if (getWidth() < 1 || getHeight() < 1) {
            return;
        }
        boolean blank = picture.fit(getWidth(), getHeight());
        if (!blank && !stale) {
            return;
        }
        stale = false;
        Optional<Review> review = scrubber.reviewProperty().get();
        int tick = scrubber.tickProperty().get();
        Optional<Scene> scene =
                review.map(Review::film)
                        .map(film -> film.scenes())
                        .filter(scenes -> tick < scenes.size())
                        .map(scenes -> scenes.get(tick));
        Optional<Frame> frame =
                scene.isPresent() ? Optional.empty() : review.flatMap(some -> frame(some, tick));
        picture.node().setVisible(scene.isPresent() || frame.isPresent());
        missing.setVisible(scene.isEmpty() && frame.isEmpty());
        missing.setText(
                review.map(some -> Text.said(some.film().missing()))
                        .orElse(Text.of("review.none")));
        scene.ifPresent(shown -> picture.paint(pixels -> renderer.paint(shown, pixels)));
        frame.ifPresent(shown -> picture.paint(pixels -> paint(shown, pixels)));
    }

    private static Optional<Frame> frame(Review review, int tick) {
        List<Step> steps = review.recorded().steps();
        Observation seen =
                tick < steps.size()
                        ? steps.get(tick).observation()
                        : steps.getLast().outcome().observation();
        return seen.frames().stream().findFirst();
    }

    private static void paint(Frame frame, BufferedImage pixels) {
        byte[] rgb = frame.pixels().toArray();
        BufferedImage small =
                new BufferedImage(frame.width(), frame.height(), BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < frame.width() * frame.height(); i++) {
            small.setRGB(
                    i % frame.width(),
                    i / frame.width(),
                    ((rgb[3 * i] & 0xFF) << 16)
                            | ((rgb[3 * i + 1] & 0xFF) << 8)
                            | (rgb[3 * i + 2] & 0xFF));
        }
        double scale =
                Math.min(
                        (double) pixels.getWidth() / frame.width(),
                        (double) pixels.getHeight() / frame.height());
        int width = (int) (frame.width() * scale);
        int height = (int) (frame.height() * scale);
        Graphics2D graphics = pixels.createGraphics();
        graphics.setBackground(new Color(0, 0, 0, 0));
        graphics.clearRect(0, 0, pixels.getWidth(), pixels.getHeight());
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(
                small,
                (pixels.getWidth() - width) / 2,
                (pixels.getHeight() - height) / 2,
                width,
                height,
                null);
        graphics.dispose();
    }
}
