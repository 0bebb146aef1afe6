package reins.app.screens.drive;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;

import java.util.Set;
import java.util.TreeSet;

/** How somebody likes the drive screen, kept for the next time. Used by the fx thread only. */
public final class Habits {
    private final DoubleProperty panel = new SimpleDoubleProperty(0.74);
    private final DoubleProperty plots = new SimpleDoubleProperty(0.7);
    private final PlotChoices plotChoices = new PlotChoices();
    private final BooleanProperty sound = new SimpleBooleanProperty(true);
    private final Set<String> known = new TreeSet<>();

    /** Where the panel next to the world begins, 0 to 1 of the width. */
    public DoubleProperty panelProperty() {
        return panel;
    }

    /** Where the plots under the world begin, 0 to 1 of the height. */
    public DoubleProperty plotsProperty() {
        return plots;
    }

    /** Which plots are shown, and how. */
    public PlotChoices plotChoices() {
        return plotChoices;
    }

    /** Whether a policy that asks for help is heard. */
    public BooleanProperty soundProperty() {
        return sound;
    }

    /** The ids of the worlds whose keys need not be shown any more. */
    public Set<String> known() {
        return known;
    }
}
