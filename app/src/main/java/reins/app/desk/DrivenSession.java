package reins.app.desk;

import reins.app.base.Places;
import reins.app.run.Plan;
import reins.app.run.Station;
import reins.app.screens.drive.DriveControls.Run;
import reins.app.screens.drive.DriveControls.Setup;
import reins.app.worlds.Agreements;
import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Patience;
import reins.core.flow.PolicySlot;
import reins.core.flow.Progress;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Arbiter;
import reins.core.role.Distant;
import reins.core.role.Policy;
import reins.core.role.Simulation;
import reins.core.role.Teacher;
import reins.core.role.WorldType;
import reins.policies.loop.PolicyLoader;
import reins.policies.remote.RemotePolicy;
import reins.policies.remote.RemoteSettings;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sim.teachers.Program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The session that is driven: begins, changes, replaces and ends its run. That is done by one
 * thread; {@code run}, {@code send} and what only asks are safe on every thread.
 */
final class DrivenSession {
    private final RunSlot slot = new RunSlot();
    private final StudioTeachers teachers;
    private final Sink listener;
    private final long seed;
    private final SessionWriter first;

    private volatile Run run;

    /** Counts the sessions that were driven: copies of one, and runs begun again, are the same. */
    private final AtomicInteger number = new AtomicInteger();

    /**
     * A scratch session, which is not driven yet.
     *
     * @param setup to begin with
     * @param listener told every event of every run, besides the screen
     */
    DrivenSession(Setup setup, long seed, StudioTeachers teachers, Sink listener) {
        this.seed = seed;
        this.teachers = teachers;
        this.listener = listener;
        first = StudioSessions.scratch(plan(setup));
        run = StudioSessions.describe(first.file(), true, setup);
    }

    Run run() {
        return run;
    }

    /** The slot that the run is in, for those who change what it records. */
    RunSlot slot() {
        return slot;
    }

    void send(Command command) {
        slot.send(command);
    }

    /** Shows what goes wrong outside a run, too. */
    void tell(Event event) {
        run.feed().on(event);
    }

    /** Which session is driven: the number grows with each one, from 0. */
    int number() {
        return number.get();
    }

    /** Keeps something that happened beside the run in the session, unless another is driven. */
    Run keep(int of, Event.News news) {
        if (of == number.get() && !slot.tell(news)) {
            try (SessionWriter writer = Session.open(run.session())) {
                writer.on(news);
                tell(news);
            } catch (ReinsException e) {
                tell(new Event.Failed("studio", e.sentence()));
            }
        }
        return run;
    }

    boolean isOpen(Path session) {
        try {
            return Files.isSameFile(session, run.session());
        } catch (IOException _) {
            return false; // opening it will say what is wrong
        }
    }

    /** Nobody waits for the first run to begin, so the screen is told what goes wrong. */
    Run beginFirst() throws InterruptedException {
        try {
            begin(first, teachers.of(run.setup()), Progress.NONE);
        } catch (ReinsException e) {
            tell(new Event.Failed("studio", e.sentence()));
        }
        return run;
    }

    int pin(int version) {
        try (SessionReader reader = SessionReader.open(run.session())) {
            Policy policy =
                    driver(
                            reader.snapshot(version),
                            "Version %d looks through a camera; choose a learner that sees pictures."
                                    .formatted(version));
            send(new Command.Pin(new PolicySlot.Driver(version, policy)));
        }
        return version;
    }

    /** A policy of a server drives from now on, and is a version of this session like others. */
    RemoteSettings driveFrom(RemoteSettings settings) {
        Artifact artifact = settings.artifact();
        Policy policy =
                driver(
                        artifact,
                        "The policy server is to be sent pictures; choose a learner that sees them,"
                                + " or write 'none' where they are named.");
        if (policy instanceof Distant distant) {
            slot.drive(artifact, distant);
        }
        return settings;
    }

    /**
     * @param unseeing said where it looks and nothing films
     */
    private Policy driver(Artifact artifact, String unseeing) {
        Policy policy =
                PolicyLoader.driver(
                        artifact, run.world(), RemotePolicy.Company.ATTENDED, System::nanoTime);
        boolean filmed =
                plan(run.setup()).films()
                        || run.setup().world().type() instanceof WorldType.Reached<?>;
        if (policy.looks() && !filmed) {
            if (policy instanceof Distant distant) {
                distant.close();
            }
            throw new ReinsException(unseeing);
        }
        return policy;
    }

    Setup change(Setup setup) throws InterruptedException {
        Setup before = run.setup();
        if (!setup.world().equals(before.world())) {
            throw new IllegalArgumentException("another world is another session's");
        }
        Teacher teacher = teachers.of(setup);
        if (setup.learner().equals(before.learner()) && slot.isOn()) {
            Arbiter arbiter = plan(setup).makeArbiter();
            send(new Command.Teach(teacher));
            send(new Command.Arbitrate(arbiter));
            slot.describe(plan(setup).header());
            run = run.with(setup);
        } else {
            goOn(run.session(), run.scratch(), setup);
        }
        return setup;
    }

    /**
     * @param progress asked while the world is waited for
     */
    Run leaveForNew(Setup setup, Progress progress) throws InterruptedException {
        Agreements.ofUser().require(setup.world());
        // Made before anything is left, so that a full disk changes nothing.
        return leaveFor(StudioSessions.scratch(plan(setup)), true, true, setup, progress);
    }

    /**
     * @param progress asked while the world is waited for
     */
    Run leaveFor(Path session, Progress progress) throws InterruptedException {
        if (isOpen(session)) {
            return goOn();
        }
        RecordedSetup recorded = StudioSessions.setup(session, run.setup());
        Agreements.ofUser().require(recorded.setup().world());
        // Claimed before anything is left, so that a bad file changes nothing.
        Run opened =
                leaveFor(
                        Session.open(session),
                        Places.isUnsaved(session),
                        false,
                        recorded.setup(),
                        progress);
        recorded.lacking().forEach(sentence -> tell(new Event.Noted(sentence)));
        return opened;
    }

    /**
     * Goes on in another session, or in this one where that fails.
     *
     * @param fresh whether nothing is recorded in it yet, so that it is removed then
     */
    private Run leaveFor(
            SessionWriter writer, boolean scratch, boolean fresh, Setup setup, Progress progress)
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
                if (fresh) {
                    Session.remove(writer.file());
                }
            }
        }
        slot.release();
        number.incrementAndGet();
        run = next;
        begin(writer, teacher, progress);
        return run;
    }

    Run saveAs(Path session) throws InterruptedException {
        Path before = run.session();
        if (!slot.moveTo(session)) {
            Session.saveAs(before, session, true);
        }
        boolean scratch = run.scratch();
        run = run.savedAs(session);
        if (scratch) {
            Session.remove(before);
        }
        goOn(session, false, run.setup());
        return run;
    }

    /** Writes all that was recorded, unless the session is a scratch one. */
    Run end() throws InterruptedException {
        if (!run.scratch()) {
            slot.end();
        }
        return run;
    }

    /** Ends the run, and removes a scratch session that was not kept. */
    void leave() throws InterruptedException {
        if (run.scratch()) {
            discard();
        } else {
            slot.end();
        }
    }

    /** Ends the run, and throws a scratch session away. */
    void discard() {
        slot.discard();
        if (run.scratch()) {
            Session.remove(run.session());
        }
    }

    /** The run as it is, begun again on its file. */
    Run goOn() throws InterruptedException {
        goOn(run.session(), run.scratch(), run.setup());
        return run;
    }

    private void goOn(Path session, boolean scratch, Setup setup) throws InterruptedException {
        Teacher teacher = teachers.of(setup);
        slot.end();
        SessionWriter writer = Session.open(session);
        run = StudioSessions.describe(session, scratch, setup);
        begin(writer, teacher, Progress.NONE);
    }

    private void begin(SessionWriter writer, Teacher teacher, Progress progress)
            throws InterruptedException {
        Plan plan = plan(run.setup());
        var _ = writer.describe(plan.header());
        try {
            slot.begin(
                    plan,
                    List.of(run.feed(), listener),
                    told ->
                            Patience.with(
                                    progress, () -> open(Station.of(plan, teacher, writer, told))));
        } catch (ReinsException | CancellationException e) {
            // What was driven before is left; the screen must not look as if something drove.
            tell(new Event.Running(Still.Paused.NO_WORLD, 1, Optional.empty()));
            throw e;
        }
    }

    /** Whether it can be driven again is known now. */
    private Station open(Station station) {
        run = run.repeating(station.world() instanceof Simulation);
        return station;
    }

    private Plan plan(Setup setup) {
        return new Plan(
                setup.world(),
                setup.learner(),
                setup.program().map(Program::name).orElse("person"),
                setup.arbiter(),
                seed);
    }
}
