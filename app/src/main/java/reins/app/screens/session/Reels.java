package reins.app.screens.session;

import javafx.scene.control.TableCell;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import reins.app.Text;
import reins.app.review.Reel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * The film strips of a session's episodes, made when they are looked at and kept for a while. Used
 * by the fx thread only.
 */
final class Reels {
    private static final int KEPT = 256;

    /** More would make one wait for what has been scrolled past. */
    private static final int MOST_AT_ONCE = 2;

    private final SessionModel model;
    private final Map<Long, WritableImage> made =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Long, WritableImage> eldest) {
                    return size() > KEPT;
                }
            };
    private final Map<Long, Future<Reel>> coming = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    Reels(SessionModel model) {
        this.model = model;
        model.openedProperty().subscribe((before, now) -> {
            if (!before.map(SessionControls.Opened::file)
                    .equals(now.map(SessionControls.Opened::file))) {
                made.clear();
                coming.clear();
            }
        });
    }

    Cell cell() {
        Cell cell = new Cell();
        cells.add(cell);
        return cell;
    }

    /** Once a pulse: asks for strips that are seen, and shows those that have come. */
    void pulse() {
        coming.entrySet().removeIf(entry -> {
            Future<Reel> future = entry.getValue();
            if (!future.isDone()) {
                return false;
            }
            if (future.state() == Future.State.SUCCESS) {
                made.put(entry.getKey(), image(future.resultNow()));
            } else {
                made.put(entry.getKey(), new WritableImage(1, 1)); // not asked for again
            }
            cells.forEach(cell -> cell.arrived(entry.getKey()));
            return true;
        });
        for (Cell cell : cells) {
            if (coming.size() >= MOST_AT_ONCE) {
                return;
            }
            cell.wanted().ifPresent(this::ask);
        }
    }

    private void ask(long episode) {
        if (!made.containsKey(episode) && !coming.containsKey(episode)) {
            model.openedProperty()
                    .get()
                    .ifPresent(now ->
                            coming.put(
                                    episode,
                                    model.controls()
                                            .reel(
                                                    now.file(),
                                                    episode,
                                                    EpisodeTable.STRIP_WIDTH,
                                                    EpisodeTable.STRIP_HEIGHT)));
        }
    }

    private static WritableImage image(Reel reel) {
        WritableImage image = new WritableImage(reel.width(), reel.height());
        image.getPixelWriter()
                .setPixels(
                        0,
                        0,
                        reel.width(),
                        reel.height(),
                        PixelFormat.getIntArgbPreInstance(),
                        reel.argb(),
                        0,
                        reel.width());
        return image;
    }

    /** Shows one strip. */
    final class Cell extends TableCell<EpisodeRow, EpisodeRow> {
        private final ImageView strip = new ImageView();
        private Optional<Long> missing = Optional.empty();

        private Cell() {
            setGraphic(strip);
        }

        Optional<Long> wanted() {
            return isVisible() && getScene() != null ? missing : Optional.empty();
        }

        void arrived(long episode) {
            if (missing.equals(Optional.of(episode))) {
                missing = Optional.empty();
                strip.setImage(made.get(episode));
            }
        }

        @Override
        protected void updateItem(@Nullable EpisodeRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                missing = Optional.empty();
                strip.setImage(null);
                setAccessibleText("");
                return;
            }
            setAccessibleText(Text.of("episodes.film.of", row.episode()));
            WritableImage image = made.get(row.episode());
            strip.setImage(image);
            missing = image == null ? Optional.of(row.episode()) : Optional.empty();
        }
    }
}
