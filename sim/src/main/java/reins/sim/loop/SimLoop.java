package reins.sim.loop;

import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Hand;
import reins.core.fact.Outcome;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.flow.Worker;
import reins.core.role.Arbiter;
import reins.core.role.Signal;
import reins.core.role.Teacher;
import reins.core.role.World;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The tick: obey commands, ask policy and teacher, limit, decide, step the world, tell. Used by one
 * thread at a time, the sim thread; it owns the world and closes it.
 */
public final class SimLoop implements Worker {
    static final String NAME = "world";

    /**
     * How a loop runs.
     *
     * @param robot the robot's name; empty where there is but one
     * @param seed of every episode's seed and of all chance
     * @param firstEpisode the number of the first episode, from 1
     * @param scenes whether to tell what the world looks like
     * @param lingerTicks how many ticks to stand still behind an ending, from 0
     */
    public record Options(
            String robot, long seed, long firstEpisode, boolean scenes, int lingerTicks) {}

    private final World world;
    private final PolicySlot slot;
    private final Inbox<Command> commands;
    private final Sink sink;
    private final Running running;
    private final Deliberation deliberation;
    private final Episodes episodes;
    private final WayBack wayBack;

    /**
     * @param obstacle why the loop must wait with the next tick, as a sentence; empty where
     *     everything that takes facts has room for more
     */
    public SimLoop(
            World world,
            Teacher teacher,
            Arbiter arbiter,
            PolicySlot slot,
            Inbox<Command> commands,
            Sink sink,
            Supplier<Optional<String>> obstacle,
            Options options) {
        this.world = world;
        this.slot = slot;
        this.commands = commands;
        this.sink = sink;
        Guard guard = new Guard(world.spec());
        running = new Running(slot, sink, obstacle);
        deliberation =
                new Deliberation(slot, guard, teacher, arbiter, sink, this::pause, running, world);
        episodes = new Episodes(world, deliberation, sink, options);
        wayBack = new WayBack(episodes, guard, running, sink);
    }

    @Override
    public String name() {
        return NAME;
    }

    public boolean isPaused() {
        return running.isPaused();
    }

    /** Times real time. */
    public double speed() {
        return running.speed();
    }

    public double tickSeconds() {
        return world.spec().tickSeconds();
    }

    @Override
    public boolean work() {
        boolean sound = false;
        try {
            boolean worked = workSoundly();
            sound = true;
            return worked;
        } finally {
            if (!sound) {
                world.rest();
            }
        }
    }

    private boolean workSoundly() {
        boolean obeyed = false;
        for (Optional<Command> command = commands.take();
                command.isPresent();
                command = commands.take()) {
            obey(command.get());
            obeyed = true;
        }
        if (running.isPaused() || running.mustWait()) {
            episodes.rest();
            return cutWhereLost() || obeyed;
        }
        if (wayBack.looksBack()) {
            wayBack.tick(deliberation.teacher()).ifPresent(this::pause);
        } else if (!episodes.lingers()) {
            if (!episodes.isOpen()) {
                beginFresh();
            }
            return tick() || obeyed;
        }
        return true;
    }

    /**
     * Ends the episode by a tick at rest where the world was lost while a person is awaited, who
     * could not go on with it.
     */
    private boolean cutWhereLost() {
        boolean lost =
                running.isPaused()
                        && episodes.isOpen()
                        && !wayBack.looksBack()
                        && !world.reach().trouble().isEmpty();
        if (lost) {
            execute(deliberation.rest());
        }
        return lost;
    }

    /**
     * Whether there was one. Where it waits for the policy or for a word, the world stands still;
     * one that goes on by itself is seen on, at rest, but for a countdown, which is no part of the
     * episode.
     */
    private boolean tick() {
        Optional<Deliberation.Verdict> verdict =
                deliberation.decide(episodes.before(), episodes.observation());
        if (verdict.isPresent()) {
            execute(verdict.get());
            return true;
        }
        if (running.isPaused() || running.countsDown() || world.standsStill()) {
            episodes.rest();
            return false;
        }
        execute(deliberation.rest());
        return true;
    }

    private void beginFresh() {
        running.driveOn();
        episodes.beginFresh();
    }

    private void execute(Deliberation.Verdict verdict) {
        if (verdict.guidance().hand() == Hand.PERSON) {
            running.driveOn();
        }
        Decision decision = verdict.decision();
        Set<Signal> signals = verdict.guidance().signals();
        Outcome outcome = episodes.drive(decision.executed());
        boolean lost = outcome.link().isTroubled() && outcome.ending() == Ending.CUT;
        Ending ending =
                lost ? Ending.CUT : judge(signals, outcome.ending(), decision.teacherDrives());
        Step step = episodes.record(verdict, outcome.withEnding(ending));
        Stream of = episodes.trail().of();
        if (lost) {
            sink.on(
                    new Event.Found(
                            new Finding(
                                    NAME,
                                    of,
                                    step.tick(),
                                    Finding.Weight.ALARM,
                                    outcome.link().trouble())));
        }
        if (ending != Ending.NONE) {
            if (signals.contains(Signal.DISCARD)) {
                sink.on(new Event.Edited(of.robot(), new Edit.Discard(of.episode())));
            }
            episodes.closeAndLinger();
        }
    }

    /** The teacher's judgement goes before the world's; a person's takeover is not cut short. */
    private static Ending judge(Set<Signal> signals, Ending ending, boolean teacherDrives) {
        if (signals.contains(Signal.SUCCESS)) {
            return Ending.SUCCESS;
        }
        if (signals.contains(Signal.FAILURE)) {
            return Ending.FAILURE;
        }
        if (signals.contains(Signal.DISCARD)) {
            return Ending.CUT;
        }
        boolean waits = teacherDrives && signals.contains(Signal.UNHURRIED);
        return ending == Ending.CUT && waits ? Ending.NONE : ending;
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Pause(Still.Paused why) -> pause(why);
            case Command.Stop() -> {
                wayBack.leave();
                world.stop();
                pause(Still.Paused.STOPPED);
            }
            case Command.Resume(Optional<Still.Paused> after) -> {
                if (running.isPaused() && running.isResumedBy(after)) {
                    after.ifPresentOrElse(_ -> world.resume(), world::goOn);
                }
                running.resume(after);
            }
            case Command.Restart() -> {
                wayBack.driveOn();
                beginFresh();
            }
            case Command.Rewind rewind -> wayBack.rewind(rewind);
            case Command.DriveFrom from -> wayBack.driveFrom(from);
            case Command.Relabel(double seconds) -> wayBack.lookBack(seconds);
            case Command.Speed(double factor) -> running.changeSpeed(factor);
            case Command.Pin(PolicySlot.Driver driver) -> {
                slot.pin(driver);
                running.tell();
            }
            case Command.Unpin() -> {
                slot.unpin();
                running.tell();
            }
            case Command.End(Ending ending) ->
                    closeWith(ended ->
                            new Edit.Judge(ended.of().episode(), ended.ticks() - 1, ending));
            case Command.Discard() -> closeWith(ended -> new Edit.Discard(ended.of().episode()));
            case Command.Teach(Teacher other) -> deliberation.teach(other);
            case Command.Arbitrate(Arbiter other) -> deliberation.arbitrate(other);
        }
    }

    /**
     * Ends the episode between two ticks; the judgement is an edit, for its ticks are recorded.
     * Where there are none there is nothing to judge.
     */
    private void closeWith(Function<Trail, Edit> edit) {
        wayBack.driveOn();
        if (episodes.isOpen()) {
            Trail ended = episodes.trail();
            episodes.close();
            if (ended.recordedTicks() > 0) {
                sink.on(new Event.Edited(ended.of().robot(), edit.apply(ended)));
            }
            beginFresh();
        }
    }

    private void pause(Still.Paused why) {
        episodes.rest();
        episodes.handOver();
        deliberation.interrupt();
        running.pause(why);
    }

    /** Hands over what was recorded and closes the world. */
    @Override
    public void close() {
        try {
            wayBack.handOver();
            episodes.close();
        } finally {
            world.rest();
            world.close();
        }
    }
}
