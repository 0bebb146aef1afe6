package reins.sim.loop;

import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.flow.Worker;
import reins.core.role.Arbiter;
import reins.core.role.Guidance;
import reins.core.role.Signal;
import reins.core.role.Simulation;
import reins.core.role.Teacher;
import reins.core.role.World;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The tick: obey commands, ask policy and teacher, limit, decide, step the world, tell. Used by one
 * thread at a time, the sim thread; it owns the world and closes it.
 */
public final class SimLoop implements Worker {
    /** Why there is no going back in a world that cannot be driven again. */
    static final String NO_WAY_BACK =
            "This world cannot go back in time; stop it and drive on from here.";

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

    /** The world, where it can be driven again. */
    private final Optional<Simulation> simulation;

    private final Guard guard;
    private final PolicySlot slot;
    private final Inbox<Command> commands;
    private final Sink sink;
    private final Options options;
    private final Seeds seeds;
    private final Running running;
    private final Deliberation deliberation;
    private final Recorder recorder;

    private long nextEpisode;
    private int linger;
    private Optional<Trail> before = Optional.empty();
    private Optional<Hindsight> hindsight = Optional.empty();
    private boolean open;
    private boolean resting;
    private Observation observation = Observation.of(Vec.EMPTY);
    private Trail trail = new Trail(Stream.of(0), new Start.Fresh(0));

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
        simulation = world instanceof Simulation again ? Optional.of(again) : Optional.empty();
        this.slot = slot;
        this.commands = commands;
        this.sink = sink;
        this.options = options;
        seeds = new Seeds(options.seed());
        guard = new Guard(world.spec());
        running = new Running(slot, sink, obstacle);
        deliberation =
                new Deliberation(
                        slot, guard, teacher, arbiter, sink, this::pause, world.spec().rest());
        recorder = new Recorder(options.robot(), sink, world.spec().tickSeconds());
        nextEpisode = options.firstEpisode();
    }

    @Override
    public String name() {
        return "world";
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
            rest();
            return obeyed;
        }
        if (hindsight.isPresent()) {
            lookBack(hindsight.get());
        } else if (linger > 0) {
            linger--;
        } else {
            if (!open) {
                begin(fresh());
            }
            tick();
        }
        return true;
    }

    private void tick() {
        deliberation
                .decide(recorder.episode() - options.firstEpisode(), observation)
                .ifPresent(this::execute);
    }

    private void execute(Deliberation.Verdict verdict) {
        Decision decision = verdict.decision();
        Guidance guidance = verdict.guidance();
        resting = false;
        Outcome outcome = world.step(decision.executed());
        boolean lost = outcome.link().isTroubled() && outcome.ending() == Ending.CUT;
        Ending ending =
                lost ? Ending.CUT : judge(guidance, outcome.ending(), decision.teacherDrives());
        Step step =
                new Step(
                        recorder.nextTick(),
                        observation,
                        decision,
                        verdict.policy(),
                        verdict.teacher(),
                        outcome.withEnding(ending));
        observation = outcome.observation();
        trail.add(step);
        recorder.record(step);
        show();
        if (lost) {
            sink.on(
                    new Event.Found(
                            new Finding(
                                    "world",
                                    recorder.stream(),
                                    step.tick(),
                                    Finding.Weight.ALARM,
                                    outcome.link().trouble())));
        }
        if (ending != Ending.NONE) {
            if (guidance.signals().contains(Signal.DISCARD)) {
                sink.on(new Event.Edited(options.robot(), new Edit.Discard(recorder.episode())));
            }
            finish();
            linger = options.lingerTicks();
        }
    }

    /** The teacher's judgement goes before the world's; a person's takeover is not cut short. */
    private static Ending judge(Guidance guidance, Ending ending, boolean teacherDrives) {
        if (guidance.signals().contains(Signal.SUCCESS)) {
            return Ending.SUCCESS;
        }
        if (guidance.signals().contains(Signal.FAILURE)) {
            return Ending.FAILURE;
        }
        if (guidance.signals().contains(Signal.DISCARD)) {
            return Ending.CUT;
        }
        boolean waits = teacherDrives && guidance.signals().contains(Signal.UNHURRIED);
        return ending == Ending.CUT && waits ? Ending.NONE : ending;
    }

    /**
     * How a new episode begins; one of a world that cannot be driven again is not reached again.
     */
    private Start fresh() {
        return simulation.isPresent() ? seeds.fresh(nextEpisode) : new Start.Unknown(0);
    }

    private void begin(Start start) {
        trail = new Trail(new Stream(options.robot(), nextEpisode), start);
        observation =
                simulation
                        .map(again -> trail.replay(again, trail.ticks()))
                        .orElseGet(() -> world.reset(start.seed()));
        deliberation.begin(
                seeds.chance(nextEpisode),
                trail.executedBefore(trail.ticks()).orElse(world.spec().rest()));
        open = true;
        linger = 0;
        recorder.begin(nextEpisode++, start);
        show();
    }

    /** Closes the episode, as it stands; what was recorded stays. */
    private void finish() {
        if (open) {
            open = false;
            rest();
            recorder.end();
            before = Optional.of(trail);
        }
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Pause(Still.Paused why) -> pause(why);
            case Command.Stop() -> {
                leaveHindsight();
                pause(Still.Paused.STOPPED);
            }
            case Command.Resume(Optional<Still.Paused> after) -> running.resume(after);
            case Command.Restart() -> {
                leaveHindsight();
                finish();
                begin(fresh());
            }
            case Command.Rewind(double seconds) -> goBack(_ -> rewind(seconds));
            case Command.DriveFrom(Start.Rewound start) ->
                    goBack(_ -> {
                        finish();
                        begin(start);
                    });
            case Command.Relabel(double seconds) -> goBack(again -> relabel(again, seconds));
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
                    closeWith(new Edit.Judge(recorder.episode(), recorder.nextTick() - 1, ending));
            case Command.Discard() -> closeWith(new Edit.Discard(recorder.episode()));
            case Command.Teach(Teacher other) -> deliberation.teach(other);
            case Command.Arbitrate(Arbiter other) -> deliberation.arbitrate(other);
        }
    }

    /** Does what only a world allows that can be driven again; else says so. */
    private void goBack(Consumer<Simulation> how) {
        leaveHindsight();
        simulation.ifPresentOrElse(
                how,
                () ->
                        sink.on(
                                new Event.Found(
                                        new Finding(
                                                name(),
                                                recorder.stream(),
                                                Math.max(0, recorder.nextTick() - 1),
                                                Finding.Weight.WARNING,
                                                NO_WAY_BACK))));
    }

    /**
     * Ends the episode between two ticks; the judgement is an edit, for its ticks are recorded.
     * Where there are none there is nothing to judge.
     */
    private void closeWith(Edit edit) {
        leaveHindsight();
        if (open) {
            boolean recorded = trail.recordedTicks() > 0;
            finish();
            if (recorded) {
                sink.on(new Event.Edited(options.robot(), edit));
            }
            begin(fresh());
        }
    }

    /** Back along the ticks that were driven: past this episode's start lies the one before. */
    private void rewind(double seconds) {
        boolean toStart = Double.isInfinite(seconds);
        int back = toStart ? trail.ticks() : ticks(seconds);
        if (open && back > trail.ticks() && before.isPresent() && !recorder.isRewound()) {
            back -= trail.ticks();
            Trail past = before.get();
            finish();
            rewindTo(past, back);
        } else {
            finish();
            before.ifPresent(past -> rewindTo(past, toStart ? past.ticks() : ticks(seconds)));
        }
    }

    private int ticks(double seconds) {
        return (int) Math.round(seconds / world.spec().tickSeconds());
    }

    private void rewindTo(Trail past, int back) {
        begin(past.rewoundTo(Math.max(0, past.ticks() - back)));
    }

    /**
     * Looks back as a rewind goes back: past this episode's start lies the end of the one before.
     */
    private void relabel(Simulation again, double seconds) {
        int recorded = open ? trail.recordedTicks() : 0;
        boolean toStart = Double.isInfinite(seconds);
        boolean past = !open || (!toStart && ticks(seconds) > recorded && !recorder.isRewound());
        Trail seen = past ? before.orElse(trail) : trail;
        int back = toStart ? seen.recordedTicks() : ticks(seconds) - (seen == trail ? 0 : recorded);
        int from = seen.ticks() - Math.min(back, seen.recordedTicks());
        if (from < seen.ticks()) {
            recorder.handOver();
            linger = 0;
            hindsight = Optional.of(new Hindsight(again, guard, sink, seen, from));
            running.lookBack();
            show();
        }
    }

    private void lookBack(Hindsight present) {
        present.tick(deliberation.teacher());
        show();
        if (present.isOver()) {
            leaveHindsight();
            pause(Still.Paused.LOOKED_BACK);
        }
    }

    /** Takes the world back to where the trail ends. */
    private void leaveHindsight() {
        if (hindsight.isPresent()) {
            hindsight.get().handOver();
            hindsight = Optional.empty();
            running.lookAhead();
            if (open) {
                observation = trail.replay(simulation.orElseThrow(), trail.ticks());
                show();
            }
        }
    }

    private void pause(Still.Paused why) {
        rest();
        recorder.handOver();
        running.pause(why);
    }

    private void rest() {
        if (!resting) {
            resting = true;
            world.rest();
        }
    }

    private void show() {
        if (options.scenes()) {
            sink.on(new Event.Shown(world.scene()));
        }
    }

    /** Hands over what was recorded and closes the world. */
    @Override
    public void close() {
        try {
            hindsight.ifPresent(Hindsight::handOver);
            finish();
        } finally {
            world.rest();
            world.close();
        }
    }
}
