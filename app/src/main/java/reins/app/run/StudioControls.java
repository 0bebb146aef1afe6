package reins.app.run;

import reins.app.Bell;
import reins.app.Places;
import reins.app.input.Bindings;
import reins.app.input.Commands;
import reins.app.input.Devices;
import reins.app.input.Takeover;
import reins.app.screens.drive.DriveControls;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;
import reins.core.role.Arbiter;
import reins.core.role.ArbiterType;
import reins.core.role.ExpertType;
import reins.core.role.Guidance;
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
import reins.sim.teachers.Experts;
import reins.sim.teachers.Program;
import reins.sim.teachers.Rules;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/**
 * Keeps one live run going for the screen: begins, changes and replaces it on a thread of its own.
 * Safe on every thread.
 */
public final class StudioControls implements DriveControls, AutoCloseable {
    private final long seed;
    private final Sink listener;
    private final Devices devices;
    private final Inbox<FutureTask<?>> tasks = new Inbox<>(16);
    private final Bell bell = new Bell();
    private final WorkerThread worker;
    private final WorkerThread pads;
    private final WorkerThread ringing;

    private volatile Run run;
    private volatile Optional<LiveRun> live = Optional.empty();
    private volatile boolean paused;

    /** What was asked for last; a run may not have got to it. */
    private volatile boolean standsStill;

    private volatile double share = 0.5;
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
                        new Commands(this::send, () -> paused, () -> rewindSeconds),
                        Places.cache());
        SessionWriter first = StudioSessions.scratch(plan(setup));
        run = StudioSessions.describe(first.file(), true, setup);
        worker = WorkerThread.start(new Tasks(), this::tell);
        pads = WorkerThread.start(devices.pads(), this::tell);
        ringing = WorkerThread.start(bell, this::tell);
        tasks.put(new FutureTask<>(() -> flyFirst(first)));
    }

    /** Nobody waits for the first run to begin, so the screen is told what goes wrong. */
    private Run flyFirst(SessionWriter first) throws InterruptedException {
        try {
            fly(first, teacher(run.setup()));
        } catch (ReinsException e) {
            tell(new Event.Failed("studio", e.sentence()));
        }
        return run;
    }

    public Devices devices() {
        return devices;
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
        return Experts.of(run.setup().world().type().id());
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
        if (command instanceof Command.Pause || command instanceof Command.Stop) {
            standsStill = true;
        } else if (command instanceof Command.Resume) {
            standsStill = false;
        }
        live.ifPresent(present -> present.send(command));
    }

    @Override
    public void share(double wanted) {
        share = wanted;
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
        return submit(() -> {
            try (SessionReader reader = SessionReader.open(run.session())) {
                OnnxPolicy policy = OnnxPolicy.load(reader.snapshot(version).onnx(), run.world());
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
        return submit(() -> {
            Setup before = run.setup();
            if (!setup.world().equals(before.world())) {
                throw new IllegalArgumentException("another world is another session's");
            }
            Teacher teacher = teacher(setup);
            if (setup.learner().equals(before.learner()) && live.isPresent()) {
                Arbiter arbiter = plan(setup).makeArbiter();
                send(new Command.Teach(teacher));
                send(new Command.Arbitrate(arbiter));
                run = with(run, setup);
            } else {
                goOn(run.session(), run.scratch(), setup);
            }
            return setup;
        });
    }

    @Override
    public Future<?> newSession(Setup setup) {
        // Made before anything is left, so that a full disk changes nothing.
        return submit(() -> leaveFor(StudioSessions.scratch(plan(setup)), true, setup));
    }

    @Override
    public Future<?> openSession(Path session) {
        return submit(() -> {
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
            teacher = teacher(setup);
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
        standsStill = false;
        run = next;
        fly(writer, teacher);
        return next;
    }

    @Override
    public Future<?> saveAs(Path session) {
        return submit(() -> {
            Path before = run.session();
            if (live.isPresent()) {
                live.get().moveTo(session);
            } else {
                Session.saveAs(before, session, true);
            }
            boolean scratch = run.scratch();
            run = at(session, run);
            if (scratch) {
                Session.remove(before);
            }
            goOn(session, false, run.setup());
            return run;
        });
    }

    @Override
    public Future<?> end() {
        return submit(() -> {
            if (!run.scratch()) {
                endRun();
            }
            return run;
        });
    }

    /**
     * Ends the run that is on; everything it recorded is in its file then.
     *
     * @throws ReinsException where it cannot be written; the run stays, with all it recorded
     */
    private void endRun() throws InterruptedException {
        if (live.isPresent()) {
            live.get().end();
        }
        live = Optional.empty();
    }

    /** Ends the run; a scratch session that was not kept goes with it. */
    private void leave() throws InterruptedException {
        if (run.scratch()) {
            discard();
        } else {
            endRun();
        }
    }

    /** Ends the run, and throws a scratch session away. */
    private void discard() {
        live.ifPresent(LiveRun::close);
        live = Optional.empty();
        if (run.scratch()) {
            Session.remove(run.session());
        }
    }

    private void goOn(Path session, boolean scratch, Setup setup) throws InterruptedException {
        Teacher teacher = teacher(setup);
        endRun();
        SessionWriter writer = Session.open(session);
        run = StudioSessions.describe(session, scratch, setup);
        fly(writer, teacher);
    }

    private void fly(SessionWriter writer, Teacher teacher) throws InterruptedException {
        paused = false;
        live =
                Optional.of(
                        new LiveRun(
                                plan(run.setup()),
                                teacher,
                                writer,
                                List.of(run.feed(), this::note, listener)));
        if (standsStill) {
            send(new Command.Pause(""));
        }
    }

    private void note(Event event) {
        if (event instanceof Event.Running running) {
            paused = running.paused();
        }
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

    /** A person may always take over; a program teaches where none does. */
    private Teacher teacher(Setup setup) {
        Takeover takeover = Takeover.with(setup.arbiter().type().id());
        WorldSpec spec = setup.world().type().spec();
        Teacher person = devices.person(spec, takeover);
        Teacher merged =
                setup.program()
                        .<Teacher>map(program ->
                                new PersonFirst(person, program.make(spec, seed, Critics.of(spec))))
                        .orElse(person);
        if (takeover != Takeover.SHARE) {
            return merged;
        }
        return moment -> {
            Guidance said = merged.poll(moment);
            return said.withShare(share * said.share());
        };
    }

    private static Run at(Path session, Run run) {
        return new Run(
                run.world(),
                session,
                false,
                run.feed(),
                run.episodes(),
                run.versions(),
                run.setup());
    }

    private static Run with(Run run, Setup setup) {
        return new Run(
                run.world(),
                run.session(),
                run.scratch(),
                run.feed(),
                run.episodes(),
                run.versions(),
                setup);
    }

    private Future<?> submit(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        tasks.put(task);
        return task;
    }

    /**
     * Ends the run and throws a scratch session away; the window has asked before.
     *
     * @throws ReinsException where the last ticks of a session that is kept cannot be written
     */
    @Override
    public void close() {
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

    /** Does what was submitted, in order. */
    private final class Tasks implements Worker {
        @Override
        public String name() {
            return "studio";
        }

        @Override
        public boolean work() {
            Optional<FutureTask<?>> task = tasks.take();
            task.ifPresent(FutureTask::run);
            return task.isPresent();
        }

        @Override
        public void close() {}
    }
}
