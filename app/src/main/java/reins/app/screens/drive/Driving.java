package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.core.fact.Step;
import reins.core.flow.Event;
import reins.sim.loop.SimLoop;

import java.util.Optional;

/** Who drives, or why nobody does. Used by the fx thread only. */
public final class Driving {
    private final ReadOnlyObjectWrapper<Driver> driver =
            new ReadOnlyObjectWrapper<>(Driver.STOPPED);
    private final ReadOnlyObjectWrapper<String> why = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> thought = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Double> speed = new ReadOnlyObjectWrapper<>(1.0);
    private final ReadOnlyObjectWrapper<Optional<Integer>> pinned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Integer> version = new ReadOnlyObjectWrapper<>(0);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tookOver = new ReadOnlyBooleanWrapper();
    private boolean asks;
    private boolean teacherDrives;
    private boolean personDrives;
    private boolean questioned;

    /**
     * Another run begins.
     *
     * @param newest the version that drives there
     */
    void begin(int newest) {
        teacherDrives = false;
        asks = false;
        paused.set(false);
        why.set("");
        thought.set("");
        speed.set(1.0);
        pinned.set(Optional.empty());
        version.set(newest);
        update();
    }

    void ticked(Event.Ticked ticked) {
        Step step = ticked.step();
        String says = step.teacher().thought();
        teacherDrives = step.decision().teacherDrives();
        personDrives = step.personDrives();
        tookOver.set(tookOver.get() || personDrives);
        thought.set(says.isEmpty() ? step.policy().thought() : says);
        version.set(step.policy().version());
        update();
    }

    void running(Event.Running running) {
        paused.set(running.paused());
        speed.set(running.speed());
        pinned.set(running.pinned());
        why.set(running.why());
        update();
    }

    /** The policy begins or ceases to ask for help. */
    void asked(boolean now) {
        asks = now;
        update();
    }

    /** The program begins or ceases to ask the user something. */
    void questioned(boolean now) {
        questioned = now;
    }

    void update() {
        if (asks && (paused.get() ? why.get().equals(SimLoop.ASKS) : !teacherDrives)) {
            driver.set(Driver.ASKS);
        } else if (paused.get()) {
            boolean calmly =
                    questioned || why.get().isEmpty() || why.get().equals(SimLoop.RELABELLED);
            driver.set(calmly ? Driver.PAUSED : Driver.STOPPED);
        } else if (why.get().equals(SimLoop.RELABELS)) {
            driver.set(Driver.LOOKS_BACK);
        } else if (teacherDrives) {
            driver.set(personDrives ? Driver.YOU : Driver.TEACHER);
        } else {
            driver.set(Driver.POLICY);
        }
    }

    public ReadOnlyObjectProperty<Driver> driverProperty() {
        return driver.getReadOnlyProperty();
    }

    /** Why it stands still; may be empty. */
    public ReadOnlyObjectProperty<String> whyProperty() {
        return why.getReadOnlyProperty();
    }

    /** What the policy or the teacher says of itself; may be empty. */
    public ReadOnlyObjectProperty<String> thoughtProperty() {
        return thought.getReadOnlyProperty();
    }

    /** Times real time. */
    public ReadOnlyObjectProperty<Double> speedProperty() {
        return speed.getReadOnlyProperty();
    }

    /** The version that drives whatever is learned; empty = the newest. */
    public ReadOnlyObjectProperty<Optional<Integer>> pinnedProperty() {
        return pinned.getReadOnlyProperty();
    }

    /** The version that drove last. */
    public ReadOnlyObjectProperty<Integer> versionProperty() {
        return version.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the person has ever driven. */
    public ReadOnlyBooleanProperty tookOverProperty() {
        return tookOver.getReadOnlyProperty();
    }
}
