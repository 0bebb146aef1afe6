package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.core.fact.Step;
import reins.core.flow.Event;
import reins.core.flow.Still;

import java.util.Optional;

/** Who drives, or why nobody does. Used by the fx thread only. */
public final class Driving {
    private final ReadOnlyObjectWrapper<Driver> driver =
            new ReadOnlyObjectWrapper<>(Driver.STOPPED);
    private final ReadOnlyObjectWrapper<Still> still =
            new ReadOnlyObjectWrapper<>(Still.Not.DRIVES);
    private final ReadOnlyObjectWrapper<String> thought = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Double> speed = new ReadOnlyObjectWrapper<>(1.0);
    private final ReadOnlyObjectWrapper<Optional<Integer>> pinned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Integer> version = new ReadOnlyObjectWrapper<>(0);
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private boolean begun;
    private boolean waitsLong;
    private boolean asks;
    private boolean teacherDrives;
    private boolean personDrives;

    /**
     * Another run begins.
     *
     * @param newest the version that drives there
     */
    void begin(int newest) {
        begun = false;
        waitsLong = false;
        teacherDrives = false;
        asks = false;
        paused.set(false);
        still.set(Still.Not.DRIVES);
        thought.set("");
        speed.set(1.0);
        pinned.set(Optional.empty());
        version.set(newest);
        update();
    }

    void ticked(Event.Ticked ticked) {
        begun = true;
        Step step = ticked.step();
        String says = step.teacher().thought();
        teacherDrives = step.decision().teacherDrives();
        personDrives = step.personDrives();
        thought.set(says.isEmpty() ? step.policy().thought() : says);
        version.set(step.policy().version());
        update();
    }

    void running(Event.Running running) {
        paused.set(running.still().isPaused());
        speed.set(running.speed());
        pinned.set(running.pinned());
        waitsLong = waitsLong && running.still() instanceof Still.Waits;
        still.set(running.still());
        update();
    }

    /** What it waits for takes so long that it looks as if nobody drove. */
    void waitsLong() {
        waitsLong = true;
        update();
    }

    /** Whether it stands still by itself, and has done so for a while. */
    public boolean isHeldUp() {
        return driver.get() == Driver.WAITS;
    }

    /** The policy begins or ceases to ask for help. */
    void asked(boolean now) {
        asks = now;
        update();
    }

    private void update() {
        driver.set(
                switch (still.get()) {
                    case Still.Not.DRIVES -> begun ? whoDrives() : Driver.BEGINS;
                    case Still.Waits _ -> waitsLong ? Driver.WAITS : whoDrives();
                    case Still.WentBack(_, boolean slowly) -> slowly ? whoDrives() : Driver.PAUSED;
                    case Still.Not.COUNTS_DOWN -> Driver.STARTS;
                    case Still.Not.LISTENS -> Driver.YOU;
                    case Still.Not.LOOKS_BACK -> Driver.LOOKS_BACK;
                    case Still.Paused why -> whoStandsStill(why);
                });
    }

    private Driver whoDrives() {
        if (teacherDrives) {
            return personDrives ? Driver.YOU : Driver.TEACHER;
        }
        return asks ? Driver.ASKS : Driver.POLICY;
    }

    private static Driver whoStandsStill(Still.Paused why) {
        return switch (why) {
            case PERSON, AWAY, QUESTION, LOOKED_BACK, NOTHING_SHOWN -> Driver.PAUSED;
            case NOT_HANDED_OVER -> Driver.AT_REST;
            case ASKS -> Driver.ASKS;
            case LOST_FOCUS, LOST_GAMEPAD, UNGUARDED, SEES_TOO_LATE, FAILED, NO_WORLD, STOPPED ->
                    Driver.STOPPED;
        };
    }

    public ReadOnlyObjectProperty<Driver> driverProperty() {
        return driver.getReadOnlyProperty();
    }

    /** Whether it stands still, and why. */
    public ReadOnlyObjectProperty<Still> stillProperty() {
        return still.getReadOnlyProperty();
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
}
