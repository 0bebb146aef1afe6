package reins.app.desk;

import reins.app.base.Bell;
import reins.app.base.Places;
import reins.app.input.Bindings;
import reins.app.input.Commands;
import reins.app.input.Devices;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.session.SessionControls;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterType;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.policies.nn.OnnxPolicy;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;

/**
 * Keeps one live run going for the screen: begins, changes and replaces it on a thread of its own.
 * Safe on every thread.
 */
public final class StudioControls implements DriveControls, AutoCloseable {
    private final long seed;
    private final Sink listener;
    private final Devices devices;
    private final StudioTeachers teachers;
    private final Flying flying = new Flying();
    private final Tasks tasks = new Tasks("studio");
    private final Tasks deskTasks = new Tasks("desk");
    private final SessionDesk desk =
            new SessionDesk(deskTasks, new LiveSessions(tasks, flying, this::isOpen, this::goOn));
    private final LibraryDesk library = new LibraryDesk(deskTasks, desk);
    private final Bell bell = new Bell();
    private final WorkerThread worker;
    private final WorkerThread deskWorker;
    private final WorkerThread pads;
    private final WorkerThread ringing;

    private volatile Run run;
    private volatile double rewindSeconds = Commands.REWIND_SECONDS;

    /**
     * Begins a scratch session; it flies as soon as a policy drives.
     *
     * @param setup to begin with
     * @param listener told every event of every run, besides the screen
     */
    public StudioControls(Setup setup, long seed, Sink listener) {
        this.seed = seed;
        this.listener = listener;
        devices =
                new Devices(
                        Bindings.DEFAULTS,
                        new Commands(this::send, flying::isPaused, () -> rewindSeconds),
                        Places.cache());
        teachers = new StudioTeachers(devices, seed);
        SessionWriter first = StudioSessions.scratch(plan(setup));
        run = StudioSessions.describe(first.file(), true, setup);
        worker = WorkerThread.start(tasks, this::tell);
        deskWorker = WorkerThread.start(deskTasks, this::tell);
        pads = WorkerThread.start(devices.pads(), this::tell);
        ringing = WorkerThread.start(bell, this::tell);
        var _ = tasks.submit(() -> flyFirst(first));
    }

    /** Nobody waits for the first run to begin, so the screen is told what goes wrong. */
    private Run flyFirst(SessionWriter first) throws InterruptedException {
        try {
            fly(first, teachers.of(run.setup()));
        } catch (ReinsException e) {
            tell(new Event.Failed("studio", e.sentence()));
        }
        return run;
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

    @Override
    public Run run() {
        return run;
    }

    @Override
    public List<WorldType<?>> worlds() {
        return Worlds.ALL;
    }

    @Override
    public List<LearnerType<?>> learners() {
        return Learners.ALL;
    }

    @Override
    public List<ExpertType> experts() {
        return Teachers.of(run.setup().world().type().id());
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
    public void send(Command command) {
        flying.send(command);
    }

    @Override
    public void share(double wanted) {
        teachers.share(wanted);
    }

    @Override
    public void rewindBy(double seconds) {
        rewindSeconds = seconds;
    }

    @Override
    public void ring() {
        bell.ring();
    }

    @Override
    public Future<?> pin(int version) {
        return tasks.submit(() -> {
            try (SessionReader reader = SessionReader.open(run.session())) {
                OnnxPolicy policy = OnnxPolicy.load(reader.snapshot(version).body(), run.world());
                if (policy.looks() && !plan(run.setup()).films()) {
                    throw new ReinsException(
                            "Version %d looks through a camera; choose a learner that sees pictures"
                                            .formatted(version)
                                    + " to let it drive.");
                }
                send(new Command.Pin(new PolicySlot.Driver(version, policy)));
            }
            return version;
        });
    }

    @Override
    public Future<?> change(Setup setup) {
        return tasks.submit(() -> {
            Setup before = run.setup();
            if (!setup.world().equals(before.world())) {
                throw new IllegalArgumentException("another world is another session's");
            }
            Teacher teacher = teachers.of(setup);
            if (setup.learner().equals(before.learner()) && flying.isOn()) {
                Arbiter arbiter = plan(setup).makeArbiter();
                send(new Command.Teach(teacher));
                send(new Command.Arbitrate(arbiter));
                run = run.with(setup);
            } else {
                goOn(run.session(), run.scratch(), setup);
            }
            return setup;
        });
    }

    @Override
    public Future<?> newSession(Setup setup) {
        // Made before anything is left, so that a full disk changes nothing.
        return tasks.submit(() -> leaveFor(StudioSessions.scratch(plan(setup)), true, setup));
    }

    @Override
    public Future<?> openSession(Path session) {
        return tasks.submit(() -> {
            if (isOpen(session)) {
                goOn(run.session(), run.scratch(), run.setup());
                return run;
            }
            Setup setup = run.setup().withWorld(StudioSessions.world(session));
            // Claimed before anything is left, so that a bad file changes nothing.
            return leaveFor(Session.open(session), false, setup);
        });
    }

    private boolean isOpen(Path session) {
        try {
            return Files.isSameFile(session, run.session());
        } catch (IOException _) {
            return false; // opening it will say what is wrong
        }
    }

    /** Goes on in another session; where that cannot be, this one goes on. */
    private Run leaveFor(SessionWriter writer, boolean scratch, Setup setup)
            throws InterruptedException {
        boolean left = false;
        Teacher teacher;
        Run next;
        try {
            teacher = teachers.of(setup);
            next = StudioSessions.describe(writer.file(), scratch, setup);
            leave();
            left = true;
        } finally {
            if (!left) {
                writer.close();
                if (scratch) {
                    Session.remove(writer.file());
                }
            }
        }
        flying.release();
        run = next;
        fly(writer, teacher);
        return next;
    }

    @Override
    public Future<?> saveAs(Path session) {
        return tasks.submit(() -> {
            Path before = run.session();
            if (!flying.moveTo(session)) {
                Session.saveAs(before, session, true);
            }
            boolean scratch = run.scratch();
            run = run.savedAs(session);
            if (scratch) {
                Session.remove(before);
            }
            goOn(session, false, run.setup());
            return run;
        });
    }

    @Override
    public Future<?> end() {
        return tasks.submit(() -> {
            if (!run.scratch()) {
                flying.end();
            }
            return run;
        });
    }

    /** Ends the run; a scratch session that was not kept goes with it. */
    private void leave() throws InterruptedException {
        if (run.scratch()) {
            discard();
        } else {
            flying.end();
        }
    }

    /** Ends the run, and throws a scratch session away. */
    private void discard() {
        flying.discard();
        if (run.scratch()) {
            Session.remove(run.session());
        }
    }

    /** The run as it is, begun again on its file. */
    private Run goOn() throws InterruptedException {
        goOn(run.session(), run.scratch(), run.setup());
        return run;
    }

    private void goOn(Path session, boolean scratch, Setup setup) throws InterruptedException {
        Teacher teacher = teachers.of(setup);
        flying.end();
        SessionWriter writer = Session.open(session);
        run = StudioSessions.describe(session, scratch, setup);
        fly(writer, teacher);
    }

    private void fly(SessionWriter writer, Teacher teacher) throws InterruptedException {
        flying.begin(plan(run.setup()), teacher, writer, List.of(run.feed(), listener));
    }

    /** What goes wrong outside a run is shown all the same. */
    private void tell(Event event) {
        run.feed().on(event);
    }

    private Plan plan(Setup setup) {
        return new Plan(
                setup.world(),
                setup.learner(),
                setup.program().map(Program::name).orElse("person"),
                setup.arbiter(),
                seed);
    }

    /**
     * Ends the run and throws a scratch session away; the window has asked before.
     *
     * @throws ReinsException where the last ticks of a session that is kept cannot be written
     */
    @Override
    public void close() {
        deskWorker.close();
        worker.close();
        try {
            leave();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            discard();
            pads.close();
            ringing.close();
        }
    }
}
