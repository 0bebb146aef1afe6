package reins.app.screens.drive;

import reins.app.base.UiFeed;
import reins.app.run.Teachers;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.Remark;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Progress;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.RuleType;
import reins.core.role.WorldType;
import reins.policies.remote.RemoteSettings;
import reins.sessions.MetricPoint;
import reins.sim.teachers.Program;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What the drive screen may ask of the running program. Called on the fx thread; nothing here
 * waits: long work is done elsewhere and seen through its {@code Future}, which fails with a {@link
 * reins.core.fact.ReinsException}.
 */
public interface DriveControls {
    /**
     * One session being driven. Opening another session makes another run, with a feed of its own,
     * so that nothing of the old one reaches the new one's screen. Safe on every thread.
     *
     * @param session the file that everything is recorded in
     * @param scratch whether that file is thrown away unless it is saved under a name
     * @param feed tells what happens from here on
     * @param episodes what was driven before, oldest first
     * @param versions the policies kept from before, oldest first
     * @param learned what the learner that goes on has told before, oldest first
     * @param results what is known of the policies
     * @param setup who learns, teaches and arbitrates
     * @param repeats whether the world can go back, as far as is known now
     */
    record Run(
            WorldSpec world,
            Path session,
            boolean scratch,
            UiFeed feed,
            List<EpisodeSummary> episodes,
            List<Version> versions,
            List<MetricPoint> learned,
            Results results,
            Setup setup,
            boolean repeats) {
        public Run {
            episodes = List.copyOf(episodes);
            versions = List.copyOf(versions);
            learned = List.copyOf(learned);
        }

        /** The same run, kept under a name from now on. */
        public Run savedAs(Path file) {
            return new Run(
                    world, file, false, feed, episodes, versions, learned, results, setup, repeats);
        }

        public Run with(Setup changed) {
            return new Run(
                    world, session, scratch, feed, episodes, versions, learned, results, changed,
                    repeats);
        }

        /** The same run, now that it is known whether its world can go back. */
        public Run repeating(boolean now) {
            return new Run(
                    world, session, scratch, feed, episodes, versions, learned, results, setup,
                    now);
        }
    }

    /**
     * Who learns, teaches and arbitrates. Safe on every thread.
     *
     * @param program the program that teaches; empty where a person does
     */
    record Setup(
            Chosen<WorldType<?>> world,
            Chosen<LearnerType<?>> learner,
            Optional<Program> program,
            Chosen<ArbiterType<?>> arbiter) {
        /** Of the world with its settings. */
        public WorldSpec spec() {
            return world.type().specWith(world.settings());
        }

        /** In another world a program that can drive there teaches, if one did before. */
        public Setup withWorld(Chosen<WorldType<?>> changed) {
            String id = changed.type().id();
            return new Setup(
                    changed,
                    learner,
                    id.equals(world.type().id())
                            ? program
                            : program.flatMap(before -> teachingIn(id, before)),
                    arbiter);
        }

        private static Optional<Program> teachingIn(String world, Program before) {
            return Teachers.of(world).stream()
                    .findFirst()
                    .map(expert -> new Program(expert, expert.levels().high(), before.rule()));
        }

        public Setup withLearner(Chosen<LearnerType<?>> changed) {
            return new Setup(world, changed, program, arbiter);
        }

        public Setup withProgram(Optional<Program> changed) {
            return new Setup(world, learner, changed, arbiter);
        }

        public Setup withArbiter(Chosen<ArbiterType<?>> changed) {
            return new Setup(world, learner, program, changed);
        }
    }

    /** The run that is on now. */
    Run run();

    /** The worlds that can be chosen, and what is done with those that a person keeps. */
    WorldControls worlds();

    List<LearnerType<?>> learners();

    /** The programs that can teach in this run's world. */
    List<ExpertType> experts();

    /** By what a program that teaches may decide to take over. */
    List<RuleType<?>> rules();

    List<ArbiterType<?>> arbiters();

    /** How well the driven world is reached now. */
    Reach reach();

    /** What came of the driven world last, also between its ticks. */
    Glimpse glimpse();

    void send(Command command);

    /**
     * How much of the action should be the teacher's where both drive.
     *
     * @param share 0 to 1
     */
    void share(double share);

    /** How one press on a key or a gamepad goes back from now on. */
    void rewindBy(Command.Rewind wanted);

    /** Calls the person by a sound, where there is a device for it. */
    void ring();

    /** Lets a policy version of this session drive until {@code Command.Unpin}. */
    Future<?> pin(int version);

    /** Lets a policy of a policy server drive until {@code Command.Unpin}, as a new version. */
    Future<?> driveFrom(RemoteSettings settings);

    /**
     * Lets policies drive fresh episodes by themselves, beside the run and always the same ones;
     * how each did is told as an event.
     *
     * @param versions of this session, one after the other
     * @param episodes of each, above 0
     * @param progress asked while it lasts
     */
    Future<?> evaluate(List<Integer> versions, int episodes, Progress progress);

    /** Keeps what the person says of a version from now on; it is told as an event. */
    void remark(int version, Remark remark);

    /**
     * Who learns, teaches and arbitrates in this session from now on; another learner starts on all
     * facts.
     */
    Future<?> change(Setup setup);

    /**
     * Begins an empty session, by itself a scratch file. Also the way back from a failed worker.
     *
     * @param setup may be of another world
     * @param progress asked while the world is waited for
     */
    Future<?> newSession(Setup setup, Progress progress);

    /**
     * The world that a session was recorded in, with its settings; nothing is started.
     *
     * @throws reins.core.fact.ReinsException where there is none like it here
     */
    Chosen<WorldType<?>> worldOf(Path session);

    /**
     * Goes on with a session, in the world that it was recorded in.
     *
     * @param progress asked while the world is waited for
     */
    Future<?> openSession(Path session, Progress progress);

    /** Goes on recording in a copy under this name, which may replace a file. */
    Future<?> saveAs(Path session);

    /**
     * Stops the world and writes all that was recorded; fails where that cannot be written, and
     * then it may be tried again.
     */
    Future<?> end();
}
