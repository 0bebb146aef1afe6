package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import reins.app.Text;
import reins.app.input.Commands;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.flow.Command;
import reins.core.flow.Event;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * What the drive screen shows, and what its buttons do. Events come in through {@code on}, time
 * through {@code pulse}; commands go out through the controls. Used by the fx thread only.
 */
public final class DriveModel {
    /** Whose wish is executed. */
    public enum Driver {
        POLICY,
        YOU,
        TEACHER,
        STOPPED
    }

    /** Something to tell the user until it is dismissed. */
    public record Notice(boolean failure, String sentence) {}

    /** The name of the worker that writes the session. */
    private static final String STORE = "store";

    /** Long work that is on: what it is and how it ends. */
    private record Work(String title, Future<?> future) {}

    private final DriveControls controls;
    private final Curves curves = new Curves();
    private final Status status = new Status();
    private final ReadOnlyObjectWrapper<DriveControls.Run> run;
    private final ReadOnlyObjectWrapper<DriveControls.Setup> setup;
    private final ReadOnlyObjectWrapper<Driver> driver =
            new ReadOnlyObjectWrapper<>(Driver.STOPPED);
    private final ReadOnlyObjectWrapper<String> why = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<String> thought = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyObjectWrapper<Double> speed = new ReadOnlyObjectWrapper<>(1.0);
    private final ReadOnlyObjectWrapper<Optional<Integer>> pinned =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Integer> driving = new ReadOnlyObjectWrapper<>(0);
    private final ReadOnlyObjectWrapper<String> work = new ReadOnlyObjectWrapper<>("");
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper tookOver = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper(true);
    private final ObservableList<Version> versions = FXCollections.observableArrayList();
    private final ObservableList<Notice> notices = FXCollections.observableArrayList();
    private Optional<Scene> scene = Optional.empty();
    private Optional<Work> pending = Optional.empty();
    private boolean teacherDrives;
    private boolean stopped;

    public DriveModel(DriveControls controls) {
        this.controls = controls;
        run = new ReadOnlyObjectWrapper<>(controls.run());
        setup = new ReadOnlyObjectWrapper<>(run.get().setup());
        begin(run.get());
    }

    /** Shows another run from its beginning. */
    private void begin(DriveControls.Run begun) {
        run.set(begun);
        setup.set(begun.setup());
        curves.clear();
        status.begin(begun.world().tickSeconds());
        scene = Optional.empty();
        teacherDrives = false;
        paused.set(false);
        recording.set(true);
        why.set("");
        thought.set("");
        speed.set(1.0);
        pinned.set(Optional.empty());
        versions.setAll(begun.versions());
        driving.set(versions.isEmpty() ? 0 : versions.getLast().number());
        for (EpisodeSummary episode : begun.episodes()) {
            status.recorded(episode.ticks());
            curves.ended(episode, status.recordedSeconds());
        }
        updateDriver();
    }

    // What happened

    /** Once a pulse: takes in what has happened until now. */
    public void pulse(long nanos) {
        DriveControls.Run now = controls.run();
        if (now.feed() != run.get().feed()) {
            begin(now);
        } else if (!now.equals(run.get())) {
            run.set(now);
            setup.set(now.setup());
        }
        now.feed().drain().forEach(this::on);
        status.pulse(nanos);
        pending.filter(some -> some.future().isDone()).ifPresent(this::finish);
    }

    public void on(Event event) {
        switch (event) {
            case Event.Ticked ticked -> {
                teacherDrives = ticked.step().decision().teacherDrives();
                tookOver.set(tookOver.get() || (teacherDrives && setup.get().teacher().isEmpty()));
                thought.set(ticked.step().thought());
                driving.set(ticked.step().policyVersion());
                updateDriver();
            }
            case Event.Shown shown -> scene = Optional.of(shown.scene());
            case Event.Trained trained -> {
                status.trained(trained);
                curves.trained(trained.metrics());
            }
            case Event.Timing timing -> status.timed(timing);
            case Event.SegmentEnded ended -> status.recorded(ended.segment().steps().size());
            case Event.EpisodeEnded ended ->
                    curves.ended(ended.summary(), status.recordedSeconds());
            case Event.PolicyChanged changed -> {
                versions.add(status.version(changed, setup.get().learner().id()));
                curves.policyChanged(changed.version(), status.updates(), status.recordedSeconds());
            }
            case Event.Running running -> {
                paused.set(running.paused());
                speed.set(running.speed());
                pinned.set(running.pinned());
                why.set(running.why());
                updateDriver();
            }
            case Event.Failed failed -> {
                if (failed.worker().equals(STORE)) {
                    recording.set(false);
                }
                notices.add(new Notice(true, failed.sentence()));
            }
            case Event.Found found -> notices.add(new Notice(false, found.finding().sentence()));
            case Event.EpisodeStarted _, Event.Edited _ -> {
                // The world and the plots show it.
            }
        }
    }

    private void updateDriver() {
        if (paused.get()) {
            driver.set(Driver.STOPPED);
        } else if (teacherDrives) {
            driver.set(setup.get().teacher().isPresent() ? Driver.TEACHER : Driver.YOU);
        } else {
            driver.set(Driver.POLICY);
        }
    }

    // What may be asked for

    public void togglePause() {
        controls.send(paused.get() ? new Command.Resume() : new Command.Pause(""));
    }

    /** Stops everything; safe at any time. */
    public void stop() {
        stopped = true;
        controls.send(new Command.Stop());
    }

    /** Stands still, so that nothing is missed while the user looks elsewhere. */
    public void pause(String because) {
        stopped = false;
        controls.send(new Command.Pause(because));
    }

    /** Goes on after such a pause, unless everything was stopped meanwhile. */
    public void resumeUnlessStopped() {
        if (!stopped) {
            controls.send(new Command.Resume());
        }
    }

    public void restart() {
        controls.send(new Command.Restart());
    }

    public void rewind() {
        controls.send(new Command.Rewind(Commands.REWIND_SECONDS));
    }

    /** Times real time, above 0. */
    public void setSpeed(double factor) {
        controls.send(new Command.Speed(factor));
    }

    public void pin(int version) {
        start(Text.of("work.pin", version), () -> controls.pin(version));
    }

    public void followNewest() {
        controls.send(new Command.Unpin());
    }

    public void change(DriveControls.Setup wanted) {
        boolean another =
                !wanted.learner().equals(setup.get().learner())
                        || !wanted.settings().equals(setup.get().settings());
        start(
                another ? Text.of("work.learner", wanted.learner().title()) : Text.of("work.setup"),
                () -> controls.change(wanted));
        if (another) {
            curves.learnerChanged();
        }
        setup.set(wanted);
    }

    public void newSession() {
        start(Text.of("work.new"), controls::newSession);
    }

    public void openSession(Path session) {
        start(Text.of("work.open", session.getFileName()), () -> controls.openSession(session));
    }

    public void saveAs(Path session) {
        start(Text.of("work.save", session.getFileName()), () -> controls.saveAs(session));
    }

    /** Whether leaving this session would throw recorded ticks away. */
    public boolean wouldLose() {
        return run.get().scratch() && status.recordedSeconds() > 0;
    }

    public void dismiss(Notice notice) {
        notices.remove(notice);
    }

    public void fail(String sentence) {
        notices.add(new Notice(true, sentence));
    }

    private void start(String title, Supplier<Future<?>> begin) {
        if (pending.isPresent()) {
            fail(Text.of("work.busy", work.get()));
            return;
        }
        pending = Optional.of(new Work(title, begin.get()));
        work.set(title);
    }

    private void finish(Work done) {
        pending = Optional.empty();
        work.set("");
        if (done.future().state() == Future.State.FAILED) {
            Throwable cause = done.future().exceptionNow();
            fail(
                    cause instanceof ReinsException known
                            ? known.sentence()
                            : Text.of("work.failed", done.title(), cause));
        }
        setup.set(controls.run().setup());
        updateDriver();
    }

    // What is shown

    public Curves curves() {
        return curves;
    }

    public Status status() {
        return status;
    }

    /** The newest picture of the world. */
    public Optional<Scene> scene() {
        return scene;
    }

    public ReadOnlyObjectProperty<DriveControls.Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<DriveControls.Setup> setupProperty() {
        return setup.getReadOnlyProperty();
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
    public ReadOnlyObjectProperty<Integer> drivingProperty() {
        return driving.getReadOnlyProperty();
    }

    /** The long work that is on, in words; empty for none. */
    public ReadOnlyObjectProperty<String> workProperty() {
        return work.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Whether the person has ever driven. */
    public ReadOnlyBooleanProperty tookOverProperty() {
        return tookOver.getReadOnlyProperty();
    }

    /** Whether what happens is being kept. */
    public ReadOnlyBooleanProperty recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** Oldest first. */
    public ObservableList<Version> versions() {
        return versions;
    }

    public ObservableList<Notice> notices() {
        return notices;
    }
}
