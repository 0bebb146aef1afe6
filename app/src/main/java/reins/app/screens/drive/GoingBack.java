package reins.app.screens.drive;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

import reins.app.base.Text;
import reins.app.input.Commands;
import reins.core.fact.Start;
import reins.core.flow.Command;

/**
 * How the world is taken back: how far, what happens there until somebody takes over, and whether
 * it can be. Used by the fx thread only.
 */
public final class GoingBack {
    private final DriveControls controls;
    private final DoubleProperty seconds = new SimpleDoubleProperty(Commands.REWIND.seconds());
    private final ObjectProperty<Command.Then> then =
            new SimpleObjectProperty<>(Commands.REWIND.then());
    private final ObservableValue<String> against;

    /**
     * @param run the one that is on
     */
    GoingBack(DriveControls controls, ObservableValue<DriveControls.Run> run) {
        this.controls = controls;
        against = run.map(now -> now.repeats() ? "" : Text.of("transport.onward"));
        seconds.subscribe(_ -> controls.rewindBy(by(seconds.get())));
        then.subscribe(_ -> controls.rewindBy(by(seconds.get())));
    }

    private Command.Rewind by(double wanted) {
        return new Command.Rewind(wanted, then.get());
    }

    /** Goes back as far as is set. */
    public void rewind() {
        controls.send(by(seconds.get()));
    }

    /**
     * Goes back, and from now on the button and the keys go back as far.
     *
     * @param wanted seconds of the world's time, above 0
     */
    public void rewindBy(double wanted) {
        seconds.set(wanted);
        rewind();
    }

    /** Back to where the episode began. */
    public void rewindToStart() {
        controls.send(by(Double.POSITIVE_INFINITY));
    }

    /** Goes where another episode was, for somebody to drive on from there. */
    public void driveFrom(Start.Rewound start) {
        controls.send(new Command.DriveFrom(start, then.get()));
    }

    /**
     * Shows what was driven once more, at half speed, for the teacher to say what it would have
     * done.
     *
     * @param past seconds of the world's time, above 0
     */
    public void lookBack(double past) {
        controls.send(new Command.Relabel(past));
    }

    /** How far one press goes back, in seconds of the world's time, above 0. */
    public DoubleProperty secondsProperty() {
        return seconds;
    }

    /** What happens where the world was taken back to, until a person takes over. */
    public ObjectProperty<Command.Then> thenProperty() {
        return then;
    }

    /** Why this world cannot go back, as a sentence; empty where it can. */
    public ObservableValue<String> against() {
        return against;
    }
}
