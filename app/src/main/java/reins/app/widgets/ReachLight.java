package reins.app.widgets;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.shape.Circle;

import reins.app.base.Text;
import reins.core.fact.Reach;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How well a world that lives elsewhere is reached: a light, how old what is seen is, and the round
 * trip. Used by the fx thread only.
 */
public final class ReachLight extends HBox {
    private static final Map<Reach.Light, PseudoClass> LIGHTS = new EnumMap<>(Reach.Light.class);

    /** An age above this says no more than that nothing comes. */
    private static final double LONGEST_SECONDS = 100;

    private static final long BETWEEN_NANOS = 250_000_000;

    static {
        for (Reach.Light light : Reach.Light.values()) {
            LIGHTS.put(light, PseudoClass.getPseudoClass(light.name().toLowerCase(Locale.ROOT)));
        }
    }

    private final Circle lamp = new Circle(6);
    private final Label words = new Label();
    private Optional<Reach.Light> shown = Optional.empty();
    private long refreshed;

    public ReachLight() {
        super(8);
        getStyleClass().add("reach-light");
        setId("reach");
        lamp.getStyleClass().add("lamp");
        words.setMinWidth(USE_PREF_SIZE);
        setAlignment(Pos.CENTER_LEFT);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        getChildren().addAll(lamp, words);
        setAccessibleRole(AccessibleRole.TEXT);
        managedProperty().bind(visibleProperty());
    }

    /**
     * Once a pulse.
     *
     * @param nanos the pulse's time
     */
    public void show(Reach reach, long nanos) {
        boolean changed = !shown.equals(Optional.of(reach.light()));
        if (changed) {
            shown = Optional.of(reach.light());
            LIGHTS.forEach(
                    (light, style) -> pseudoClassStateChanged(style, light == reach.light()));
        }
        // Numbers that change with every pulse cannot be read.
        if (changed || nanos - refreshed >= BETWEEN_NANOS) {
            refreshed = nanos;
            words.setText(words(reach));
            setAccessibleText(words.getText());
        }
    }

    private static String words(Reach reach) {
        String age =
                Text.of(
                        "reach." + reach.light(),
                        Math.round(1000 * Math.min(LONGEST_SECONDS, reach.ageSeconds())));
        return reach.roundTripSeconds() > 0
                ? age + " · " + Text.of("reach.trip", trip(reach.roundTripSeconds()))
                : age;
    }

    private static String trip(double seconds) {
        long millis = Math.round(1000 * seconds);
        return millis == 0 ? "< 1" : Long.toString(millis);
    }
}
