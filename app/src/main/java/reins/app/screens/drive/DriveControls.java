package reins.app.screens.drive;

import reins.app.UiFeed;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.role.ArbiterType;
import reins.core.role.Chosen;
import reins.core.role.ExpertType;
import reins.core.role.LearnerType;
import reins.core.role.WorldType;
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
     * @param setup who learns, teaches and arbitrates
     */
    record Run(
            WorldSpec world,
            Path session,
            boolean scratch,
            UiFeed feed,
            List<EpisodeSummary> episodes,
            List<Version> versions,
            Setup setup) {
        public Run {
            episodes = List.copyOf(episodes);
            versions = List.copyOf(versions);
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
        public Setup withLearner(Chosen<LearnerType<?>> changed) {
            return new Setup(world, changed, program, arbiter);
        }
    }

    /** The run that is on now. */
    Run run();

    List<LearnerType<?>> learners();

    /** The programs that can teach in this run's world. */
    List<ExpertType> experts();

    List<ArbiterType<?>> arbiters();

    void send(Command command);

    /** Lets a policy version of this session drive until {@code Command.Unpin}. */
    Future<?> pin(int version);

    /** Who learns, teaches and arbitrates from now on; another learner starts on all facts. */
    Future<?> change(Setup setup);

    /**
     * Begins an empty session, by itself a scratch file. Also the way back from a failed worker.
     */
    Future<?> newSession();

    Future<?> openSession(Path session);

    /** Goes on recording in a copy under this name, which may replace a file. */
    Future<?> saveAs(Path session);
}
