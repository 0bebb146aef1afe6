package reins.app.screens;

import javafx.scene.control.TableCell;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import org.jspecify.annotations.Nullable;

import reins.app.review.Reel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Film strips as cells of a table, made when they are seen and kept for a while. Used by the fx
 * thread only.
 *
 * @param <T> the table's rows
 * @param <K> what a strip belongs to
 */
public final class StripCells<T, K> {
    private static final int KEPT = 256;

    /** With more, a user would wait for strips already scrolled past. */
    private static final int MOST_AT_ONCE = 2;

    private final Function<T, K> key;
    private final Function<T, Future<Reel>> make;
    private final Function<T, String> words;
    private final Map<K, Optional<WritableImage>> made = new LinkedHashMap<>();
    private final Map<K, Future<Reel>> coming = new HashMap<>();
    private final List<Cell> cells = new ArrayList<>();

    /**
     * @param words what a screen reader calls a row's strip
     */
    public StripCells(
            Function<T, K> key, Function<T, Future<Reel>> make, Function<T, String> words) {
        this.key = key;
        this.make = make;
        this.words = words;
    }

    /** Forgets all strips, for they are of other rows now. */
    public void clear() {
        made.clear();
        coming.clear();
    }

    /** A cell for the column. */
    public TableCell<T, T> cell() {
        Cell cell = new Cell();
        cells.add(cell);
        return cell;
    }

    /** Once a pulse: asks for strips that are seen, and shows those that have come. */
    public void pulse() {
        coming.entrySet()
                .removeIf(entry -> {
                    Future<Reel> future = entry.getValue();
                    if (!future.isDone()) {
                        return false;
                    }
                    // One that cannot be made is not asked for again.
                    keep(
                            entry.getKey(),
                            future.state() == Future.State.SUCCESS
                                    ? Optional.of(image(future.resultNow()))
                                    : Optional.empty());
                    return true;
                });
        for (Cell cell : cells) {
            cell.show();
        }
    }

    private void keep(K owner, Optional<WritableImage> image) {
        if (made.size() >= KEPT) {
            made.remove(made.keySet().iterator().next());
        }
        made.put(owner, image);
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
    private final class Cell extends TableCell<T, T> {
        private final ImageView strip = new ImageView();
        private boolean shown;

        private Cell() {
            setGraphic(strip);
        }

        /** Shows its strip, or asks for it, where it has none. */
        void show() {
            T row = getItem();
            if (shown || row == null || !isVisible() || getScene() == null) {
                return;
            }
            Optional<WritableImage> image = made.get(key.apply(row));
            if (image != null) {
                strip.setImage(image.orElse(null));
                shown = true;
            } else if (coming.size() < MOST_AT_ONCE && !coming.containsKey(key.apply(row))) {
                coming.put(key.apply(row), make.apply(row));
            }
        }

        @Override
        protected void updateItem(@Nullable T row, boolean empty) {
            super.updateItem(row, empty);
            shown = false;
            strip.setImage(null);
            setAccessibleText(empty || row == null ? "" : words.apply(row));
            show();
        }
    }
}
