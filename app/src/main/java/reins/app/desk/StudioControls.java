package reins.app.desk;

import reins.app.base.Bell;
import reins.app.base.Places;
import reins.app.base.WholeFile;
import reins.app.input.Bindings;
import reins.app.input.Commands;
import reins.app.input.Devices;
import reins.app.run.Teachers;
import reins.app.screens.connect.ConnectControls;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.WorldControls;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.session.SessionControls;
import reins.app.worlds.Agreements;
import reins.app.worlds.WorldShelf;
import reins.core.fact.Blob;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Remark;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Progress;
import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.policies.remote.RemoteSettings;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Rules;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Keeps one live run going for the screen: begins, changes and replaces it on a thread of its own.
 * Safe on every thread.
 */
public final class StudioControls implements DriveControls, AutoCloseable {
    private final Devices devices;
    private final StudioTeachers teachers;
    private final DrivenSession driven;
    private final Tasks tasks = new Tasks("studio");
    private final Tasks deskTasks = new Tasks("desk");
    private final SessionDesk desk;
    private final LibraryDesk library;
    private final Tasks worldTasks = new Tasks("worlds");
    private final WorldDesk worlds =
            new WorldDesk(worldTasks, WorldShelf.ofUser(), Agreements.ofUser());
    private final Tasks questions = new Tasks("questions");
    private final ConnectDesk connect;
    private final Tasks trialTasks = new Tasks("evaluation");
    private final PolicyTrials trials;
    private final Bell bell = new Bell();
    private final WorkerThread worker;
    private final WorkerThread deskWorker;
    private final WorkerThread worldWorker;
    private final WorkerThread askingWorker;
    private final WorkerThread trialWorker;
    private final WorkerThread pads;
    private final WorkerThread ringing;

    private volatile Command.Rewind rewind = Commands.REWIND;

    /**
     * Begins a scratch session; it is driven as soon as there is a policy.
     *
     * @param setup to begin with
     * @param listener told every event of every run, besides the screen
     */
    public StudioControls(Setup setup, long seed, Sink listener) {
        devices =
                new Devices(
                        Bindings.DEFAULTS,
                        new Commands(this::send, this::isPaused, () -> rewind),
                        Places.cache());
        teachers = new StudioTeachers(devices, seed);
        driven = new DrivenSession(setup, seed, teachers, listener);
        desk =
                new SessionDesk(
                        deskTasks,
                        new LiveSessions(tasks, driven.slot(), driven::isOpen, driven::goOn));
        library = new LibraryDesk(deskTasks, desk);
        connect = new ConnectDesk(deskTasks, questions, driven);
        trials = new PolicyTrials(driven, tasks);
        worker = WorkerThread.start(tasks, driven::tell);
        deskWorker = WorkerThread.start(deskTasks, driven::tell);
        worldWorker = WorkerThread.start(worldTasks, driven::tell);
        askingWorker = WorkerThread.start(questions, driven::tell);
        trialWorker = WorkerThread.background(trialTasks, driven::tell);
        pads = WorkerThread.start(devices.pads(), driven::tell);
        ringing = WorkerThread.start(bell, driven::tell);
        var _ = tasks.submit(driven::beginFirst);
    }

    private boolean isPaused() {
        return driven.slot().isPaused();
    }

    public Devices devices() {
        return devices;
    }

    /** What the screen of a session asks. */
    public SessionControls sessions() {
        return desk;
    }

    /** What the screen of the library asks. */
    public LibraryControls library() {
        return library;
    }

    /** What the connect screen asks. */
    public ConnectControls connect() {
        return connect;
    }

    /** Writes a file whole or not at all, which may replace one. */
    public Future<Path> write(Path file, Blob bytes) {
        return deskTasks.submit(() -> WholeFile.write(file, bytes));
    }

    @Override
    public Run run() {
        return driven.run();
    }

    @Override
    public WorldControls worlds() {
        return worlds;
    }

    @Override
    public List<LearnerType<?>> learners() {
        return Learners.ALL;
    }

    @Override
    public List<ExpertType> experts() {
        return Teachers.of(driven.run().setup().world().type().id());
    }

    @Override
    public List<RuleType<?>> rules() {
        return Rules.ALL;
    }

    @Override
    public List<ArbiterType<?>> arbiters() {
        return Arbiters.ALL;
    }

    @Override
    public Reach reach() {
        return driven.slot().reach();
    }

    @Override
    public Glimpse glimpse() {
        return driven.slot().glimpse();
    }

    @Override
    public void send(Command command) {
        driven.send(command);
    }

    @Override
    public void share(double wanted) {
        teachers.share(wanted);
    }

    @Override
    public void rewindBy(Command.Rewind wanted) {
        rewind = wanted;
    }

    @Override
    public void ring() {
        bell.ring();
    }

    @Override
    public Future<?> pin(int version) {
        return tasks.submit(() -> driven.pin(version));
    }

    @Override
    public Future<?> driveFrom(RemoteSettings settings) {
        return tasks.submit(() -> driven.driveFrom(settings));
    }

    @Override
    public Future<?> evaluate(List<Integer> versions, int episodes, Progress progress) {
        return trialTasks.submit(() -> trials.run(versions, episodes, trialTasks.wanted(progress)));
    }

    @Override
    public void remark(int version, Remark remark) {
        int session = driven.number();
        var _ = tasks.submit(() -> driven.keep(session, new Event.Remarked(version, remark)));
    }

    @Override
    public Future<?> change(Setup setup) {
        return tasks.submit(() -> driven.change(setup));
    }

    @Override
    public Future<?> newSession(Setup setup, Progress progress) {
        return tasks.submit(() -> driven.leaveForNew(setup, tasks.wanted(progress)));
    }

    @Override
    public Chosen<WorldType<?>> worldOf(Path session) {
        return StudioSessions.world(session);
    }

    @Override
    public Future<?> openSession(Path session, Progress progress) {
        return tasks.submit(() -> driven.leaveFor(session, tasks.wanted(progress)));
    }

    @Override
    public Future<?> saveAs(Path session) {
        return tasks.submit(() -> driven.saveAs(session));
    }

    @Override
    public Future<?> end() {
        return tasks.submit(driven::end);
    }

    /**
     * Ends the run and throws a scratch session away; the window has asked before.
     *
     * @throws ReinsException where the last ticks of a session that is kept cannot be written
     */
    @Override
    public void close() {
        tasks.leave();
        worldTasks.leave();
        questions.leave();
        trialTasks.leave();
        trialWorker.close();
        deskWorker.close();
        worldWorker.close();
        askingWorker.close();
        worker.close();
        try {
            driven.leave();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            driven.discard();
            pads.close();
            ringing.close();
        }
    }
}
