package reins.app.run;

import reins.app.Places;
import reins.app.UiFeed;
import reins.app.input.Bindings;
import reins.app.input.Commands;
import reins.app.input.Devices;
import reins.app.input.Takeover;
import reins.app.screens.drive.DriveControls;
import reins.app.screens.drive.Version;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;
import reins.core.role.ArbiterType;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.Teacher;
import reins.policies.learn.Learners;
import reins.policies.nn.OnnxPolicy;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Experts;
import reins.sim.teachers.Program;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
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
    private final WorkerThread worker;
    private final WorkerThread pads;

    private volatile Run run;
    private volatile Optional<LiveRun> live = Optional.empty();
    private volatile boolean paused;

    /** What was asked for last; a run may not have got to it. */
    private volatile boolean standsStill;

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
                        Bindings.DEFAULTS, new Commands(this::send, () -> paused), Places.cache());
        SessionWriter first = create(scratchFile(), setup);
        run = describe(first.file(), true, setup);
        worker = WorkerThread.start(new Tasks(), this::tell);
        pads = WorkerThread.start(devices.pads(), this::tell);
        tasks.put(new FutureTask<>(() -> flyFirst(first)));
    }

    /** Nobody waits for the first run to begin, so the screen is told what goes wrong. */
    private Run flyFirst(SessionWriter first) throws InterruptedException {
        try {
            fly(first);
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
    public List<LearnerType<?>> learners() {
        return Learners.ALL;
    }

    @Override
    public List<ExpertType> experts() {
        return Experts.of(run.setup().world().type().id());
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
    public Future<?> pin(int version) {
        return submit(() -> {
            try (SessionReader reader = SessionReader.open(run.session())) {
                OnnxPolicy policy = OnnxPolicy.load(reader.snapshot(version).onnx(), run.world());
                send(new Command.Pin(new PolicySlot.Driver(version, policy)));
            }
            return version;
        });
    }

    @Override
    public Future<?> change(Setup setup) {
        return submit(() -> {
            Setup before = run.setup();
            if (setup.learner().equals(before.learner()) && setup.world().equals(before.world())) {
                send(new Command.Teach(teacher(setup)));
                send(new Command.Arbitrate(plan(setup).makeArbiter()));
                run = with(run, setup);
            } else {
                goOn(run.session(), run.scratch(), setup);
            }
            return setup;
        });
    }

    @Override
    public Future<?> newSession() {
        return submit(() -> {
            // Made before anything is left, so that a full disk changes nothing.
            SessionWriter writer = create(scratchFile(), run.setup());
            boolean left = false;
            try {
                leave();
                left = true;
            } finally {
                if (!left) {
                    writer.close();
                    Session.remove(writer.file());
                }
            }
            standsStill = false;
            run = describe(writer.file(), true, run.setup());
            fly(writer);
            return run;
        });
    }

    @Override
    public Future<?> openSession(Path session) {
        return submit(() -> {
            // Looked at before anything is left, so that a bad file changes nothing.
            requireSameWorld(session);
            Setup setup = run.setup();
            leave();
            standsStill = false;
            goOn(session, false, setup);
            return run;
        });
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

    private void requireSameWorld(Path session) {
        try (SessionReader reader = SessionReader.open(session)) {
            WorldSpec recorded = reader.header().world();
            WorldSpec world = run.world();
            if (!recorded.id().equals(world.id())) {
                throw new ReinsException(
                        "This session was recorded in the world '%s', not in '%s': %s"
                                .formatted(recorded.id(), world.id(), session));
            }
        }
    }

    /**
     * Ends the run that is on; everything it recorded is in its file then.
     *
     * @throws ReinsException where it cannot be written; the run stays, with all it recorded
     */
    private void end() throws InterruptedException {
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
            end();
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
        end();
        SessionWriter writer = Session.open(session);
        run = describe(session, scratch, setup);
        fly(writer);
    }

    private void fly(SessionWriter writer) throws InterruptedException {
        paused = false;
        Setup setup = run.setup();
        live =
                Optional.of(
                        new LiveRun(
                                plan(setup),
                                teacher(setup),
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
        Takeover takeover =
                setup.arbiter().type().equals(Arbiters.TOGGLE) ? Takeover.TOGGLE : Takeover.HOLD;
        WorldSpec spec = setup.world().type().spec();
        Teacher person = devices.person(spec, takeover);
        return setup.program()
                .<Teacher>map(program ->
                        new PersonFirst(person, program.make(spec, seed, Critics.of(spec))))
                .orElse(person);
    }

    private SessionWriter create(Path file, Setup setup) {
        return Session.create(
                file,
                new SessionHeader(
                        setup.world().type().spec(),
                        setup.world().type().spec().title(),
                        Instant.now(),
                        Release.VERSION,
                        plan(setup).header()));
    }

    private static Path scratchFile() {
        String time =
                DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss.SSS")
                        .format(LocalDateTime.now(ZoneId.systemDefault()));
        return Places.unsaved().resolve(time + Session.SUFFIX);
    }

    private Run describe(Path session, boolean scratch, Setup setup) {
        try (SessionReader reader = SessionReader.open(session)) {
            return new Run(
                    setup.world().type().spec(),
                    session,
                    scratch,
                    new UiFeed(),
                    reader.summaries(),
                    reader.snapshots().stream().map(StudioControls::version).toList(),
                    setup);
        }
    }

    private static Version version(Snapshot snapshot) {
        return new Version(
                snapshot.version(),
                snapshot.provenance().getOrDefault("learner", ""),
                Long.parseLong(snapshot.provenance().getOrDefault("updates", "0")),
                snapshot.ticks());
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
