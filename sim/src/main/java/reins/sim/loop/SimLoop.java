package reins.sim.loop;

import reins.core.fact.Decision;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Act;
import reins.core.role.Arbiter;
import reins.core.role.Guidance;
import reins.core.role.Moment;
import reins.core.role.Signal;
import reins.core.role.Situation;
import reins.core.role.Teacher;
import reins.core.role.World;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * The tick: obey commands, ask policy and teacher, limit, decide, step the world, tell. Used by one
 * thread at a time, the sim thread; it owns the world and closes it.
 */
public final class SimLoop implements Worker {
    /** Why the loop stands still where an arbiter waits for the teacher. */
    public static final String ASKS = "The policy asks for help.";

    /** What is asked of the teacher while it looks back. */
    public static final String RELABELS = "Show what you would have done.";

    /** Why the loop stands still behind that. */
    public static final String RELABELLED = "What you would have done is kept.";

    /** Why it stands still where it was stopped. */
    public static final String STOPPED = "Stopped.";

    /**
     * How a loop runs.
     *
     * @param seed of every episode's seed and of all chance
     * @param firstEpisode the number of the first episode, from 1
     * @param scenes whether to tell what the world looks like
     * @param lingerTicks how many ticks to stand still behind an ending, from 0
     */
    public record Options(long seed, long firstEpisode, boolean scenes, int lingerTicks) {}

    /** Of the speed, while the teacher looks back. */
    private static final double HINDSIGHT_SPEED = 0.5;

    private final World world;
    private final Guard guard;
    private final PolicySlot slot;
    private final Inbox<Command> commands;
    private final Sink sink;
    private final Supplier<Optional<String>> obstacle;
    private final Options options;
    private final Recorder recorder;
    private Teacher teacher;
    private Arbiter arbiter;

    private boolean paused;
    private String pausedBecause = "";
    private Optional<String> waitingFor = Optional.empty();
    private double speed = 1;
    private int linger;

    private long nextEpisode;
    private Optional<Flight> before = Optional.empty();
    private Optional<Hindsight> hindsight = Optional.empty();
    private boolean flying;
    private boolean first;
    private Observation observation = Observation.of(Vec.EMPTY);
    private Flight flight = new Flight(0, new Start.Fresh(0));
    private Vec memory = Vec.EMPTY;
    private int memoryVersion = -1;
    private boolean teacherDrove;
    private boolean asked;
    private SplittableRandom random = new SplittableRandom(0);

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
        this.teacher = teacher;
        this.arbiter = arbiter;
        this.slot = slot;
        this.commands = commands;
        this.sink = sink;
        this.obstacle = obstacle;
        this.options = options;
        guard = new Guard(world.spec());
        recorder = new Recorder(sink, world.spec().tickSeconds());
        nextEpisode = options.firstEpisode();
    }

    @Override
    public String name() {
        return "world";
    }

    public boolean isPaused() {
        return paused;
    }

    /** Times real time. */
    public double speed() {
        return hindsight.isPresent() ? HINDSIGHT_SPEED * speed : speed;
    }

    public double tickSeconds() {
        return world.spec().tickSeconds();
    }

    @Override
    public boolean work() {
        boolean obeyed = false;
        for (Optional<Command> command = commands.take();
                command.isPresent();
                command = commands.take()) {
            obey(command.get());
            obeyed = true;
        }
        if (paused || mustWait()) {
            return obeyed;
        }
        if (hindsight.isPresent()) {
            lookBack(hindsight.get());
        } else if (linger > 0) {
            linger--;
        } else {
            if (!flying) {
                begin(fresh());
            }
            tick();
        }
        return true;
    }

    private boolean mustWait() {
        Optional<String> now = obstacle.get();
        if (!now.equals(waitingFor)) {
            waitingFor = now;
            tellRunning(now.orElse(""));
        }
        return now.isPresent();
    }

    private void tick() {
        PolicySlot.Driver driver = slot.current();
        if (driver.version() != memoryVersion) {
            Vec blank = driver.policy().begin();
            // What a version remembers of the episode is not lost on the next one that drives.
            memory = memoryVersion < 0 || memory.size() != blank.size() ? blank : memory;
            memoryVersion = driver.version();
        }
        Act act;
        try {
            act = driver.policy().act(observation, memory, random);
        } catch (ReinsException e) {
            sink.on(new Event.Failed("policy " + driver.version(), e.sentence()));
            pause(e.sentence());
            return;
        }
        Vec memoryThen = memory;
        memory = act.memory();
        act = act.withAction(guard.limit(act.action()));
        if (mustWaitForHelp(act)) {
            memory = memoryThen;
            return;
        }
        Guidance said =
                teacher.poll(new Moment(first, observation, act.action(), teacherDrove, asked));
        Guidance guidance = said.withAction(said.action().map(guard::limit));
        Decision decision =
                arbiter.decide(
                        new Situation(
                                recorder.episode() - options.firstEpisode(),
                                first,
                                teacherDrove,
                                asked,
                                random.nextDouble(),
                                observation,
                                act,
                                guidance));
        Outcome outcome = world.step(decision.executed());
        String trouble = world.trouble();
        Ending ending =
                trouble.isEmpty()
                        ? judge(guidance, outcome.ending(), decision.teacherDrives())
                        : Ending.CUT;
        Step step =
                new Step(
                        recorder.nextTick(),
                        observation,
                        decision,
                        driver.version(),
                        guidance.thought().isEmpty() ? act.thought() : guidance.thought(),
                        outcome.withEnding(ending));
        first = false;
        observation = outcome.observation();
        flight.add(step);
        teacherDrove = decision.teacherDrives();
        recorder.record(step);
        show();
        if (!trouble.isEmpty()) {
            sink.on(new Event.Found(new Finding("world", step.tick(), trouble)));
        }
        if (ending != Ending.NONE) {
            if (guidance.signals().contains(Signal.DISCARD)) {
                sink.on(new Event.Edited(new Edit.Discard(recorder.episode())));
            }
            finish();
            linger = options.lingerTicks();
        }
    }

    /**
     * Tells when the policy begins and ceases to ask for help. With an arbiter that waits the world
     * stands still at the beginning; when the user goes on, the tick begins anew.
     */
    private boolean mustWaitForHelp(Act act) {
        boolean asks = arbiter.asks(first, teacherDrove, observation, act);
        boolean begins = asks && !asked;
        if (asks != asked) {
            asked = asks;
            sink.on(new Event.Asked(asks));
        }
        boolean waits = begins && arbiter.waits();
        if (waits) {
            pause(ASKS);
        }
        return waits;
    }

    /** The teacher's judgement goes before the world's; a takeover is not cut short. */
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
        return ending == Ending.CUT && teacherDrives ? Ending.NONE : ending;
    }

    private Start fresh() {
        return new Start.Fresh(new SplittableRandom(mix(nextEpisode)).nextLong(Long.MAX_VALUE));
    }

    /** A number of this run's seed and an episode's number, far from those of their neighbours. */
    private long mix(long episode) {
        return options.seed() * 0x9E3779B97F4A7C15L + episode * 0xD1B54A32D192ED03L;
    }

    private void begin(Start start) {
        flight = new Flight(nextEpisode, start);
        observation = flight.replay(world, flight.ticks());
        random = new SplittableRandom(~mix(nextEpisode));
        memoryVersion = -1;
        teacherDrove = false;
        if (asked) {
            asked = false;
            sink.on(new Event.Asked(false));
        }
        first = true;
        flying = true;
        linger = 0;
        recorder.begin(nextEpisode++, start);
        show();
    }

    /** Closes the episode, as it stands; what was recorded stays. */
    private void finish() {
        if (flying) {
            flying = false;
            recorder.end();
            before = Optional.of(flight);
        }
    }

    private void obey(Command command) {
        switch (command) {
            case Command.Pause(String why) -> pause(why);
            case Command.Stop() -> {
                leaveHindsight();
                pause(STOPPED);
            }
            case Command.Resume(String after) -> {
                if (after.isEmpty() || after.equals(pausedBecause)) {
                    paused = false;
                    tellRunning("");
                }
            }
            case Command.Restart() -> {
                leaveHindsight();
                finish();
                begin(fresh());
            }
            case Command.Rewind(double seconds) -> {
                leaveHindsight();
                rewind(seconds);
            }
            case Command.Relabel(double seconds) -> {
                leaveHindsight();
                relabel(seconds);
            }
            case Command.Speed(double factor) -> {
                speed = factor;
                tellRunning("");
            }
            case Command.Pin(PolicySlot.Driver driver) -> {
                slot.pin(driver);
                tellRunning("");
            }
            case Command.Unpin() -> {
                slot.unpin();
                tellRunning("");
            }
            case Command.End(Ending ending) ->
                    closeWith(new Edit.Judge(recorder.episode(), ending));
            case Command.Discard() -> closeWith(new Edit.Discard(recorder.episode()));
            case Command.Teach(Teacher other) -> teacher = other;
            case Command.Arbitrate(Arbiter other) -> arbiter = other;
        }
    }

    /**
     * Ends the episode between two ticks; the judgement is an edit, for its ticks are recorded.
     * Where there are none there is nothing to judge.
     */
    private void closeWith(Edit edit) {
        leaveHindsight();
        if (flying) {
            boolean recorded = !first;
            finish();
            if (recorded) {
                sink.on(new Event.Edited(edit));
            }
            begin(fresh());
        }
    }

    /** Back along the ticks that were flown: past this episode's start lies the one before. */
    private void rewind(double seconds) {
        boolean toStart = Double.isInfinite(seconds);
        int back = toStart ? flight.ticks() : ticks(seconds);
        if (flying && back > flight.ticks() && before.isPresent() && !recorder.isRewound()) {
            back -= flight.ticks();
            Flight past = before.get();
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

    private void rewindTo(Flight past, int back) {
        begin(past.rewoundTo(Math.max(0, past.ticks() - back)));
    }

    /**
     * Looks back as a rewind goes back: past this episode's start lies the end of the one before.
     */
    private void relabel(double seconds) {
        int flown = flying ? flight.recordedTicks() : 0;
        boolean toStart = Double.isInfinite(seconds);
        boolean past = !flying || (!toStart && ticks(seconds) > flown && !recorder.isRewound());
        Flight seen = past ? before.orElse(flight) : flight;
        int back = toStart ? seen.recordedTicks() : ticks(seconds) - (seen == flight ? 0 : flown);
        int from = seen.ticks() - Math.min(back, seen.recordedTicks());
        if (from < seen.ticks()) {
            recorder.handOver();
            linger = 0;
            paused = false;
            hindsight = Optional.of(new Hindsight(world, guard, sink, seen, from));
            tellRunning(RELABELS);
            show();
        }
    }

    private void lookBack(Hindsight present) {
        present.tick(teacher);
        show();
        if (present.isOver()) {
            leaveHindsight();
            pause(RELABELLED);
        }
    }

    /** Takes the world back to where the flight stands. */
    private void leaveHindsight() {
        if (hindsight.isPresent()) {
            hindsight.get().handOver();
            hindsight = Optional.empty();
            if (flying) {
                observation = flight.replay(world, flight.ticks());
                show();
            }
        }
    }

    private void pause(String why) {
        pausedBecause = why;
        recorder.handOver();
        paused = true;
        tellRunning(why);
    }

    private void tellRunning(String why) {
        sink.on(
                new Event.Running(
                        paused, speed(), slot.pinned().map(PolicySlot.Driver::version), why));
    }

    private void show() {
        if (options.scenes()) {
            sink.on(new Event.Shown(world.scene()));
        }
    }

    /** Hands over what was recorded and closes the world. */
    @Override
    public void close() {
        hindsight.ifPresent(Hindsight::handOver);
        finish();
        world.close();
    }
}
