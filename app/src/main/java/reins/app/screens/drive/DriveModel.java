package reins.app.screens.drive;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import reins.app.base.Text;
import reins.app.screens.LongWork;
import reins.app.screens.Notices;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Scene;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Still;
import reins.core.role.Chosen;
import reins.core.role.LearnerType;
import reins.core.role.WorldType;
import reins.policies.remote.RemoteSettings;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the drive screen shows, and what its buttons do. Runs come in through {@code follow}, events
 * through {@code on}, time through {@code pulse}; commands go out through the controls. Used by the
 * fx thread only.
 */
public final class DriveModel {
    /** The name of the worker that writes the session. */
    private static final String STORE = "store";

    /** The name of the worker that drives the world. */
    private static final String WORLD = "world";

    private final DriveControls controls;
    private final Curves curves = new Curves();
    private final Status status = new Status();
    private final Driving driving = new Driving();
    private final ReadOnlyObjectWrapper<DriveControls.Run> run;
    private final ReadOnlyObjectWrapper<DriveControls.Setup> setup;
    private final ReadOnlyBooleanWrapper recording = new ReadOnlyBooleanWrapper(true);
    private final Notices notices = new Notices();

    /** What is seen of a world that could not be opened. */
    private static final Scene NOTHING =
            new Scene(new Scene.View(0, 0, 1, 1), 0xFF000000, List.of());

    private Optional<Scene> scene = Optional.empty();
    private final LongWork work = new LongWork(this::fail);
    private final GoingBack goingBack;
    private final Habits habits = new Habits();
    private final Reaching reaching;
    private final LastEnding lastEnding = new LastEnding();
    private final Waiting waiting = new Waiting(driving, notices);
    private final Leaderboard board;

    public DriveModel(DriveControls controls) {
        this.controls = controls;
        run = new ReadOnlyObjectWrapper<>(controls.run());
        setup = new ReadOnlyObjectWrapper<>(run.get().setup());
        reaching = new Reaching(controls, run, driving);
        goingBack = new GoingBack(controls, run);
        board = new Leaderboard(controls, run.getReadOnlyProperty(), driving, this::fail);
        begin(run.get());
    }

    /** Shows another run from its beginning. */
    private void begin(DriveControls.Run begun) {
        run.set(begun);
        setup.set(begun.setup());
        curves.clear();
        status.begin(begun.world().tickSeconds());
        reaching.begin();
        lastEnding.begin();
        scene = Optional.empty();
        recording.set(true);
        board.begin(begun);
        List<Version> versions = begun.versions();
        driving.begin(versions.isEmpty() ? 0 : versions.getLast().number());
        for (EpisodeSummary episode : begun.episodes()) {
            status.recorded(episode.ticks());
            curves.ended(episode, status.recordedSeconds());
        }
        curves.restored(begun.learned(), versions, status::seconds);
    }

    // What happened

    /** The run that is on now; what is told next has happened in it. */
    public void follow(DriveControls.Run now) {
        if (now.feed() != run.get().feed()) {
            begin(now);
        } else if (!now.equals(run.get())) {
            run.set(now);
            setup.set(now.setup());
        }
    }

    /** Once a pulse, with the pulse's time. */
    public void pulse(long nanos) {
        reaching.pulse().ifPresent(now -> scene = Optional.of(now));
        status.pulse(nanos);
        waiting.pulse(nanos);
        lastEnding.pulse(nanos);
        board.pulse(nanos);
        if (work.pulse(nanos)) {
            setup.set(controls.run().setup());
        }
    }

    public void on(Event event) {
        board.on(event);
        switch (event) {
            case Event.Ticked ticked -> driving.ticked(ticked);
            case Event.Shown shown -> scene = Optional.of(shown.scene());
            case Event.Trained trained -> {
                status.trained(trained);
                curves.trained(trained.metrics(), status.recordedSeconds());
            }
            case Event.Timing timing -> status.timed(timing);
            case Event.SegmentEnded ended -> {
                status.recorded(ended.segment().steps().size());
                lastEnding.recorded(ended.segment());
            }
            case Event.EpisodeEnded ended -> {
                curves.ended(ended.summary(), status.recordedSeconds());
                lastEnding.ended(ended.summary(), setup.get().world().type());
            }
            case Event.PolicyChanged changed -> {
                Version version = status.version(changed, setup.get().learner().type().id());
                board.add(version);
                curves.learned((double) status.updates(), version.number());
                curves.policyChanged(version.number(), status.recordedSeconds());
            }
            case Event.Running running -> {
                driving.running(running);
                if (running.still() == Still.Paused.NO_WORLD) {
                    recording.set(false);
                    scene = Optional.of(NOTHING);
                }
            }
            case Event.Asked(boolean now) -> {
                driving.asked(now);
                // A program that teaches needs no call.
                if (now && habits.soundProperty().get() && setup.get().program().isEmpty()) {
                    controls.ring();
                }
            }
            case Event.Failed failed -> {
                if (failed.worker().equals(STORE)) {
                    recording.set(false);
                } else if (failed.worker().equals(WORLD)) {
                    recording.set(false);
                    driving.running(new Event.Running(Still.Paused.NO_WORLD, 1, Optional.empty()));
                }
                notices.fail(failed.sentence());
            }
            case Event.Found found -> notices.note(found.finding().sentence());
            case Event.Noted(String sentence) -> notices.note(sentence);
            case Event.EpisodeStarted started -> lastEnding.started(started.start());
            case Event.Edited _, Event.EpisodeRevised _ -> {
                // The world and the plots show it.
            }
            case Event.Evaluated _, Event.Remarked _ -> {
                // The list of policies shows it.
            }
        }
    }

    // What may be asked for

    public void togglePause() {
        controls.send(
                driving.pausedProperty().get()
                        ? new Command.Resume()
                        : new Command.Pause(Still.Paused.PERSON));
    }

    /** Stops everything; safe at any time. */
    public void stop() {
        controls.send(new Command.Stop());
    }

    /** Stands still, so that nothing is missed while the user looks elsewhere. */
    public void pause(Still.Paused why) {
        controls.send(new Command.Pause(why));
    }

    /** Goes on after such a pause, unless everything was stopped meanwhile. */
    public void resumeAfter(Still.Paused pause) {
        // The loop decides: a stop may be on its way there, from a key that also shut the question.
        controls.send(new Command.Resume(pause));
    }

    public void restart() {
        controls.send(new Command.Restart());
    }

    /** Times real time, above 0. */
    public void setSpeed(double factor) {
        controls.send(new Command.Speed(factor));
    }

    public void pin(int version) {
        work.start(Text.of("work.pin", version), () -> controls.pin(version), DriveModel::nothing);
    }

    /** Lets a policy of a policy server drive. */
    public void driveFrom(RemoteSettings settings) {
        work.start(
                Text.of("work.server", settings.server()),
                () -> controls.driveFrom(settings),
                DriveModel::nothing);
    }

    public void followNewest() {
        controls.send(new Command.Unpin());
    }

    public void change(DriveControls.Setup wanted) {
        boolean another = !wanted.learner().equals(setup.get().learner());
        work.start(
                another
                        ? Text.of("work.learner", title(wanted.learner().type()))
                        : Text.of("work.setup"),
                () -> controls.change(wanted),
                DriveModel::nothing);
        if (another) {
            curves.learnerChanged();
        }
        setup.set(wanted);
    }

    public void newSession() {
        begin(setup.get());
    }

    /** Begins a new session in this world. */
    public void enter(Chosen<WorldType<?>> world) {
        begin(setup.get().withWorld(world));
    }

    private void begin(DriveControls.Setup wanted) {
        WorldType<?> type = wanted.world().type();
        work.startCounted(
                type.startsWith(wanted.world().settings()).isEmpty()
                        ? Text.of("work.new")
                        : Text.of("work.starting", type.title()),
                progress -> controls.newSession(wanted, progress),
                DriveModel::nothing);
    }

    /**
     * How much of the action should be the teacher's where both drive.
     *
     * @param teachers 0 to 1
     */
    public void share(double teachers) {
        controls.share(teachers);
    }

    /**
     * Writes all that was recorded, and then stops for good.
     *
     * @param next what is done once it is written
     * @param otherwise told in a sentence why it cannot be written
     */
    public void end(Runnable next, Consumer<String> otherwise) {
        work.start(Text.of("work.end"), controls::end, next, otherwise);
    }

    public void openSession(Path session) {
        openSession(session, DriveModel::nothing);
    }

    /**
     * @param next what is done once it is driven
     */
    public void openSession(Path session, Runnable next) {
        work.startCounted(
                Text.of("work.open", session.getFileName()),
                progress -> controls.openSession(session, progress),
                next);
    }

    /**
     * @param next what is done once it is saved
     */
    public void saveAs(Path session, Runnable next) {
        work.start(
                Text.of("work.save", session.getFileName()), () -> controls.saveAs(session), next);
    }

    private static String title(LearnerType<?> learner) {
        return Text.or("learner." + learner.id(), learner.title());
    }

    private static void nothing() {}

    /** Whether leaving this session would throw recorded ticks away. */
    public boolean wouldLose() {
        return run.get().scratch() && status.recordedSeconds() > 0;
    }

    /** Tells it once until it is dismissed. */
    public void fail(String sentence) {
        notices.fail(sentence);
    }

    // What is shown

    public Curves curves() {
        return curves;
    }

    public Status status() {
        return status;
    }

    public Driving driving() {
        return driving;
    }

    /** The newest picture of the world. */
    public Optional<Scene> scene() {
        return scene;
    }

    public ReadOnlyObjectProperty<DriveControls.Run> runProperty() {
        return run.getReadOnlyProperty();
    }

    /** How the world is reached, where it lives elsewhere. */
    public Reaching reaching() {
        return reaching;
    }

    /** How the last episode ended, for a moment. */
    public LastEnding lastEnding() {
        return lastEnding;
    }

    /** How the world is taken back. */
    public GoingBack goingBack() {
        return goingBack;
    }

    public ReadOnlyObjectProperty<DriveControls.Setup> setupProperty() {
        return setup.getReadOnlyProperty();
    }

    public LongWork work() {
        return work;
    }

    public Habits habits() {
        return habits;
    }

    /** Whether what happens is being kept. */
    public ReadOnlyBooleanProperty recordingProperty() {
        return recording.getReadOnlyProperty();
    }

    /** The policies of this session, compared. */
    public Leaderboard board() {
        return board;
    }

    public Notices notices() {
        return notices;
    }
}
