package reins.app.screens.drive;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

import reins.app.base.Remembered;
import reins.core.fact.ReinsException;

import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/**
 * Which plots somebody wants to see, and how; kept for the next time. Used by the fx thread only.
 */
public final class PlotChoices {
    private static final String FILE = "plots.json";

    /** A file written by hand may lack any of it. */
    private record Kept(Map<String, Boolean> shown, double smoothing, boolean logarithm) {
        Kept {
            shown = Objects.requireNonNullElse(shown, Map.of());
        }
    }

    private final ObservableMap<String, Boolean> shown = FXCollections.observableHashMap();
    private final DoubleProperty smoothing = new SimpleDoubleProperty();
    private final BooleanProperty logarithm = new SimpleBooleanProperty();

    /** Those plots that somebody has shown or hidden, by their ids. */
    public ObservableMap<String, Boolean> shown() {
        return shown;
    }

    public boolean shows(Curves.Card card) {
        return shown.getOrDefault(card.id(), card.byDefault());
    }

    /** Over what share of the part shown the weight of a number halves, 0 to 1. */
    public DoubleProperty smoothingProperty() {
        return smoothing;
    }

    /** Whether the loss is shown by powers of ten. */
    public BooleanProperty logarithmProperty() {
        return logarithm;
    }

    /** As it was left; as it is where nothing readable is there. */
    public void load(Path folder) {
        Remembered.read(folder.resolve(FILE), Kept.class)
                .filter(kept -> kept.smoothing() >= 0 && kept.smoothing() <= 1)
                .ifPresent(kept -> {
                    shown.putAll(kept.shown());
                    smoothing.set(kept.smoothing());
                    logarithm.set(kept.logarithm());
                });
    }

    /**
     * @throws ReinsException where the folder cannot be written
     */
    public void save(Path folder) {
        Remembered.write(
                folder.resolve(FILE),
                new Kept(Map.copyOf(shown), smoothing.get(), logarithm.get()));
    }
}
