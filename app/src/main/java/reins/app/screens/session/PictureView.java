package reins.app.screens.session;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

import reins.app.base.Text;
import reins.app.review.Review;
import reins.app.screens.EndingCard;
import reins.app.widgets.PixelView;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Scene;
import reins.core.fact.Step;
import reins.sim.render.SceneRenderer;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the world looked like at the selected tick: its scene, or else the camera's picture that was
 * stored. Used by the fx thread only.
 */
final class PictureView extends StackPane {
    private final Scrubber scrubber;
    private final PixelView picture = new PixelView();
    private final SceneRenderer renderer = new SceneRenderer();
    private final Label missing = new Label();
    private final Button again = new Button(Text.of("review.anew"));
    private final EndingCard ending = new EndingCard(12);
    private final Supplier<String> world;
    private final VBox instead = new VBox(10);
    private boolean stale = true;

    /**
     * @param world the id of the world that was recorded
     * @param anew has the world started, to show it again
     */
    PictureView(Scrubber scrubber, Supplier<String> world, Runnable anew) {
        this.world = world;
        this.scrubber = scrubber;
        getStyleClass().add("review-picture");
        missing.setWrapText(true);
        missing.getStyleClass().add("text-muted");
        missing.setMaxWidth(Region.USE_PREF_SIZE);
        missing.setPrefWidth(220);
        missing.setAlignment(Pos.CENTER);
        missing.setTextAlignment(TextAlignment.CENTER);
        again.setId("show-anew");
        again.setOnAction(_ -> anew.run());
        again.managedProperty().bind(again.visibleProperty());
        instead.setAlignment(Pos.CENTER);
        instead.getChildren().setAll(missing, again);
        getChildren().addAll(picture.node(), instead, ending);
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
        Optional<Scene> seen =
                review.map(Review::film)
                        .map(film -> film.scenes())
                        .filter(scenes -> tick < scenes.size())
                        .map(scenes -> scenes.get(tick))
                        .or(() -> review.flatMap(some -> photograph(some, tick)));
        picture.node().setVisible(seen.isPresent());
        instead.setVisible(seen.isEmpty());
        again.setVisible(review.filter(some -> some.film().anew()).isPresent());
        missing.setText(
                review.map(some -> Text.said(some.film().missing()))
                        .orElse(Text.of("review.none")));
        ending.show(review.filter(some -> tick == some.ticks()).flatMap(this::ending));
        seen.ifPresent(shown -> picture.paint(pixels -> renderer.paint(shown, pixels)));
    }

    /** How it ended when it was recorded; empty where it was left. */
    private Optional<EndingCard.Told> ending(Review review) {
        Episode recorded = review.recorded();
        if (recorded.ending() == Ending.NONE) {
            return Optional.empty();
        }
        String why = Worlds.verdict(world.get(), recorded.steps().getLast());
        return Optional.of(EndingCard.Told.of(recorded.ending(), why, recorded.episodeReturn()));
    }

    /** What the first camera saw, and nothing beside it. */
    private static Optional<Scene> photograph(Review review, int tick) {
        List<Step> steps = review.recorded().steps();
        Observation seen =
                tick < steps.size()
                        ? steps.get(tick).observation()
                        : steps.getLast().outcome().observation();
        return seen.frames().stream().findFirst().map(Scene::of);
    }
}
