package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;

import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.Scene;
import reins.core.flow.Still;
import reins.sim.worlds.Worlds;

import java.util.List;
import java.util.Optional;

/**
 * How a world that lives elsewhere is reached, and what it looks like while it stands still; asked
 * for once a pulse, since nothing is told of it between ticks. Used by the fx thread only.
 */
public final class Reaching {
    private final DriveControls controls;
    private final Driving driving;
    private final ReadOnlyObjectWrapper<Reach> reach = new ReadOnlyObjectWrapper<>(Reach.HERE);
    private final ObservableValue<Boolean> open;

    /** The numbers of the pictures that were shown last. */
    private List<Long> pictures = List.of();

    Reaching(DriveControls controls, ObservableValue<DriveControls.Run> run, Driving driving) {
        this.controls = controls;
        this.driving = driving;
        open = run.flatMap(now -> driving.stillProperty().map(still -> isElsewhere(now, still)));
    }

    private static boolean isElsewhere(DriveControls.Run run, Still still) {
        return still != Still.Paused.NO_WORLD
                && Worlds.REACHED.contains(run.setup().world().type());
    }

    /** Another run begins. */
    void begin() {
        pictures = List.of();
    }

    /** What it looks like now, where it stands still and that has changed. */
    Optional<Scene> pulse() {
        reach.set(controls.reach());
        if (!open.getValue() || !driving.pausedProperty().get()) {
            return Optional.empty();
        }
        Glimpse now = controls.glimpse();
        List<Long> numbers = now.pictures().stream().map(Glimpse.Part::number).toList();
        if (numbers.isEmpty() || numbers.equals(pictures)) {
            return Optional.empty();
        }
        pictures = numbers;
        return Optional.of(Scene.of(now.frames()));
    }

    /** How well it is reached now, also while it stands still. */
    public ReadOnlyObjectProperty<Reach> reachProperty() {
        return reach.getReadOnlyProperty();
    }

    /** Whether a world that lives elsewhere is open. */
    public ObservableValue<Boolean> open() {
        return open;
    }
}
